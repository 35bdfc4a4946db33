"""A plan that was handed in three times: teacher and student compare the third with the first, and read the same."""

import pytest
from playwright.sync_api import Page, expect

from plans.actions import add_section, cite, describe_section, move_section, remove_section, uncite
from plans.models import Citation, Plan
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.reviews.scene import bank_evidence, slot_of, write
from topics.models import Evidence, FigureRow

THESES = ("Fear decided what people said.", "Fear decided what people wrote.", "Hope decided what people wrote.")


HEADS = [
    "1 Literature Minor Moved: was 2",
    "2 Theatre Decisive was Minor",
    "3 Paragraph New",
    "Counterargument Nothing written",
    "Conclusion Nothing written",
    "Religion Taken out was in the 1st submission",
]
EVIDENCE = [
    "Evidence taken out: 10 of 19 Evidence of union",
    "The bank corrected this Figure changed: was 10 of 19, is 12 of 19 "
    "12 of 19 Evidence of plays Ten of nineteen new plays were withdrawn.",
    "10 of 19 Evidence of films Ten of nineteen new plays were withdrawn.",
]


@pytest.fixture
def third(cast) -> Submission:
    """The third submission: in each, the line of argument is another; before the third, the paragraphs change, too."""
    plan = cast.start()
    for number, factor in enumerate(("Theatre", "Literature", "Religion"), start=1):
        section = write(plan, "paragraph", "point", f"{factor} was watched.", number).section
        describe_section(section=section, factor=factor, weight=1)
    for number, key in ((1, "plays"), (2, "union")):
        cite(slot=slot_of(plan, "paragraph", "evidence", number), evidence=evidence(key))
    hand_in(plan, THESES[0])
    hand_in(plan, THESES[1])
    change_paragraphs(plan)
    return hand_in(plan, THESES[2], is_decided=False)


def evidence(key: str) -> Evidence:
    evidence = bank_evidence(key)
    evidence.title = f"Evidence of {key}"
    evidence.save()
    return evidence


def hand_in(plan: Plan, thesis: str, *, is_decided: bool = True) -> Submission:
    plan.refresh_from_db()
    write(plan, "thesis", "thesis", thesis)
    submission = submit_plan(plan=plan, user=plan.owner)
    if is_decided:
        teacher = plan.classroom.memberships.get(role="teacher").user
        decide(submission=submission, teacher=teacher, decision="returned", overall="Again.")
    return submission


def change_paragraphs(plan: Plan) -> None:
    """Move the first, weigh it otherwise and correct its figure; take out the third and evidence; add a fourth."""
    plan.refresh_from_db()
    theatre, _, religion = plan.sections.kept().filter(kind="paragraph")
    move_section(section=theatre, step=1)
    describe_section(section=theatre, weight=3)
    remove_section(section=religion)
    add_section(plan=plan, kind="paragraph")
    write(plan, "paragraph", "point", "Films were made anew.", 3)
    cite(slot=slot_of(plan, "paragraph", "evidence", 3), evidence=evidence("films"))
    uncite(citation=Citation.objects.get(evidence__key="union"))
    FigureRow.objects.filter(evidence__key="plays").update(value=12)


def test_third_submission_is_compared_with_the_first_by_teacher_and_student(browse, cast, third):
    teacher, student = browse(cast.teacher), browse(cast.student)

    teacher.goto(third.get_absolute_url())
    expect(teacher.locator(".changes-sum")).to_contain_text("Changed since the 2nd submission:")
    compare_with_the_first(teacher)
    student.goto(third.plan.get_absolute_url())
    student.get_by_role("link", name="See what you changed between your submissions").click()
    compare_with_the_first(student)

    for page in (teacher, student):
        assert texts(page, ".changes-sum") == [
            "Changed since the 1st submission: 4 parts with other words or evidence, 1 paragraph added, "
            "1 paragraph moved, 1 paragraph with another side, factor or weight, 1 paragraph taken out; "
            "the bank corrected 1 piece of evidence added taken out"
        ]
        assert texts(page, ".rv-head, .rv-part > summary") == HEADS
        assert texts(page, ".rv del:visible") == ["Fear", "said", "10 of 19 Evidence of union"]
        assert texts(page, ".rv ins") == ["Hope", "wrote", "Films were made anew."]
        assert texts(page, ".rv-evidence") == EVIDENCE
        page.get_by_text("Religion", exact=True).click()
        expect(page.locator(".rv-gone del")).to_have_text("Religion was watched.")


def compare_with_the_first(page: Page) -> None:
    page.get_by_role("navigation", name="Compare with").get_by_role("link", name="1st").click()
    page.wait_for_url("**?with=1")


def texts(page: Page, selector: str) -> list[str]:
    """Return the words of each of these that can be read, on one line."""
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]
