"""Saving what is posted with a page of the workspace, and remembering what could not be kept."""

from dataclasses import dataclass, field, replace

from django.http import HttpRequest

from plans.actions import FactorMoved, PlanClosed, SaveResult, save_page, take_other_text, tidy_history
from plans.comparison import diff_words, join_texts
from plans.forms import TAKE_BOTH, TAKE_OTHER, PostedSlot, SectionForm, read_sections, read_slots
from plans.models import SLOT_MAX_LENGTH, Plan
from plans.signals import page_posted

CONFLICT, TOO_LONG, CLOSED = "conflict", "too-long", "closed"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is not saved: somebody changed the slot, it is too long, or the plan is closed.

    `text` is what the student wrote; in a conflict `other` is what the slot holds.
    """

    kind: str
    text: str
    other: str = ""

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The other text word by word: "added" is what only it has, "removed" what only the student's has."""
        return diff_words(self.text, self.other)

    @property
    def joined(self) -> str:
        """One text with the words of both."""
        return join_texts(self.other, self.text)

    @property
    def has_room_for_both(self) -> bool:
        return len(self.joined) <= SLOT_MAX_LENGTH

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def limit(self) -> int:
        return SLOT_MAX_LENGTH

    @property
    def excess(self) -> int:
        return self.length - self.limit


@dataclass(slots=True)
class Outcome:
    """What became of a posted page: problems by slot id, paragraphs whose fields are wrong, and whether it came late.

    `refreshed` names slots that another tab has changed and this page had not touched; in a renewal that is every slot.
    `posted` is what each slot says on the page that was posted. `joined` says in words which factors stand beside those
    of another window.
    """

    problems: dict[str, Problem] = field(default_factory=dict)
    sections: dict[str, SectionForm] = field(default_factory=dict)
    refreshed: set[str] = field(default_factory=set)
    posted: dict[str, str] = field(default_factory=dict)
    joined: list[str] = field(default_factory=list)
    is_closed: bool = False
    is_renewal: bool = False

    def is_refreshed(self, slot_id: str, text: str) -> bool:
        """Whether the page may show other words of a slot than these, which it holds when the answer is made.

        Somebody may also have written between the saving and the answer. What was not posted with the rest may have
        changed since the page was made.
        """
        if self.is_renewal or slot_id in self.refreshed:
            return True
        return slot_id not in self.problems and self.posted.get(slot_id) != text

    @property
    def is_fine(self) -> bool:
        return not (self.problems or self.sections or self.is_closed)

    @property
    def status(self) -> int:
        """The HTTP status that says it best: 409 where the plan has moved on, 422 where a field is wrong."""
        if self.is_fine:
            return 200
        moved_on = self.is_closed or any(problem.kind != TOO_LONG for problem in self.problems.values())
        return 409 if moved_on else 422


def save_posted(request: HttpRequest, plan: Plan) -> Outcome:
    """Save every slot and paragraph that is posted. Ids of another plan are a 404 before anything is written."""
    while True:
        try:
            outcome = _save_posted(request, plan)
        except FactorMoved:
            continue  # both stand in it, once it is read again
        tidy_history(plan)
        page_posted.send(Plan, request=request, plan=plan)
        return outcome


def _save_posted(request: HttpRequest, plan: Plan) -> Outcome:
    slots, sections = read_slots(plan, request.POST), read_sections(plan, request.POST)
    outcome = Outcome(
        sections={str(form.section.pk): form for form in sections if not form.is_valid()},
        posted={str(posted.slot.pk): posted.text for posted in slots},
    )
    changed = [(form.section, form.changes()) for form in sections if form.is_valid()]
    joined = [_say_joined(form) for form in sections if form.is_valid() and form.other_factor]
    try:
        _save(plan, slots, [(section, fields) for section, fields in changed if fields], request, outcome)
        outcome.joined = joined
    except PlanClosed:
        _keep_for_copying(slots, changed, outcome)
    return outcome


def _say_joined(form: SectionForm) -> str:
    now = form.cleaned_data["factor"]
    return f"Another window wrote “{form.other_factor}” as a factor: it is “{now}” now."


def _save(plan: Plan, slots: list[PostedSlot], sections: list, request: HttpRequest, outcome: Outcome) -> None:
    taken, joined = request.POST.get(TAKE_OTHER, ""), request.POST.get(TAKE_BOTH, "")
    slots = [_with_both(posted, outcome) if str(posted.slot.pk) == joined else posted for posted in slots]
    for posted in slots:
        if posted.excess:
            outcome.problems[str(posted.slot.pk)] = Problem(TOO_LONG, posted.text)
    texts = [posted for posted in slots if posted.is_changed and not posted.excess]
    mine = [posted for posted in texts if str(posted.slot.pk) != taken]
    if mine or sections:
        results = save_page(
            plan=plan,
            slots=[(posted.slot, posted.text, posted.revision, posted.names) for posted in mine],
            sections=sections,
            author=request.user,
        )
        for posted in mine:
            note(outcome, posted, results[posted.slot.pk])
    for posted in texts:
        if posted not in mine:
            result = take_other_text(slot=posted.slot, text=posted.text, revision=posted.revision, author=request.user)
            note(outcome, posted, result)


def _with_both(posted: PostedSlot, outcome: Outcome) -> PostedSlot:
    """Settle a conflict by keeping the words of both; where they are too long together, it stays open."""
    joined = join_texts(posted.slot.text, posted.text)
    if len(joined) > SLOT_MAX_LENGTH:
        return posted
    outcome.refreshed.add(str(posted.slot.pk))
    return replace(posted, text=joined, names=())


def note(outcome: Outcome, posted: PostedSlot, result: SaveResult) -> None:
    """Remember what a save says about one slot."""
    if result.conflict:
        outcome.problems[str(posted.slot.pk)] = Problem(CONFLICT, posted.text, result.text)
    elif result.moved_on or result.text != posted.text:
        outcome.refreshed.add(str(posted.slot.pk))


def _keep_for_copying(slots: list[PostedSlot], sections: list, outcome: Outcome) -> None:
    """The plan is closed and nothing was written: show the student the words that are not in it."""
    outcome.is_closed = True
    outcome.problems |= {
        str(posted.slot.pk): Problem(CLOSED, posted.text) for posted in slots if posted.is_changed and posted.text
    }
    outcome.problems |= {
        str(section.pk): Problem(CLOSED, fields["factor"]) for section, fields in sections if fields.get("factor")
    }
