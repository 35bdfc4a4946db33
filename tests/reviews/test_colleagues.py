"""Two teachers of one class: each sees what the other has open, and nothing is decided past what the other wrote."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import Membership, Role
from reviews.actions import AlreadyDecided, WrittenMeanwhile, decide, reply, tell_open, withdraw_submission
from reviews.models import GONE_AFTER, Review, Sitting
from tests.cast import make_person
from tests.reviews.scene import comment_on, resubmitted, slot_of, submitted
from tests.support.queries import count_queries

NOON = "2026-05-12T11:00:00+00:00"  # 12:00 by the clock of the class


@pytest.fixture
def colleague(cast):
    """Other Teacher, who now teaches the class, too."""
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    return cast.other_teacher


def open_page(submission, teacher, since=NOON) -> Sitting:
    tell_open(submission=submission, teacher=teacher)
    Sitting.objects.filter(teacher=teacher).update(since=since)
    return Sitting.objects.get(submission=submission, teacher=teacher)


def leave(sitting: Sitting) -> None:
    gone = timezone.now() - GONE_AFTER - timedelta(seconds=1)
    Sitting.objects.filter(pk=sitting.pk).update(seen_at=gone)


def notice(response) -> list[str]:
    found = re.search(r"data-sitting[^>]*>(.*?)</div>", response.content.decode(), re.DOTALL)
    return re.findall(r"<span>(.*?)</span>", found[1]) if found else []


def seen_on(response) -> list[str]:
    return re.findall(r'name="seen" value="([^"]+)"', response.content.decode())


def test_queue_says_who_has_a_plan_open(cast, teacher, colleague):
    open_page(submitted(cast), colleague)

    response = teacher.get("/reviews/")

    assert "Other Teacher has this open since 12:00" in response.content.decode()


def test_review_page_says_who_has_the_plan_open(cast, teacher, colleague):
    submission = submitted(cast)
    open_page(submission, colleague)

    response = teacher.get(f"/reviews/{submission.pk}/")

    assert notice(response) == [
        "Other Teacher has this open since 12:00. You can go on: both of you can comment, and one decides."
    ]


def test_two_colleagues_are_named_in_one_sentence(cast, teacher, colleague):
    submission = submitted(cast)
    third = make_person("third")
    Membership.objects.create(user=third, classroom=cast.classroom, role=Role.TEACHER)
    for person in (colleague, third):
        open_page(submission, person)

    response = teacher.get(f"/reviews/{submission.pk}/")

    assert notice(response)[0].startswith("Other Teacher and Third have this open since 12:00.")


def test_nobody_is_told_of_oneself(cast, teacher):
    submission = submitted(cast)
    open_page(submission, cast.teacher)

    assert "has this open" not in teacher.get("/reviews/").content.decode()
    assert notice(teacher.get(f"/reviews/{submission.pk}/")) == []


def test_page_that_was_not_heard_of_for_minutes_is_open_no_more(cast, teacher, colleague):
    submission = submitted(cast)
    leave(open_page(submission, colleague))

    assert "has this open" not in teacher.get("/reviews/").content.decode()
    assert notice(teacher.get(f"/reviews/{submission.pk}/")) == []


def test_looking_at_the_page_notes_nothing(cast, teacher):
    submission = submitted(cast)

    teacher.get(f"/reviews/{submission.pk}/")

    assert Sitting.objects.count() == 0


def test_page_tells_that_it_is_open_and_hears_of_colleagues(cast, teacher, colleague):
    submission = submitted(cast)
    open_page(submission, colleague)

    response = teacher.post(f"/reviews/{submission.pk}/open/")

    assert "Other Teacher has this open since 12:00" in response.content.decode()
    assert list(Sitting.objects.of_colleagues(colleague).values_list("teacher", flat=True)) == [cast.teacher.pk]


def test_page_that_goes_on_keeps_the_time_since_when(cast):
    submission = submitted(cast)
    before = open_page(submission, cast.teacher)

    tell_open(submission=submission, teacher=cast.teacher)

    after = Sitting.objects.get()
    assert (after.pk, after.since) == (before.pk, before.since)
    assert after.seen_at > before.seen_at


def test_page_opened_again_later_counts_from_then(cast):
    submission = submitted(cast)
    before = open_page(submission, cast.teacher)
    leave(before)

    tell_open(submission=submission, teacher=cast.teacher)

    assert Sitting.objects.get().since > before.since


def test_sittings_that_are_over_go_away(cast):
    leave(open_page(submitted(cast), cast.teacher))
    other = submitted(cast, cast.classmate)

    tell_open(submission=other, teacher=cast.teacher)

    assert list(Sitting.objects.values_list("submission", flat=True)) == [other.pk]


def test_page_hears_that_a_colleague_has_decided(cast, teacher, colleague):
    submission = submitted(cast)
    decide(submission=submission, teacher=colleague, decision="returned", overall="")
    Review.objects.update(decided_at=NOON)

    response = teacher.post(f"/reviews/{submission.pk}/open/")

    assert "Other Teacher returned this plan at 12:00. What you write here now reaches nobody:" in (
        response.content.decode()
    )
    assert Sitting.objects.count() == 0


def test_open_page_does_not_keep_a_student_from_withdrawing(cast):
    submission = submitted(cast)
    open_page(submission, cast.teacher)

    withdraw_submission(plan=submission.plan)
    tell_open(submission=submission, teacher=cast.teacher)

    assert Sitting.objects.count() == 0


def test_next_plan_is_one_that_no_colleague_has_open(cast, teacher, colleague):
    first, second = submitted(cast), submitted(cast, cast.classmate)

    before = teacher.get(f"/reviews/{first.pk}/")
    open_page(second, colleague)
    after = teacher.get(f"/reviews/{first.pk}/")

    assert "Next: Classmate" in before.content.decode()
    assert "Next: " not in after.content.decode()


def test_queue_begins_with_the_oldest_that_no_colleague_has_open(cast, teacher, colleague):
    first, second = submitted(cast), submitted(cast, cast.classmate)
    open_page(first, colleague)

    one_taken = teacher.get("/reviews/").context["first"]
    open_page(second, colleague)
    all_taken = teacher.get("/reviews/").context["first"]

    assert (one_taken, all_taken) == (second, first)


def test_decision_past_a_comment_of_a_colleague_is_held_up_once(cast, teacher, colleague):
    submission = submitted(cast)
    seen = seen_on(teacher.get(f"/reviews/{submission.pk}/"))
    comment = comment_on(submission, cast, "Which people?")
    submission.comments.update(author=colleague)
    words = {"decision": "approved", "overall": "A real argument."}

    first = teacher.post(f"/reviews/{submission.pk}/decide/", words | {"seen": seen})
    second = teacher.post(f"/reviews/{submission.pk}/decide/", words | {"seen": seen_on(first)})

    assert (seen, seen_on(first)) == ([], [str(comment.pk)])
    assert first.status_code == 422
    assert "Other Teacher wrote comments here after you opened this page." in first.content.decode()
    assert "A real argument.</textarea>" in first.content.decode()
    assert second.status_code == 302
    assert Review.objects.get().overall == "A real argument."


def test_decision_past_a_reply_of_a_colleague_is_held_up(cast, teacher, colleague):
    submission, comment = resubmitted(cast)
    reply(comment=comment, author=colleague, text="Nearly.")

    response = teacher.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved"})

    assert response.status_code == 422
    assert len(seen_on(response)) == 1


def test_own_comments_hold_nothing_up(cast, teacher, colleague):
    submission = submitted(cast)
    comment_on(submission, cast)

    response = teacher.post(f"/reviews/{submission.pk}/decide/", {"decision": "returned"})

    assert response.status_code == 302


def test_comment_of_a_colleague_that_came_with_ones_own_is_seen(cast, teacher, colleague):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    comment = submission.comments.create(slot=slot, author=colleague, text="Which people?")
    words = {"slot": str(slot.pk), f"comment-{slot.pk}": "And when?"}

    margin = teacher.post(f"/reviews/{submission.pk}/comments/", words, headers={"HX-Request": "true"})

    assert seen_on(margin) == [str(comment.pk)]


def test_decision_names_each_colleague_once(cast, colleague):
    submission = submitted(cast)
    for text in ("One.", "Two."):
        slot = slot_of(submission.plan, "thesis", "thesis")
        submission.comments.create(slot=slot, author=colleague, text=text)

    with pytest.raises(WrittenMeanwhile) as caught:
        decide(submission=submission, teacher=cast.teacher, decision="returned", overall="", seen=[])

    assert caught.value.names == ["Other Teacher"]
    assert Review.objects.count() == 0


def test_who_decided_first_is_said_before_who_commented(cast, colleague):
    submission = submitted(cast)
    comment_on(submission, cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    with pytest.raises(AlreadyDecided):
        decide(submission=submission, teacher=colleague, decision="returned", overall="", seen=[])


def test_pages_cost_the_same_for_many_colleagues(cast, teacher, colleague):
    submission = submitted(cast)
    submitted(cast, cast.classmate)
    open_page(submission, colleague)
    with count_queries(at_most=12) as queue:
        teacher.get("/reviews/")
    with count_queries(at_most=12) as page:
        teacher.get(f"/reviews/{submission.pk}/")
    for name in ("third", "fourth"):
        person = make_person(name)
        Membership.objects.create(user=person, classroom=cast.classroom, role=Role.TEACHER)
        open_page(submission, person)

    with count_queries(exactly=queue.count):
        teacher.get("/reviews/")
    with count_queries(exactly=page.count):
        teacher.get(f"/reviews/{submission.pk}/")


def test_telling_costs_few_queries(cast, teacher, colleague):
    submission = submitted(cast)
    open_page(submission, colleague)
    teacher.post(f"/reviews/{submission.pk}/open/")

    with count_queries(at_most=9):
        teacher.post(f"/reviews/{submission.pk}/open/")
