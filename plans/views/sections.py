"""Adding, describing, moving, removing and restoring the paragraphs and counterarguments of a plan."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from plans.access import get_own_plan, get_section, number_of
from plans.actions import add_section, move_section, order_sections, remove_section, restore_section
from plans.actions.sections import DOWN, UP
from plans.forms import parse_id
from plans.models import Section, SectionKind
from plans.views.answers import Done, answer, change_plan, gone, name_of_kind, refuse
from plans.views.page import Notice, class_time, make_page
from plans.views.saving import save_posted

MOVABLE = (SectionKind.PARAGRAPH, SectionKind.COUNTER)
STEPS = {"up": UP, "down": DOWN}


def first_slot_id(section: Section) -> str:
    """Return the id of a section's first field."""
    slot = section.slots.first()
    return f"slot-{slot.pk}" if slot else f"section-{section.pk}"


@require_POST
def section_add(request: HttpRequest, pk) -> HttpResponse:
    """Append an empty section of the posted `kind`."""
    plan = get_own_plan(request.user, pk)
    kind = request.POST.get("kind")
    if kind not in MOVABLE:
        raise BadRequest("A plan takes more paragraphs and counterarguments.")

    def add() -> Done:
        section = add_section(plan=plan, kind=kind)
        return Done(f"{name_of_kind(section)} added.", first_slot_id(section), first_slot_id(section))

    return change_plan(request, plan, add)


def onto_sheet(response: HttpResponse) -> HttpResponse:
    """Let htmx put the answer in the place of the sheet, whatever asked for it."""
    return reswap(retarget(response, "#plan"), "outerHTML")


@require_POST
def section(request: HttpRequest, pk, section_pk) -> HttpResponse:
    """Save a paragraph's side, factor and weight; htmx gets what shows them."""
    plan = get_own_plan(request.user, pk)
    section = get_section(plan, section_pk)
    if section.removed_at:
        return onto_sheet(change_plan(request, plan, lambda: gone(section)))
    outcome = save_posted(request, plan)
    if outcome.is_closed or not request.htmx:
        anchor = f"section-{section_pk}"
        done = Done("Saved.", anchor, anchor)
        return answer(request, plan, done, outcome) if outcome.is_fine else onto_sheet(refuse(request, plan, outcome))
    notice = Notice(" ".join(outcome.joined)) if outcome.joined else None
    page = make_page(get_own_plan(request.user, pk), outcome, notice)
    block = next(block for block in page.paragraphs if block.id == str(section_pk))
    context = {"page": page, "block": block, "target_id": request.POST.get("section", "")}
    with class_time(plan):
        return render(request, "plans/_section_answer.html", context, status=outcome.status)


@require_POST
def section_move(request: HttpRequest, pk, section_pk) -> HttpResponse:
    """Move a section one place in the posted `direction`, "up" or "down"."""
    plan = get_own_plan(request.user, pk)
    section = get_section(plan, section_pk)
    direction = request.POST.get("direction")
    if direction not in STEPS:
        raise BadRequest("A section moves up or down.")

    def move() -> Done:
        if section.removed_at:
            return gone(section)
        move_section(section=section, step=STEPS[direction])
        words = f"{name_of_kind(section)} moved {direction}. It is number {number_of(section)} now."
        return Done(words, f"{direction}-{section.pk}", "outline")

    return change_plan(request, plan, move)


@require_POST
def section_remove(request: HttpRequest, pk, section_pk) -> HttpResponse:
    """Take a section out; the answer offers to bring it back. A second click takes nothing more out."""
    plan = get_own_plan(request.user, pk)
    section = get_section(plan, section_pk)

    def remove() -> Done:
        if not section.removed_at:
            remove_section(section=section)
        return Done(f"{name_of_kind(section)} removed.", "undo", removed=section)

    return change_plan(request, plan, remove)


@require_POST
def section_restore(request: HttpRequest, pk, section_pk) -> HttpResponse:
    """Bring a removed section back. A second click does nothing more."""
    plan = get_own_plan(request.user, pk)
    section = get_section(plan, section_pk)

    def restore() -> Done:
        if section.removed_at:
            restore_section(section=section)
        return Done(f"{name_of_kind(section)} brought back.", first_slot_id(section), first_slot_id(section))

    return change_plan(request, plan, restore)


@require_POST
def order(request: HttpRequest, pk) -> HttpResponse:
    """Put the paragraphs into the posted `order`, a list of ids."""
    plan = get_own_plan(request.user, pk)
    ids = [parse_id(text) for text in request.POST.getlist("order")]

    def put_in_order() -> Done:
        order_sections(plan=plan, kind=SectionKind.PARAGRAPH, order=ids)
        return Done("New order saved.", anchor="outline")

    return change_plan(request, plan, put_in_order)
