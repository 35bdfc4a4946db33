"""Nothing that a teacher writes reaches the student before the decision."""

import pytest

from reviews.actions import decide, mark_comment, reply
from tests.reviews.scene import comment_on, resubmitted, submitted

SECRET = "Zinoviev-17: which people?"


def pages_of(client, plan) -> dict[str, str]:
    """Every page that the student can open, by its address."""
    urls = ["/", "/plans/", plan.get_absolute_url(), f"/plans/{plan.pk}/submit/", "/reviews/"]
    return {url: client.get(url, follow=True).content.decode() for url in urls}


def test_comment_is_on_no_page_of_the_student_before_the_decision(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast, SECRET)
    client = login(cast.teacher)
    client.post(f"/comments/{submission.comments.get().pk}/edit/", {"overall": SECRET})

    pages = pages_of(login(cast.student), submission.plan)

    assert [url for url, text in pages.items() if "Zinoviev" in text] == []


def test_comment_is_on_the_students_page_after_the_decision(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast, SECRET)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="An overall word.")

    text = login(cast.student).get(submission.plan.get_absolute_url()).content.decode()

    assert SECRET in text
    assert "An overall word." in text


def test_reply_and_mark_wait_for_the_decision(cast, login):
    submission, comment = resubmitted(cast)
    reply(comment=comment, author=cast.teacher, text=SECRET)
    mark_comment(comment=comment, teacher=cast.teacher, state="fixed")

    pages = pages_of(login(cast.student), submission.plan)

    assert [url for url, text in pages.items() if "Zinoviev" in text] == []
    assert "status-fixed" not in pages[submission.plan.get_absolute_url()]


@pytest.mark.parametrize("name", ["student", "classmate", "outsider", "other_teacher", "newcomer"])
def test_review_page_is_the_teachers_alone(cast, login, name):
    submission = submitted(cast)
    client = login(getattr(cast, name))

    answers = [
        client.get(f"/reviews/{submission.pk}/"),
        client.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved"}),
        client.post(f"/reviews/{submission.pk}/comments/", {}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_nobody_reviews_a_plan_of_their_own(cast, login):
    submission = submitted(cast)
    cast.classroom.memberships.filter(user=cast.student).update(role="teacher")

    client = login(cast.student)

    assert client.get(f"/reviews/{submission.pk}/").status_code == 404
    assert cast.question.text not in client.get("/reviews/").content.decode()


def test_teacher_who_left_the_class_sees_nothing_of_it(cast, login):
    submission = submitted(cast)
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert login(cast.teacher).get(f"/reviews/{submission.pk}/").status_code == 404


def test_draft_is_not_in_the_queue(cast, login):
    cast.start()

    assert "No plan waits for you." in login(cast.teacher).get("/reviews/").content.decode()
