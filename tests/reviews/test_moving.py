"""A plan that goes to another class: each class's teachers keep what they received, and see nothing of the other's."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from exports.access import get_held
from people.actions import end_membership, join_classroom
from people.models import Membership, Role
from plans.actions import start_plan
from plans.models import Plan
from reviews.actions import (
    ReviewClosed,
    WrittenMeanwhile,
    add_comment,
    agree_to_exemplar,
    answer,
    decide,
    give_levels,
    mark_comment,
    reply,
    submit_plan,
)
from reviews.models import ClassProfile, Comment, Draft, Level, Profile, Reply, SavedComment, Submission
from reviews.reading import count_marked, profile_of, read_review
from tests.cast import Cast
from tests.people.reading import words_of
from tests.reviews.scene import REMARK, THESIS, slot_of, submitted, write, written_plan

OVERALL = "Between 11B and you."


def leave(cast: Cast, user) -> None:
    end_membership(membership=Membership.objects.get(user=user, classroom=cast.classroom))


def give_low_level(submission: Submission) -> None:
    level = Level.objects.filter(criterion__profile__key="six-strands").first()
    profile = level.criterion.profile
    give_levels(submission=submission, profile=profile, levels={str(level.criterion_id): str(level.pk)})


def told(submission: Submission, teacher, text: str = REMARK, overall: str = "") -> Comment:
    """A comment and a level on a submission, returned with them."""
    thesis = slot_of(submission.plan, "thesis", "thesis")
    comment = add_comment(submission=submission, slot=thesis, author=teacher, text=text, kind="must_fix")
    give_low_level(submission)
    decide(submission=submission, teacher=teacher, decision="returned", overall=overall)
    return Comment.objects.get(pk=comment.pk)


@pytest.fixture
def first(cast) -> Comment:
    """What 11B's teacher said about the first submission; then the student took the plan to 9C."""
    comment = told(submitted(cast), cast.teacher, overall=OVERALL)
    leave(cast, cast.student)
    join_classroom(user=cast.student, code=cast.other_classroom.code)
    return comment


@pytest.fixture
def second(cast, first) -> Submission:
    """The same plan, as 9C received it."""
    write(first.submission.plan, "thesis", "thesis", "Official culture decided what city audiences could read.")
    return submit_plan(plan=first.submission.plan, user=cast.student, classroom=cast.other_classroom)


@pytest.fixture
def detour(cast) -> Comment:
    """What 9C's teacher said about a plan for 11B's assignment; the student has left 11B for a while, and is back."""
    plan = written_plan(cast)
    leave(cast, cast.student)
    join_classroom(user=cast.student, code=cast.other_classroom.code)
    submission = submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)
    comment = told(submission, cast.other_teacher, "A secret of 9C.", "An overall word of 9C.")
    join_classroom(user=cast.student, code=cast.classroom.code)
    return comment


def teach_both(cast: Cast):
    """The teacher of 11B, who teaches 9C from now on, too."""
    Membership.objects.create(user=cast.teacher, classroom=cast.other_classroom, role=Role.TEACHER)
    return cast.teacher


def test_submission_knows_the_class_that_received_it(cast, first, second):
    received = dict(Submission.objects.values_list("number", "classroom__name"))

    assert received == {1: "11B", 2: "9C"}


def test_migration_gives_submissions_the_class_of_their_plan(cast):
    submitted(cast)
    Submission.objects.update(classroom=None)

    import_module("reviews.migrations.0019_submission_class").fill(apps, None)

    assert Submission.objects.get().classroom == cast.classroom


def test_former_teachers_keep_what_they_received(login, cast, first, second):
    client = login(cast.teacher)

    page = client.get(first.submission.get_absolute_url())
    returned = words_of(client.get("/reviews/", {"state": "returned"}))

    assert page.status_code == 200
    assert REMARK in page.content.decode()
    assert OVERALL in page.content.decode()
    assert "Student has left 11B." in words_of(page)
    assert "city audiences" not in page.content.decode()
    assert "has submitted again since" not in words_of(page)
    assert "Student has left How far did official culture affect Soviet people? 11B" in returned
    assert client.get(second.get_absolute_url()).status_code == 404


def test_new_teachers_see_the_plan_as_if_it_came_for_the_first_time(login, cast, first, second):
    client = login(cast.other_teacher)

    page = client.get(second.get_absolute_url())
    text = page.content.decode()

    assert "city audiences" in text
    assert [words for words in (REMARK, OVERALL, THESIS, "Other submissions", "last time") if words in text] == []
    assert page.context["page"].comparison is None
    assert not page.context["criteria"].has_last
    assert "2nd first time" in words_of(client.get("/reviews/"))
    assert client.get(first.submission.get_absolute_url()).status_code == 404


