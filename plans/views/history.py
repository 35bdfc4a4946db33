"""What a plan once said: the versions of one part, and the paragraphs that were taken out."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from plans.access import get_own_plan, get_own_slot, removed_sections, restored_sections
from plans.actions import PlanClosed, edits_of, save_slot
from plans.comparison import diff_words
from plans.history import Version, first_change, group_versions
from plans.models import Slot
from plans.roles import FIXED_ROLES
from plans.templatetags.planning import moment
from plans.views.page import class_time

CHANGED = "This part was changed meanwhile, so nothing was restored. Look at what it says now, and restore again."
CLOSED = "The plan is with your teacher now, so nothing was restored. You can restore when it comes back."


@dataclass(frozen=True, slots=True)
class Past:
    """The versions of a slot, newest first, and the one that is looked at."""

    slot: Slot
    versions: tuple[Version, ...]
    chosen: Version

    @property
    def name(self) -> str:
        return name_of(self.slot)

    @property
    def is_now(self) -> bool:
        return self.chosen.text == self.slot.text

    @property
    def lines(self) -> list[tuple[Version, str]]:
        """Each version with words of it that tell it from the one before."""
        texts = [*(version.text for version in self.versions), ""]
        pairs = zip(self.versions, texts[1:], strict=True)
        return [(version, first_change(before, version.text)) for version, before in pairs]

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """From the chosen version to what the part says now."""
        return diff_words(self.chosen.text, self.slot.text)


def name_of(slot: Slot) -> str:
    """Return what a slot is called: its part of the paragraph model, or its role."""
    if slot.part_name:
        return slot.part_name
    # A part that was taken out of the model after the plan began keeps its words, under its key.
    return FIXED_ROLES[slot.role].name if slot.role in FIXED_ROLES else slot.role.capitalize()


@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest, pk, slot_pk) -> HttpResponse:
    """Show the versions of a part, and the `version` that is asked for; restore it when it is posted."""
    slot = get_own_slot(request.user, pk, slot_pk)
    if request.method == "POST":
        return restore(request, slot)
    return show(request, slot, request.GET.get("version", ""))


def restore(request: HttpRequest, slot: Slot) -> HttpResponse:
    past = look_back(slot, request.POST.get("version", ""))
    seen = request.POST.get("rev", "")
    if seen != str(slot.revision) or request.POST.get("version") != str(past.chosen.revision):
        return show(request, slot, str(past.chosen.revision), CHANGED)
    try:
        result = save_slot(
            slot=slot,
            text=past.chosen.text,
            revision=slot.revision,
            author=request.user,
            restored_from=past.chosen.revision,
        )
    except PlanClosed:
        return show(request, slot, str(past.chosen.revision), CLOSED)
    if result.conflict:
        return show(
            request, get_own_slot(request.user, slot.section.plan_id, slot.pk), str(past.chosen.revision), CHANGED
        )
    plan = slot.section.plan
    with class_time(plan):
        messages.success(request, f"{past.name}: the version of {moment(past.chosen.at)} is back.")
    return redirect(f"{plan.get_absolute_url()}#slot-{slot.pk}")


def look_back(slot: Slot, revision: str) -> Past:
    """Return the past of a slot, with the version that a revision has become part of; without one, the latest.

    Raise Http404 where there was no such revision.
    """
    versions = tuple(reversed(group_versions(edits_of(slot=slot)[slot.pk])))
    chosen = find_version(versions, revision) if revision else next(iter(versions), None)
    if chosen is None:
        raise Http404("There is no such version.")
    return Past(slot, versions, chosen)


def find_version(versions: tuple[Version, ...], revision: str) -> Version | None:
    """Return the version, of these newest first, that a revision has become part of: typing on makes it grow."""
    wanted = int(revision) if revision.isascii() and revision.isdecimal() and len(revision) < 10 else 0
    return next((version for version in reversed(versions) if wanted and version.revision >= wanted), None)


def show(request: HttpRequest, slot: Slot, revision: str, problem: str = "") -> HttpResponse:
    plan = slot.section.plan
    with class_time(plan):
        context = {"plan": plan, "past": look_back(slot, revision), "problem": problem}
        return render(request, "plans/history.html", context, status=409 if problem else 200)


@require_safe
def removed(request: HttpRequest, pk) -> HttpResponse:
    """Show the paragraphs and counterarguments that were taken out, to be brought back, and those that were."""
    plan = get_own_plan(request.user, pk)
    context = {"plan": plan, "removed": removed_sections(plan), "restored": restored_sections(plan)}
    with class_time(plan):
        return render(request, "plans/removed.html", context)
