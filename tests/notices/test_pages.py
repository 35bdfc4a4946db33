"""The page of notices, and the count in the navigation."""

import re

import pytest

from notices.models import Notice
from people.actions import archive_classroom
from tests.cast import make_question
from tests.notices.scene import unread
from tests.people.reading import words_of
from tests.support.queries import count_queries

NOTICES, READ_ALL = "/notices/", "/notices/read/"


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


def shown_count(response) -> str:
    """Return what the navigation says beside the bell."""
    found = re.search(r'class="btn btn-bare bell".*?</a>', response.content.decode(), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()).partition("> ")[2] if found else "no bell"


def open_path(notice: Notice) -> str:
    return f"/notices/{notice.pk}/open/"


def test_nothing_is_told_yet(teacher):
    page = teacher.get(NOTICES)

    assert "Nothing so far." in words_of(page)
    assert shown_count(page) == "Notices"


def test_navigation_counts_what_is_not_read(teacher, heard):
    heard.class_submits(2)

    assert shown_count(teacher.get("/")) == "Notices 1 not read"
    assert shown_count(teacher.get("/topics/")) == "Notices 1 not read"


def test_navigation_of_a_visitor_has_no_notices_and_asks_nothing(client, db):
    with count_queries(exactly=0):
        page = client.get("/")

    assert shown_count(page) == "no bell"


def test_page_says_what_is_new_and_about_which_question(teacher, heard):
    heard.class_submits(3)

    words = words_of(teacher.get(NOTICES))

    assert "1 not read yet." in words
    assert "3 plans of 11B wait for you How far did official culture affect Soviet people?" in words
    assert words.endswith("Not read")


def test_reading_the_page_marks_nothing(teacher, cast, heard):
    heard.submit()

    teacher.get(NOTICES)

    assert unread(cast.teacher) == 1


def test_opening_a_notice_marks_it_and_leads_to_the_plan(teacher, cast, heard):
    submission = heard.submit()

    answer = teacher.post(open_path(cast.teacher.notices.get()))

    assert answer.url == submission.get_absolute_url()
    assert unread(cast.teacher) == 0


def test_opening_a_notice_of_several_plans_leads_to_the_queue(teacher, cast, heard):
    heard.class_submits(2)

    answer = teacher.post(open_path(cast.teacher.notices.get()))

    assert answer.url == f"/reviews/?class={cast.classroom.pk}&assignment={cast.assignment.pk}"
    assert teacher.get(answer.url).status_code == 200


def test_notice_of_a_decision_leads_to_the_plan(login, cast, heard):
    submission = heard.submit()
    heard.decide(submission)

    answer = login(cast.student).post(open_path(cast.student.notices.get()))

    assert answer.url == submission.plan.get_absolute_url()


def test_notice_of_an_answer_leads_to_the_review(teacher, cast, heard):
    comment = heard.returned_comment()
    heard.answer(comment)

    answer = teacher.post(open_path(cast.teacher.notices.get(kind="answered")))

    assert answer.url == comment.submission.get_absolute_url()
    assert "The readers of journals." in teacher.get(answer.url).content.decode()


def test_anothers_notice_is_not_there(login, cast, heard):
    heard.submit()

    answer = login(cast.other_teacher).post(open_path(cast.teacher.notices.get()))

    assert answer.status_code == 404
    assert unread(cast.teacher) == 1


def test_notice_of_an_archived_class_is_not_there(teacher, cast, heard):
    heard.submit()
    archive_classroom(classroom=cast.classroom)

    page = teacher.get(NOTICES)

    assert "Nothing so far." in words_of(page)
    assert shown_count(page) == "Notices"
    assert teacher.post(open_path(cast.teacher.notices.get())).status_code == 404


def test_all_is_marked_as_read(teacher, cast, heard):
    heard.submit()
    colleague = heard.colleague()
    heard.submit(cast.classmate)

    page = teacher.post(READ_ALL, follow=True)

    assert "You have read everything." in words_of(page)
    assert (unread(cast.teacher), unread(colleague)) == (0, 1)


def test_what_came_after_the_page_stays_unread(teacher, cast, heard):
    heard.submit()
    until = re.search(r'name="until" value="([^"]+)"', teacher.get(NOTICES).content.decode())[1]
    Notice.objects.update(latest_at="2999-01-01T00:00Z")

    teacher.post(READ_ALL, {"until": until})

    assert unread(cast.teacher) == 1


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-45T00:00:00Z", "2026-05-05T10:00", "\0"])
def test_moment_that_is_none_marks_all(teacher, cast, heard, until):
    heard.submit()

    answer = teacher.post(READ_ALL, {"until": until})

    assert (answer.status_code, unread(cast.teacher)) == (302, 0)


def test_page_costs_the_same_for_many_notices(teacher, cast, heard):
    heard.submit()
    teacher.get(NOTICES)
    with count_queries(at_most=12) as few:
        teacher.get(NOTICES)
    heard.class_submits(4)
    for number in range(4):
        more = cast.classroom.assignments.create(question=make_question(f"Why {number}?"), paragraph_model=cast.peel)
        notice = cast.teacher.notices.create(
            kind="answered", classroom=cast.classroom, assignment=more, day="2026-05-05", latest_at="2026-05-05T09:00Z"
        )
        notice.items.create(plan=cast.classmate.plans.first(), happened_at="2026-05-05T09:00Z")

    with count_queries(exactly=few.count):
        page = teacher.get(NOTICES)

    assert len(page.context["lines"]) == 5


def test_old_notices_come_on_further_pages(teacher, cast, heard, monkeypatch):
    monkeypatch.setattr("notices.views.NOTICES_A_PAGE", 1)
    comment = heard.returned_comment()
    heard.answer(comment)

    first, last = (words_of(teacher.get(NOTICES, {"page": page})) for page in ("1", "99"))

    assert "answered comments" in first
    assert "Page 1 of 2 Older" in first
    assert "submitted a plan" in last


def test_words_of_people_are_text_and_never_markup(teacher, cast, heard):
    cast.student.display_name = "<b>Mira</b>"
    cast.student.save()
    heard.submit()

    page = teacher.get(NOTICES).content.decode()

    assert "&lt;b&gt;Mira&lt;/b&gt; of 11B" in page
    assert "<b>Mira</b>" not in page
