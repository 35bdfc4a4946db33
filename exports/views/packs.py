"""The class pack: what it is to be like, and a small one as the answer to a request."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from exports.actions import ask_pack
from exports.forms import PackForm
from exports.models import Pack
from exports.pack import pack_pdf, pack_picture
from exports.pack_choices import Choices, choices_of
from exports.pack_order import MOST_PLANS as MOST_IN_VOLUME
from exports.pack_order import HandedIn
from exports.paper import PDF, PNG
from exports.reading import (
    ClassPack,
    cover_of,
    name_of_file,
    outline_of,
    read_editions,
    read_handed_in,
    read_missing,
    read_pack,
)
from exports.views.answers import answer
from people.access import get_taught_classroom
from plans.models import Assignment
from reviews.access import get_taught_assignment

MOST_PLANS, MOST_LETTERS = 40, 600_000  # what is surely set within two seconds

NOTHING = "Nobody has handed in a plan of this assignment yet."
ANOTHER = "You can have one pack made at a time. This one comes first: wait for it, or cancel it."


@require_safe
def class_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead from a class to the pack of its latest assignment of which there are plans; the others are listed there."""
    classroom = get_taught_classroom(request.user, pk)
    assignments = classroom.assignments.latest_first()
    latest = assignments.filter(plans__submissions__isnull=False).first() or assignments.first()
    return redirect("exports:pack-new", latest.pk) if latest else redirect(classroom)


@require_safe
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a small pack as PDF; lead to its page where there is nothing to put into it, or too much."""
    assignment = get_taught_assignment(request.user, pk)
    read = read_pack(request.user, assignment, choices_of(request.GET))
    address = f"{reverse('exports:pack-new', args=[pk])}?{read.choices.query}"
    if not is_small(read.plans):
        return redirect(address)
    return answer(request, address, read.fingerprint(), name_of_file(read, "pdf"), PDF, lambda: make(read))


@require_safe
def pack_as_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the page of contents as a picture."""
    assignment = get_taught_assignment(request.user, pk)
    read = read_pack(request.user, assignment, choices_of(request.GET))
    address, fingerprint = reverse("exports:pack-new", args=[pk]), f"{read.fingerprint()}-picture"
    return answer(request, address, fingerprint, "plans.png", PNG, lambda: pack_picture(*outline_of(read)))


def is_small(plans: Sequence[HandedIn]) -> bool:
    """Whether the pack can be made while somebody waits for the answer."""
    return 0 < len(plans) <= MOST_PLANS and sum(each.letters for each in plans) <= MOST_LETTERS


def make(read: ClassPack) -> bytes:
    editions = read_editions(read, read.plans)
    if not editions:
        raise Http404("Every plan was taken back this very moment.")
    return pack_pdf(cover_of(read, editions), editions)


@require_http_methods(["GET", "HEAD", "POST"])
def pack_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be in a pack, and let the teacher choose how; by POST, give it, or have it made."""
    assignment = get_taught_assignment(request.user, pk)
    plans = read_handed_in(request.user, assignment)
    form = PackForm(request.POST if request.method == "POST" else None, initial=initial(request))
    if not form.is_bound:
        return show(request, assignment, plans, form)
    if not form.is_valid():
        return show(request, assignment, plans, form, status=422)
    return give(request, assignment, plans, form.choices)


def initial(request: HttpRequest) -> dict:
    choices = choices_of(request.GET)
    return {"order": choices.order, "paper": choices.paper, "odd": choices.odd}


def give(request: HttpRequest, assignment: Assignment, plans: list[HandedIn], choices: Choices) -> HttpResponse:
    if not plans:
        messages.info(request, NOTHING)
        return redirect("exports:pack-new", assignment.pk)
    if is_small(plans):
        return redirect(f"{reverse('exports:pack', args=[assignment.pk])}?{choices.query}")
    asked, is_new = ask_pack(person=request.user, assignment=assignment, choices=choices, total=len(plans))
    if not is_new:
        messages.info(request, ANOTHER)
    return redirect(asked)


def show(
    request: HttpRequest, assignment: Assignment, plans: list[HandedIn], form: PackForm, status: int = 200
) -> HttpResponse:
    others = Assignment.objects.filter(classroom=assignment.classroom).exclude(pk=assignment.pk)
    context = {
        "assignment": assignment,
        "classroom": assignment.classroom,
        "form": form,
        "choices": choices_of(request.GET),
        "plans": plans,
        "is_small": is_small(plans),
        "volume": MOST_IN_VOLUME,
        "missing": read_missing(assignment, plans),
        "others": others.select_related("question").latest_first(),
        "in_hand": Pack.objects.in_hand().filter(person=request.user).first(),
    }
    return render(request, "exports/pack_new.html", context, status=status)
