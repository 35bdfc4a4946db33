"""Evidence for a plan: searching the bank, placing a card in a paragraph, and writing evidence of one's own."""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from plans.access import evidence_slot, find_citation, get_own_plan, get_section, number_of
from plans.actions import add_own_evidence, cite, uncite
from plans.forms import OwnEvidenceForm, parse_id
from plans.models import Citation, Plan, Section, SectionKind
from plans.text import as_id, clean
from plans.views.answers import Done, change_plan, gone
from topics.access import get_evidence
from topics.models import Evidence, Side
from topics.search import MAX_LETTERS, search_evidence

STEP, MOST = 12, 240
CLOSED_WORDS = (
    "This plan was submitted in another window, so nothing can be added to it now. "
    "Copy your text if you want to keep it; you can add it once the plan is returned."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph as the evidence panel names it."""

    id: str
    number: int
    factor: str

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.factor or 'Paragraph'}"


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of evidence, with the paragraphs that it is in."""

    evidence: Evidence
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for in the bank, and which paragraph it is for. `topic` is an id, or 0 for any."""

    query: str
    side: str
    figure: bool
    topic: int
    unused: bool
    show: int
    target: Place | None

    @property
    def is_filtered(self) -> bool:
        return bool(self.side or self.figure or self.topic or self.unused)


@require_safe
def evidence(request: HttpRequest, pk) -> HttpResponse:
    """Search the bank for a plan, for its paragraph `section`. htmx gets the results alone.

    `q` are the words; `side`, `figure`, `topic` and `unused` keep some of what is found.
    """
    plan = get_own_plan(request.user, pk)
    places = places_of(plan)
    search = read_search(request, places)
    found = list(find(request.user, plan, search)[: search.show + 1])
    cited = cited_in(plan, places)
    context = {
        "plan": plan,
        "places": places,
        "search": search,
        "cards": [Card(item, cited.get(item.pk, ())) for item in found[: search.show]],
        "needs_topics": "topic" not in request.GET,
        "next_show": search.show + STEP if len(found) > search.show and search.show < MOST else 0,
    }
    template = "plans/_evidence_results.html" if request.htmx else "plans/evidence.html"
    return render(request, template, context)


def places_of(plan: Plan) -> tuple[Place, ...]:
    sections = plan.sections.kept().filter(kind=SectionKind.PARAGRAPH)
    return tuple(Place(str(section.pk), number, section.factor) for number, section in enumerate(sections, start=1))


def read_search(request: HttpRequest, places: tuple[Place, ...]) -> Search:
    """Read what is asked for; what makes no sense is left aside, so that a search always answers."""
    asked = request.GET
    sides = [side for side in Side.values if side in asked.getlist("side")]
    wanted = next((place for place in places if place.id == asked.get("section")), None)
    show = asked.get("show", "")
    return Search(
        query=clean(asked.get("q", ""))[:MAX_LETTERS].strip(),
        side=sides[0] if len(sides) == 1 else "",
        figure=bool(asked.get("figure")),
        topic=as_id(asked.get("topic", "")),
        unused=bool(asked.get("unused")),
        show=min(int(show), MOST) if show.isascii() and show.isdecimal() and len(show) < 4 and int(show) else STEP,
        target=wanted or next(iter(places), None),
    )


def find(user, plan: Plan, search: Search):
    """The evidence to offer: what fits the paragraph's factor comes first. Without the bank it is one's own alone."""
    found = search_evidence(user, search.query, plan.question, search.side or None, search.figure, search.topic)
    if not plan.terms.bank:
        found = found.filter(owner=user)
    if search.unused:
        found = found.filter(~Exists(citations_in(plan).filter(evidence=OuterRef("pk"))))
    if search.target is None or not search.target.factor:
        return found
    on_factor = Case(
        When(theme__title=search.target.factor, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return found.order_by(on_factor, *found.query.order_by)


def citations_in(plan: Plan):
    """What is cited in the paragraphs that the plan still has."""
    return Citation.objects.filter(slot__section__plan=plan, slot__section__removed_at__isnull=True)


def cited_in(plan: Plan, places: tuple[Place, ...]) -> dict[int, tuple[Place, ...]]:
    """The paragraphs that each piece of evidence is in, by the evidence's id."""
    named = {place.id: place for place in places}
    cited = {}
    pairs = citations_in(plan).order_by("slot__section__position", "pk").values_list("evidence", "slot__section")
    for evidence_pk, section_pk in pairs:
        if str(section_pk) in named:
            cited[evidence_pk] = (*cited.get(evidence_pk, ()), named[str(section_pk)])
    return cited


@require_POST
def citation_add(request: HttpRequest, pk) -> HttpResponse:
    """Place the posted `evidence` in the posted `section`. Placing it there twice is told and changes nothing."""
    plan = get_own_plan(request.user, pk)
    section = get_section(plan, parse_id(request.POST.get("section", "")))
    evidence = get_evidence(request.user, as_id(request.POST.get("evidence", "")))
    slot = evidence_slot(section)

    def place() -> Done:
        if section.removed_at:
            return gone(section)
        if not (plan.terms.bank or evidence.owner_id):
            return Done("This assignment is planned without the evidence bank.", anchor=f"section-{section.pk}")
        is_new = cite(slot=slot, evidence=evidence)[1]
        return Done(placed(section, evidence, is_new), anchor=f"section-{section.pk}")

    return change_plan(request, plan, place)


def placed(section: Section, evidence: Evidence, is_new: bool) -> str:
    """Say where a card was placed, and where else it is: twice is allowed, but one should know."""
    places = cited_in(section.plan, places_of(section.plan)).get(evidence.pk, ())
    here = "".join(str(place.number) for place in places if place.id == str(section.pk))
    others = [str(place.number) for place in places if place.id != str(section.pk)]
    if not is_new:
        return f"Already in paragraph {here}."
    also = f" It is already in paragraph{'s' if len(others) > 1 else ''} {' and '.join(others)}." if others else ""
    return f"Added to paragraph {here}.{also}"


@require_POST
def citation_remove(request: HttpRequest, pk, citation_pk: int) -> HttpResponse:
    """Take a card out of a paragraph; the evidence itself stays in the bank."""
    plan = get_own_plan(request.user, pk)
    citation = find_citation(plan, citation_pk)

    def take_out() -> Done:
        if citation is None:
            return Done("This card is no longer in the plan.")
        uncite(citation=citation)
        slot = citation.slot
        return Done(taken_out(plan, citation.evidence), f"add-to-{slot.pk}", f"section-{slot.section_id}")

    return change_plan(request, plan, take_out)


def taken_out(plan: Plan, evidence: Evidence) -> str:
    if evidence.owner_id:
        return "Card taken out. It is still among your own evidence."
    return "Card taken out. It is still in the bank." if plan.terms.bank else "Card taken out."


@require_http_methods(["GET", "HEAD", "POST"])
def own_evidence(request: HttpRequest, pk) -> HttpResponse:
    """Write evidence of one's own, with its figures if it has some, and place it in the posted `section`."""
    plan = get_own_plan(request.user, pk)
    if request.method != "POST":
        return own_evidence_form(
            request, plan, OwnEvidenceForm(request.user, language=plan.language), request.GET.get("section", "")
        )
    section = get_section(plan, parse_id(request.POST.get("section", "")))
    slot = evidence_slot(section)
    form = OwnEvidenceForm(request.user, request.POST, language=plan.language)
    if not plan.is_editable:
        form.add_error(None, CLOSED_WORDS)
    if not form.is_valid():
        return own_evidence_form(request, plan, form, str(section.pk))

    def keep() -> Done:
        if section.removed_at:
            return gone(section)
        add_own_evidence(slot=slot, evidence=form.save(commit=False), figures=form.figure_rows())
        return Done(f"Your evidence is in paragraph {number_of(section)}.", anchor=f"section-{section.pk}")

    response = change_plan(request, plan, keep)
    if request.htmx and response.status_code == 200:
        response.write(render_to_string("plans/_own_evidence_done.html", {"plan": plan}, request))
    return response


def own_evidence_form(request: HttpRequest, plan: Plan, form: OwnEvidenceForm, chosen: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    if request.htmx:
        response = render(request, "plans/_own_evidence_form.html", {"plan": plan, "form": form}, status=status)
        return reswap(retarget(response, "#own-evidence"), "innerHTML")
    context = {"plan": plan, "form": form, "places": places_of(plan), "chosen": chosen}
    return render(request, "plans/own_evidence.html", context, status=status)
