"""What a person's files hold besides the plan: what was said to them, and what they handed in before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.access import get_held
from exports.hub import find_format
from plans.models import Plan
from reviews.actions import add_comment, decide, reply, submit_plan
from reviews.models import LevelsShown, Submission, WhenShown
from tests.reviews.scene import REMARK, slot_of, submitted, write
from tests.support.queries import count_queries


@pytest.fixture
def returned(cast) -> Submission:
    """A first submission with a comment, returned, and words that were never sent about it."""
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    add_comment(submission=submission, slot=slot, author=cast.teacher, kind="must_fix", text=REMARK)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Nearly.")
    return submission


def held(user, plan: Plan):
    return get_held(user, plan.pk, "a4").edition


def test_draft_without_reviews_has_nothing_beside_it(cast):
    edition = held(cast.student, cast.start())

    assert (edition.review, edition.earlier) == (None, None)


def test_returned_plan_comes_with_what_was_said_and_what_was_handed_in(cast, returned):
    write(returned.plan, "thesis", "thesis", "New words.")

    edition = held(cast.student, returned.plan)

    [comment], [overall] = edition.review.comments, edition.review.overall
    assert (comment.kind, comment.state, comment.text, comment.author) == ("Must fix", "Open", REMARK, "Teacher")
    assert (overall.decision, overall.number, overall.text) == ("Returned", 1, "Nearly.")
    assert edition.earlier == returned.frozen
    assert edition.earlier_status.startswith("Submission 1, ")
    assert edition.document.thesis.slots[0].text == "New words."


def test_what_was_said_has_the_moment_at_which_it_was_sent(cast, returned):
    sent = returned.comments.get()
    submit_plan(plan=Plan.objects.get(), user=cast.student)
    reply(comment=sent, author=cast.teacher, text="Look again.")
    decide(submission=Submission.objects.get(number=2), teacher=cast.teacher, decision="returned", overall="Again.")

    [comment] = held(cast.student, returned.plan).review.comments

    assert comment.moment == sent.published_at
    assert [each.moment for each in comment.replies] == [sent.replies.get().published_at]


def test_editions_with_comments_of_other_days_are_told_apart(cast, returned):
    edition = held(cast.student, returned.plan)
    [comment] = edition.review.comments
    later = replace(comment, moment=comment.moment + timedelta(days=1))
    other = replace(edition, review=replace(edition.review, comments=(later,)))

    word = find_format("word")

    assert word.fingerprint(other) != word.fingerprint(edition)


def test_what_waits_for_a_decision_is_in_nobodys_file(cast, returned):
    submit_plan(plan=Plan.objects.get(), user=cast.student)
    again = Submission.objects.get(number=2)
    slot = slot_of(again.plan, "thesis", "thesis")
    add_comment(submission=again, slot=slot, author=cast.teacher, kind="praise", text="Secret so far.")
    reply(comment=returned.comments.get(), author=cast.teacher, text="A secret reply.")

    for user in (cast.student, cast.teacher):
        edition = held(user, again.plan)
        assert "ecret" not in repr(edition.review)
        assert edition.document == again.frozen
        assert edition.earlier == returned.frozen


def test_levels_that_wait_are_not_in_the_file(cast, returned):
    returned.review.given = [{"criterion": "Focus", "level": "High", "descriptor": "Yes.", "marks": "5"}]
    returned.review.save()
    wait = LevelsShown.objects.create(assignment=cast.assignment, when=WhenShown.AFTER_ACTING)

    waiting = held(cast.student, returned.plan).review
    wait.delete()
    shown = held(cast.student, returned.plan).review

    assert (waiting.levels, waiting.levels_wait) == ((), True)
    assert [level.level for level in shown.levels] == ["High"]


def test_file_costs_the_same_for_many_comments(cast, returned):
    with count_queries(at_most=12) as few:
        held(cast.student, returned.plan)
    submit_plan(plan=Plan.objects.get(), user=cast.student)
    again = Submission.objects.get(number=2)
    for role in ("thesis",) * 9:
        slot = slot_of(again.plan, "thesis", role)
        add_comment(submission=again, slot=slot, author=cast.teacher, kind="question", text="Why?")
    decide(submission=again, teacher=cast.teacher, decision="returned", overall="Again.")
    plan = Plan.objects.get()

    with count_queries(exactly=few.count):
        held(cast.student, plan)