def test_new_teachers_cannot_ask_for_what_was_before(cast, second):
    page = read_review(second, cast.other_teacher, since=1)

    assert (page.since, page.comparison, page.siblings) == (0, None, [second])


def test_third_submission_is_compared_with_what_the_class_received(cast, second):
    told(second, cast.other_teacher, "Of 9C.")
    write(second.plan, "thesis", "thesis", "A third line of argument.")
    third = submit_plan(plan=Plan.objects.get(pk=second.plan_id), user=cast.student)

    page = read_review(third, cast.other_teacher)

    assert (page.since, [one.number for one in page.siblings]) == (2, [2, 3])
    assert third.changed_slots == 1
    assert [comment.text for comment in page.comments] == ["Of 9C."]


def test_teacher_of_both_classes_sees_both(login, cast, first, second):
    page = login(teach_both(cast)).get(second.get_absolute_url())

    assert REMARK in page.content.decode()
    assert "Changed since the 1st submission" in words_of(page)
    assert page.context["criteria"].has_last


def test_student_sees_all_of_their_own(login, cast, first, second):
    told(second, cast.other_teacher, "Of 9C.")
    client = login(cast.student)

    plan = client.get(second.plan.get_absolute_url()).content.decode()
    submission = client.get(reverse("reviews:submission", args=[second.plan_id, 2]))

    assert (REMARK in plan, "Of 9C." in plan) == (True, True)
    assert "Changed since the 1st submission" in words_of(submission)


def test_what_was_said_before_is_closed_to_new_teachers(login, cast, first, second):
    client = login(cast.other_teacher)
    fields = {f"reply-{first.pk}": "I read this", f"edit-{first.pk}": "Else", "state": "fixed", "shown": str(second.pk)}

    doors = ["edit", "delete", "keep", "state", "reply"]
    answers = [client.post(f"/comments/{first.pk}/{door}/", fields).status_code for door in doors]
    here = {"slot": str(first.slot_id), f"comment-{first.slot_id}": "Whom?"}
    beside = client.post(reverse("reviews:comment-add", args=[second.pk]), fields | here)

    assert answers == [404] * 5
    assert beside.status_code == 404
    assert (Reply.objects.count(), SavedComment.objects.count()) == (0, 0)


def test_draft_is_kept_for_no_comment_of_another_class(login, cast, first, second):
    login(cast.other_teacher).post(reverse("reviews:draft", args=[second.pk]), {f"edit-{first.pk}": "Else"})

    assert Draft.objects.count() == 0


def test_former_teacher_says_nothing_with_the_decision_of_another_class(login, cast, first, second):
    with pytest.raises(ReviewClosed):
        reply(comment=first, author=cast.teacher, text="One more thing.")
    with pytest.raises(ReviewClosed):
        mark_comment(comment=first, teacher=cast.teacher, state="fixed")

    page = login(cast.teacher).post(f"/comments/{first.pk}/reply/", {f"reply-{first.pk}": "One more thing."})

    assert (page.status_code, "One more thing." in page.content.decode()) == (409, True)
    assert Reply.objects.count() == 0


def test_former_teacher_changes_their_own_words(login, cast, first, second):
    login(cast.teacher).post(f"/comments/{first.pk}/edit/", {f"edit-{first.pk}": "Name one group of readers."})

    assert Comment.objects.get(pk=first.pk).text == "Name one group of readers."


def test_reply_of_who_teaches_both_holds_no_colleague_up(cast, first, second):
    reply(comment=first, author=teach_both(cast), text="Better.")

    decide(submission=second, teacher=cast.other_teacher, decision="returned", overall="Go on.", seen=[])

    assert Reply.objects.get().published_at is not None


def test_reply_in_the_own_class_holds_a_colleague_up(cast, first, second):
    Membership.objects.create(user=cast.outsider, classroom=cast.classroom, role=Role.TEACHER)
    both = teach_both(cast)
    Membership.objects.filter(user=cast.outsider, classroom=cast.other_classroom).update(role=Role.TEACHER)
    reply(comment=first, author=both, text="Better.")

    with pytest.raises(WrittenMeanwhile):
        decide(submission=second, teacher=cast.outsider, decision="returned", overall="Go on.", seen=[])


def test_file_is_of_what_the_class_received(cast, first, second):
    held = [get_held(teacher, second.plan_id, "a4") for teacher in (cast.teacher, cast.other_teacher)]

    assert [each.page for each in held] == [first.submission, second]
    assert [each.edition.document.thesis.slots[0].text for each in held] == [
        THESIS,
        "Official culture decided what city audiences could read.",
    ]


