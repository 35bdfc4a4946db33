"""What the pages of a submission say of evidence and figures that are not what they were in the one before."""

import re
from decimal import Decimal

import pytest

from plans.actions import add_own_evidence, cite, remove_section, uncite
from plans.evidence_changes import FigureChange
from plans.models import Citation, Plan
from reviews.actions import decide, submit_plan
from reviews.evidence_words import say_figure
from reviews.models import Submission
from tests.people.reading import words_of
from tests.reviews.scene import bank_evidence, slot_of, write, written_plan
from topics.figures import Amount, Change, Share
from topics.models import Evidence, FigureRow


@pytest.fixture(params=["teacher", "student"])
def page_of(request, cast, login):
    """Return a function that opens a submission, as the teacher reads it or as its own writer does."""

    def open_page(submission: Submission):
        if request.param == "teacher":
            return login(cast.teacher).get(submission.get_absolute_url())
        return login(cast.student).get(f"/plans/{submission.plan_id}/submissions/{submission.number}/")

    return open_page


@pytest.fixture
def plan(cast) -> Plan:
    """A plan that was returned; its first paragraph cites evidence of the bank, the second is begun."""
    plan = written_plan(cast)
    write(plan, "paragraph", "point", "Another point.", 2)
    decide(submission=send(plan), teacher=cast.teacher, decision="returned", overall="Go on.")
    return Plan.objects.get(pk=plan.pk)


def send(plan: Plan) -> Submission:
    return submit_plan(plan=plan, user=plan.owner)


def marks_on(page) -> list[str]:
    return re.findall(r'<span class="pill pill-new">([^<]+)</span>', page.content.decode())


def figures_on(page) -> list[str]:
    return re.findall(r'<p class="ev-change">([^<]+)</p>', page.content.decode())


def move_evidence(plan: Plan, number: int = 2) -> None:
    citation = Citation.objects.get()
    uncite(citation=citation)
    cite(slot=slot_of(plan, "paragraph", "evidence", number), evidence=citation.evidence)


def own_evidence(plan: Plan, value: int, text: str) -> Citation:
    figure = FigureRow(kind="share", value=Decimal(value), whole=Decimal(19), unit="plays")
    evidence = Evidence(owner=plan.owner, title="From the archive", text=text)
    return add_own_evidence(slot=slot_of(plan, "paragraph", "evidence"), evidence=evidence, figures=[figure])


def test_what_the_bank_corrected_is_told_and_is_no_change_of_the_students(page_of, plan):
    FigureRow.objects.update(value=12)

    submission = send(plan)

    page = page_of(submission)
    assert marks_on(page) == ["The bank corrected this"]
    assert figures_on(page) == ["Figure changed: was 10 of 19, is 12 of 19"]
    assert "Nothing has changed since the 1st submission; the bank corrected 1 piece of evidence." in words_of(page)
    assert submission.changed_slots == 0


def test_figure_that_the_bank_took_out(page_of, plan):
    FigureRow.objects.all().delete()

    page = page_of(send(plan))

    assert (marks_on(page), figures_on(page)) == (["The bank corrected this"], ["Figure taken out: 10 of 19"])


def test_figure_that_the_bank_added(page_of, plan):
    FigureRow.objects.create(evidence=Evidence.objects.get(), kind="amount", value=3, scale="million", unit="people")

    page = page_of(send(plan))

    assert (marks_on(page), figures_on(page)) == (["The bank corrected this"], ["Figure added: 3 million"])


def test_words_that_the_bank_corrected_beside_a_change_of_the_students(page_of, plan):
    Evidence.objects.update(text="Twelve of nineteen new plays were withdrawn.")
    write(plan, "thesis", "thesis", "Something else.")

    page = page_of(send(plan))

    assert marks_on(page) == ["The bank corrected this"]
    assert figures_on(page) == []
    assert "1 part with other words or evidence; the bank corrected 1 piece of evidence added taken out" in words_of(
        page
    )


def test_figure_of_ones_own_evidence_that_was_written_anew(page_of, plan, cast):
    own = own_evidence(plan, 10, "Ten of nineteen.")
    decide(submission=send(plan), teacher=cast.teacher, decision="returned", overall="Count again.")
    uncite(citation=own)
    own_evidence(plan, 12, "Ten of nineteen.")

    submission = send(Plan.objects.get(pk=plan.pk))

    page = page_of(submission)
    assert (marks_on(page), figures_on(page)) == ([], ["Figure changed: was 10 of 19, is 12 of 19"])
    assert "Evidence taken out:" not in page.content.decode()
    assert submission.changed_slots == 1


def test_own_evidence_in_other_words(page_of, plan, cast):
    own = own_evidence(plan, 10, "Ten of nineteen.")
    decide(submission=send(plan), teacher=cast.teacher, decision="returned", overall="In which year?")
    uncite(citation=own)
    own_evidence(plan, 10, "Ten of nineteen, in 1936.")

    page = page_of(send(Plan.objects.get(pk=plan.pk)))

    assert (marks_on(page), figures_on(page)) == (["Reworded"], [])


def test_evidence_that_moved_is_told_in_both_places(page_of, plan):
    move_evidence(plan)

    submission = send(plan)

    page = page_of(submission)
    assert marks_on(page) == ["Moved to paragraph 2", "Moved from paragraph 1"]
    assert "Evidence taken out:" not in page.content.decode()
    assert submission.changed_slots == 2


def test_evidence_that_moved_and_that_the_bank_corrected(page_of, plan):
    move_evidence(plan)
    FigureRow.objects.update(value=12)

    page = page_of(send(plan))

    assert marks_on(page) == ["Moved to paragraph 2", "Moved from paragraph 1", "The bank corrected this"]
    assert figures_on(page) == ["Figure changed: was 10 of 19, is 12 of 19"]


def test_evidence_that_moved_out_of_a_paragraph_that_was_taken_out(page_of, plan):
    move_evidence(plan)
    remove_section(section=plan.sections.kept().filter(kind="paragraph").first())

    page = page_of(send(plan))

    assert marks_on(page) == ["Moved from paragraph 1, which was taken out", "Moved to paragraph 1"]


def test_evidence_taken_out_and_evidence_that_is_new_are_not_moved(page_of, plan):
    uncite(citation=Citation.objects.get())
    cite(slot=slot_of(plan, "paragraph", "evidence", 2), evidence=bank_evidence("films"))

    page = page_of(send(plan))

    assert marks_on(page) == ["New"]
    assert page.content.decode().count("Evidence taken out:") == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Share(10, 19, "plays"), Share(12, 19, "plays"), "Figure changed: was 10 of 19, is 12 of 19"),
        (Share(10, 19, "plays"), Share(10, 19, "films"), "Figure changed: was 10 of 19 plays, is 10 of 19 films"),
        (
            Change(3, 15, "readers", "million"),
            Change(3, 17, "readers", "million", approximate=True),
            "Figure changed: was 3 to 15 million, is about 3 to 17 million",
        ),
        (None, Amount(17, "people", "million"), "Figure added: 17 million"),
        (Amount(17, "people", "million"), None, "Figure taken out: 17 million"),
    ],
)
def test_figure_that_changed_in_words(old, new, words):
    assert say_figure(FigureChange(old, new)) == words
