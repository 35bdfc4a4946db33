"""Plans to work on: an empty one of the class's assignment, and one with words and evidence in it."""

from dataclasses import dataclass

import pytest

from people.models import User
from plans.actions import cite, describe_section, save_slot
from plans.models import Plan, Section, Slot
from reviews.actions import add_comment, decide, submit_plan
from tests.cast import Cast
from topics.models import Argument, Evidence, FigureRow, Stance, Theme, Topic


@dataclass(frozen=True, slots=True)
class Desk:
    """A plan of the student's, and ways to get at its parts."""

    plan: Plan
    cast: Cast

    @property
    def url(self) -> str:
        return self.plan.get_absolute_url()

    @property
    def student(self) -> User:
        return self.cast.student

    def sections(self, kind: str = "paragraph") -> list[Section]:
        return list(self.plan.sections.kept().filter(kind=kind))

    def slot(self, role: str, number: int = 1) -> Slot:
        """Return the slot of a role as it is now; of paragraphs, in the one with that number."""
        found = Slot.objects.filter(section__plan=self.plan, section__removed_at__isnull=True, role=role)
        return found.select_related("section__plan").order_by("section__position")[number - 1]

    def write(self, role: str, text: str, number: int = 1) -> Slot:
        slot = self.slot(role, number)
        save_slot(slot=slot, text=text, revision=slot.revision, author=self.student)
        return self.slot(role, number)

    def texts(self, role: str = "point") -> list[str]:
        """Return the texts of a role in the order of the plan."""
        slots = Slot.objects.filter(section__plan=self.plan, section__removed_at__isnull=True, role=role)
        return list(slots.order_by("section__position").values_list("text", flat=True))

    def posted(self, *slots: Slot, **texts: str) -> dict:
        """Return what the page posts for slots as they are, with other words where a role is named."""
        data = {}
        for slot in slots:
            data |= {f"slot-{slot.pk}": texts.get(slot.role, slot.text), f"rev-{slot.pk}": str(slot.revision)}
        return data

    def close(self, state: str = "submitted") -> None:
        Plan.objects.filter(pk=self.plan.pk).update(state=state)


@pytest.fixture
def desk(cast) -> Desk:
    """The student's empty plan."""
    return Desk(cast.start(), cast)


@pytest.fixture
def theme(db) -> Theme:
    topic = Topic.objects.create(slug="art", title="Art and culture")
    return Theme.objects.create(topic=topic, key="theatre", title="Film and theatre")


@pytest.fixture
def plays(theme) -> Evidence:
    """A card of the bank with a figure: 10 of 19 plays withdrawn."""
    evidence = Evidence.objects.create(
        key="plays", theme=theme, kind="figure", title="Plays withdrawn", text="Ten of nineteen plays were withdrawn.",
        span_from=1936, span_to=1937, source="Class notes", reliability="reliable",
    )  # fmt: skip
    FigureRow.objects.create(evidence=evidence, kind="share", value=10, whole=19, unit="plays withdrawn")
    return evidence


@pytest.fixture
def poem(theme) -> Evidence:
    """A card of the bank without a figure."""
    return Evidence.objects.create(
        key="poem", theme=theme, title="The poem", text="Mandelstam was arrested for a poem.", date_label="May 1934",
        position=1,
    )  # fmt: skip


@pytest.fixture
def bank(desk, theme, plays, poem):
    """The plays support the claim of the question, the poem challenges it; a third card has no side."""
    question = desk.plan.question
    question.topics.add(theme.topic)
    for side, evidence in (("supports", plays), ("challenges", poem)):
        argument = Argument.objects.create(theme=theme, key=side, claim=f"It {side}.")
        argument.evidence.add(evidence)
        Stance.objects.create(question=question, argument=argument, side=side)
    Evidence.objects.create(key="films", theme=theme, title="Films", text="Films were few.", position=2)
    return desk


@pytest.fixture
def written(desk, plays) -> Desk:
    """The student's plan with words in several parts, one card, and a described paragraph."""
    desk.write("thesis", "It changed what people saw, less what they believed.")
    desk.write("point", "Audiences saw what the Party wanted.")
    desk.write("counterargument", "Children came to believe it.")
    desk.write("judgement", "To a limited extent.")
    describe_section(section=desk.sections()[0], side="supports", factor="Film and theatre", weight=2)
    cite(slot=desk.slot("evidence"), evidence=plays)
    return desk


@pytest.fixture
def student(login, cast):
    """The test client, with the student signed in."""
    return login(cast.student)


@pytest.fixture
def htmx(student):
    """Return a function that posts as htmx does."""

    def post(url: str, data: dict):
        return student.post(url, data, headers={"HX-Request": "true"})

    return post


@pytest.fixture
def plan_url(desk):
    """Return a function that names an address below the plan's."""
    return lambda *parts: desk.url + "".join(f"{part}/" for part in parts)


@pytest.fixture
def commented(written):
    """The student's plan, submitted and returned with comments on its first point and on the judgement."""
    submission = submit_plan(plan=written.plan, user=written.student)
    for role in ("point", "judgement"):
        add_comment(submission=submission, slot=written.slot(role), author=written.cast.teacher, text=f"Which {role}?")
    decide(submission=submission, teacher=written.cast.teacher, decision="returned", overall="Almost there.")
    written.plan.refresh_from_db()
    return written