def test_class_says_nothing_of_what_another_class_said(login, cast, detour):
    client = login(cast.teacher)
    submission = detour.submission

    pages = {
        "queue": client.get("/reviews/", {"state": "returned"}),
        "home": client.get("/"),
        "glance": client.get(reverse("reviews:glance", args=[cast.classroom.pk])),
        "sheet": client.post(reverse("reviews:sheet-list", args=[cast.assignment.pk]), follow=True),
    }

    secrets = ("A secret of 9C.", "An overall word of 9C.", THESIS, str(submission.pk))
    texts = {name: page.content.decode() for name, page in pages.items()}
    closed = (submission.get_absolute_url(), reverse("exports:plan-pdf", args=[submission.plan_id]))
    assert [client.get(url).status_code for url in closed] == [404, 404]
    assert [name for name, text in texts.items() if any(secret in text for secret in secrets)] == []
    assert count_marked(cast.assignment) == 0
    glance = pages["glance"].context["glance"]
    assert (glance.reviewed, glance.criteria, glance.kinds, glance.remarks) == (0, [], [], [])


def test_both_sides_read_that_the_plan_is_in_another_class(login, cast, detour):
    seen = "In another class 16% 3 of 18 parts today"

    glance = login(cast.teacher).get(reverse("reviews:glance", args=[cast.classroom.pk]))
    own = login(cast.student).get(reverse("reviews:standings", args=[cast.classroom.pk]))

    assert seen in words_of(glance)
    assert seen in words_of(own)
    states = {group.key: group.count for group in glance.context["glance"].states}
    assert states["elsewhere"] == 1
    assert "1 not started 1 in another class" in words_of(login(cast.teacher).get(cast.classroom.get_absolute_url()))


def test_plan_that_comes_back_stands_as_it_is_here(login, cast, detour):
    Membership.objects.filter(user=cast.student, classroom=cast.other_classroom).delete()
    back = submit_plan(plan=detour.submission.plan, user=cast.student, classroom=cast.classroom)

    page = login(cast.teacher).get(back.get_absolute_url())
    glance = login(cast.teacher).get(reverse("reviews:glance", args=[cast.classroom.pk]), {"show": "submitted"})

    assert back.changed_slots is None
    assert [row.submission for row in glance.context["rows"]] == [back.pk]
    assert "A secret of 9C." not in page.content.decode()


def test_assignment_of_another_class_is_none_to_filter_by(login, cast, detour):
    client = login(cast.other_teacher)
    Plan.objects.filter(pk=detour.submission.plan_id).update(state="returned")

    page = client.get("/reviews/", {"state": "returned"})

    assert page.context["choices"].assignments == []
    assert [choice.count for choice in page.context["choices"].classes] == [1]
    assert words_of(page).count("Student How far") == 1


def test_assignment_filters_what_its_own_class_received(login, cast, detour):
    page = login(teach_both(cast)).get("/reviews/", {"state": "returned", "assignment": cast.assignment.pk})

    assert (page.context["choices"].count, list(page.context["shown"])) == (0, [])


def test_plan_is_not_late_for_a_class_that_did_not_set_it(login, cast, detour):
    cast.assignment.due_at = "2020-01-01T12:00:00Z"
    cast.assignment.save()

    page = login(cast.other_teacher).get(detour.submission.get_absolute_url())

    assert "late" not in words_of(page)


def test_profile_is_that_of_the_class_that_received_it(cast, first, second):
    ours = Profile.objects.create(owner=cast.other_teacher, name="Of 9C")
    ClassProfile.objects.create(classroom=cast.other_classroom, profile=ours)

    assert profile_of(second) == ours
    assert profile_of(first.submission) != ours


def test_exemplar_stays_with_the_class_that_received_it(login, cast):
    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)
    submission = submit_plan(plan=plan, user=cast.student, classroom=cast.classroom)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")
    Plan.objects.filter(pk=plan.pk).update(classroom=cast.other_classroom)
    url = reverse("reviews:exemplar-ask", args=[submission.pk])

    answers = [login(person).post(url).status_code for person in (cast.other_teacher, cast.teacher)]

    assert answers == [404, 302]
    agree_to_exemplar(exemplar=submission.exemplar)
    url = submission.exemplar.get_absolute_url()
    opened = [login(person).get(url).status_code for person in (cast.outsider, cast.classmate)]
    assert opened == [404, 200]


def test_student_still_finds_what_the_class_that_they_left_keeps(login, cast, first, second):
    url = reverse("reviews:standings", args=[cast.classroom.pk])

    assert "Its teachers keep what you submitted, and see nothing else." in words_of(login(cast.student).get(url))
    assert login(cast.newcomer).get(url).status_code == 404


def test_answer_is_seen_by_the_class_that_asked(cast, first, second):
    decide(submission=second, teacher=cast.other_teacher, decision="returned", overall="Go on.")
    answer(comment=first, author=cast.student, text="City readers.")

    replies = [reply.text for reply in read_review(first.submission, cast.teacher).comments[0].replies.all()]

    assert replies == ["City readers."]
    assert read_review(second, cast.other_teacher).comments == []
