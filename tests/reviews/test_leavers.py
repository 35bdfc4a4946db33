"""Who leaves a class, or is taken out of it: no work is lost, and what waits stays where it was."""

import pytest

from people.actions import end_membership, join_classroom
from people.models import Membership, Role
from plans.actions import save_slot
from plans.models import Plan, PlanState
from reviews.actions import ClassroomNeeded, decide, submit_plan, withdraw_submission
from reviews.models import Comment, Submission
from tests.people.reading import words_of
from tests.reviews.scene import REMARK, comment_on, returned, slot_of, submitted, written_plan

LEFT = "has left 11B. You can still return or approve this plan, and the feedback reaches them."


def end(cast, person) -> None:
    end_membership(membership=Membership.objects.get(user=person, classroom=cast.classroom))


def test_student_leaves_by_themself_and_joins_again(login, cast):
    plan = written_plan(cast)
    url = cast.classroom.get_absolute_url()
    client = login(cast.student)

    asked = words_of(client.get(f"{url}leave/"))
    told = client.post(f"{url}leave/", follow=True)

    assert "Your plans stay yours, with every comment on them." in asked
    assert "You have left 11B." in words_of(told)
    assert client.get(url).status_code == 404
    assert client.get(plan.get_absolute_url()).status_code == 200
    join_classroom(user=cast.student, code=cast.classroom.code)
    assert f'href="{plan.get_absolute_url()}"' in client.get(url).content.decode()


def test_teacher_removes_a_student(login, cast):
    place = cast.classroom.memberships.get(user=cast.student)
    url = f"{cast.classroom.get_absolute_url()}people/{place.pk}/remove/"
    client = login(cast.teacher)

    asked = words_of(client.get(url))
    told = words_of(client.post(url, follow=True))

    assert "Remove Student? They no longer see the class and what is set for it." in asked
    assert "Student is no longer in 11B. Plans and comments are kept." in told
    assert "Students 1 Classmate" in told


def test_plan_of_who_left_is_still_written(cast):
    plan = written_plan(cast)
    end(cast, cast.student)
    slot = slot_of(plan, "thesis", "thesis")

    save_slot(slot=slot, text="Written after leaving", revision=slot.revision, author=cast.student)

    slot.refresh_from_db()
    assert slot.text == "Written after leaving"


def test_assignment_of_a_class_that_was_left_is_not_begun(login, cast):
    end(cast, cast.student)

    assert login(cast.student).post("/plans/start/", {"assignment": cast.assignment.pk}).status_code == 404


def test_what_waits_stays_in_the_queue_and_says_so(login, cast):
    submission = submitted(cast)
    end(cast, cast.student)
    client = login(cast.teacher)

    pages = [words_of(client.get(page)) for page in ("/", "/reviews/", submission.get_absolute_url())]

    assert ["Student has left" in words for words in pages] == [True] * 3
    assert LEFT in pages[2]


def test_nothing_says_so_of_who_is_there(login, cast):
    submission = submitted(cast)
    client = login(cast.teacher)

    pages = [words_of(client.get(page)) for page in ("/", "/reviews/", submission.get_absolute_url())]

    assert ["has left" in words for words in pages] == [False] * 3


def test_what_waits_is_returned_to_who_left(login, cast):
    submission = submitted(cast)
    comment_on(submission, cast)
    end(cast, cast.student)

    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    assert REMARK in words_of(login(cast.student).get(submission.plan.get_absolute_url()))


def test_returned_plan_of_who_left_goes_to_another_class(cast):
    plan = returned(cast).submission.plan
    end(cast, cast.student)

    with pytest.raises(ClassroomNeeded):
        submit_plan(plan=plan, user=cast.student)
    join_classroom(user=cast.student, code=cast.other_classroom.code)
    second = submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)

    assert (second.number, second.plan.classroom) == (2, cast.other_classroom)


def test_who_left_withdraws_what_nobody_has_begun_with(cast):
    submission = submitted(cast)
    end(cast, cast.student)

    withdraw_submission(plan=submission.plan)

    assert Plan.objects.get(pk=submission.plan_id).state == PlanState.DRAFT


def test_joining_again_finds_everything_as_it_was(login, cast):
    submission = submitted(cast)
    unsent = comment_on(submission, cast)
    end(cast, cast.student)

    join_classroom(user=cast.student, code=cast.classroom.code)

    plan = Plan.objects.get(pk=submission.plan_id)
    assert (plan.state, plan.classroom, plan.assignment) == (PlanState.SUBMITTED, cast.classroom, cast.assignment)
    assert list(Submission.objects.all()) == [submission]
    assert list(Comment.objects.all()) == [unsent]
    words = words_of(login(cast.teacher).get(cast.classroom.get_absolute_url()))
    assert "1 to review 1 not started" in words
    assert "has left" not in words_of(login(cast.teacher).get("/reviews/"))


def test_comments_of_a_former_teacher_stay_and_are_closed_to_them(login, cast):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    comment = returned(cast)
    end(cast, cast.teacher)
    submission = comment.submission

    former, student, colleague = cast.teacher, cast.student, cast.other_teacher

    assert login(former).get(submission.get_absolute_url()).status_code == 404
    assert login(former).post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": "Else"}).status_code == 404
    assert "Student" not in words_of(login(former).get("/reviews/"))
    assert REMARK in words_of(login(student).get(submission.plan.get_absolute_url()))
    page = words_of(login(colleague).get(submission.get_absolute_url()))
    assert REMARK in page
    assert "Teacher" in page
