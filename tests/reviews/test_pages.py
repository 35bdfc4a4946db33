import re

import pytest

from plans.actions import add_section, describe_section, move_section, remove_section
from plans.models import Plan
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.cast import make_person
from tests.reviews.scene import (
    REMARK,
    THESIS,
    bank_evidence,
    comment_on,
    resubmitted,
    returned,
    slot_of,
    submitted,
    write,
    written_plan,
)

BUDGET = 12


def review_page(client, submission) -> str:
    return client.get(f"/reviews/{submission.pk}/").content.decode()


def more_students(cast, count: int) -> None:
    """Submissions of so many further students of the class."""
    for number in range(count):
        person = make_person(f"student{number}")
        cast.classroom.memberships.create(user=person, role="student")
        submitted(cast, person)


def test_queue_lists_the_oldest_first(cast, login):
    submitted(cast, cast.classmate)
    second, _ = resubmitted(cast)

    text = login(cast.teacher).get("/reviews/").content.decode()

    rows = re.findall(r'scope="row"><a href="([^"]+)">([^<]+)</a>', text)
    assert [name for _, name in rows] == ["Classmate", "Student", "Student"]
    assert rows[1][0] == second.get_absolute_url()
    assert "2 plans wait for you, oldest first." in text
    assert ">2nd</td>" in text
    assert ">1 slot</td>" in text
    assert "first time" in text


def test_queue_shows_the_question_as_it_was_submitted(cast, login):
    submitted(cast)
    cast.question.text = "Changed since?"
    cast.question.save()

    text = login(cast.teacher).get("/reviews/").content.decode()

    assert "How far did official culture affect Soviet people?" in text
    assert "Changed since?" not in text


def test_queue_comes_in_pages(cast, login, monkeypatch):
    monkeypatch.setattr("reviews.views.reviewing.SHOWN_PER_PAGE", 2)
    more_students(cast, 3)
    client = login(cast.teacher)

    first, last = (client.get(f"/reviews/?page={page}").content.decode() for page in ("1", "nonsense9"))

    assert "Page 1 of 2" in first
    assert first.count('scope="row"') == 2
    assert "Page 1 of 2" in last


def test_queue_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    submitted(cast)
    client.get("/reviews/")
    with count_queries(at_most=BUDGET) as few:
        client.get("/reviews/")
    more_students(cast, 5)

    with count_queries(exactly=few.count):
        text = client.get("/reviews/").content.decode()

    assert text.count('scope="row"') == 6


def test_review_page_shows_the_frozen_document(cast, login):
    submission = submitted(cast)
    evidence = bank_evidence("another")
    evidence.text = "Never submitted."
    evidence.save()
    cast.question.text = "Changed since?"
    cast.question.save()

    text = review_page(login(cast.teacher), submission)

    assert THESIS in text
    assert "Ten of nineteen new plays were withdrawn." in text
    assert 'aria-label="10 of 19' in text
    assert "How far did official culture affect Soviet people?" in text
    assert "Changed since?" not in text
    assert "1st submission" in text
    assert "Show changes" not in text


def test_review_page_marks_what_changed(cast, login):
    submission, _ = resubmitted(cast)

    text = review_page(login(cast.teacher), submission)

    assert "what <del>people</del><ins>city audiences</ins> could read." in text
    assert "<b>Changed since the 1st submission:</b> 1 part with other words or evidence " in text
    assert REMARK in text
    assert 'class="rv-part block para"' in text


def test_review_page_tells_of_paragraphs_moved_new_and_taken_out(cast, login):
    plan = returned(cast).submission.plan
    first, second, third = plan.sections.kept().filter(kind="paragraph")
    write(plan, "paragraph", "point", "Now the second has a point.", number=2)
    describe_section(section=second, side="challenges", factor="Belief")
    move_section(section=third, step=-1)
    remove_section(section=first)
    add_section(plan=plan, kind="paragraph")
    write(plan, "paragraph", "point", "A new paragraph.", number=3)

    text = review_page(login(cast.teacher), submit_plan(plan=plan, user=cast.student))

    assert "Taken out of the plan" in text
    assert "<del>Plays that did not fit were taken away.</del>" in text
    assert "was without side" in text
    assert "was without factor" in text
    assert "Moved: was " in text
    assert "1 paragraph taken out" in text
    assert "<ins>A new paragraph.</ins>" in text


def test_review_page_keeps_comments_on_what_was_taken_out(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast, "About the point.", "paragraph", "point")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    plan = Plan.objects.get(pk=submission.plan_id)
    remove_section(section=slot_of(plan, "paragraph", "point").section)
    second = submit_plan(plan=plan, user=cast.student)
    client = login(cast.teacher)
    after_removal = review_page(client, second)
    decide(submission=second, teacher=cast.teacher, decision="returned", overall="Again.")
    third = submit_plan(plan=plan, user=cast.student)

    later = review_page(client, third)

    assert "About the point." in after_removal
    assert "About the point." in later
    assert ">Point, paragraph</h3>" in later


def test_comment_on_what_was_taken_out_before_can_still_be_marked(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast, "About the point.", "paragraph", "point")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    plan = Plan.objects.get(pk=submission.plan_id)
    remove_section(section=comment.slot.section)
    decide(submission=submit_plan(plan=plan, user=cast.student), teacher=cast.teacher, decision="returned", overall="")
    submit_plan(plan=plan, user=cast.student)

    answer = login(cast.teacher).post(
        f"/comments/{comment.pk}/state/", {"state": "fixed"}, headers={"HX-Request": "true"}
    )

    assert "Fixed" in answer.content.decode()


def test_review_page_without_any_change(cast, login):
    plan = returned(cast).submission.plan

    text = review_page(login(cast.teacher), submit_plan(plan=plan, user=cast.student))

    assert "<b>Nothing has changed</b> since the 1st submission." in text
    assert "Show changes" not in text


def test_review_page_that_is_decided_is_to_read_only(cast, login):
    comment = returned(cast, overall="Go on like this.")
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")

    text = review_page(login(cast.other_teacher), comment.submission)

    assert "Returned" in text
    assert "by Teacher," in text
    assert "Go on like this." in text
    assert "<textarea" not in text
    assert re.findall(r'type="submit"[^>]*formaction="([^"]+)"', text) == [f"/comments/{comment.pk}/keep/"]
    assert text.count('type="submit"') == 1


def test_review_page_points_to_a_newer_submission(cast, login):
    second, comment = resubmitted(cast)

    text = review_page(login(cast.teacher), comment.submission)

    assert "Student has submitted again since" in text
    assert second.get_absolute_url() in text


def test_review_page_leads_through_the_queue(cast, login):
    first, second = submitted(cast), submitted(cast, cast.classmate)
    client = login(cast.teacher)

    assert "<b>1</b> of 2" in review_page(client, first)
    assert "Next: Classmate" in review_page(client, first)
    assert "Previous plan: Student" in review_page(client, second)
    assert "Next:" not in review_page(client, second)


def test_review_page_names_every_field(cast, login):
    submission, comment = resubmitted(cast)
    comment_on(submission, cast, "One more.", "paragraph", "point")

    text = review_page(login(cast.teacher), submission)

    fields = re.findall(r'<textarea[^>]* id="([^"]+)"', text)
    labels = re.findall(r'<label[^>]* for="([^"]+)"', text)
    assert len(fields) > 10
    assert set(fields) <= set(labels)
    assert f"reply-{comment.pk}" in fields


def test_review_page_costs_the_same_for_a_large_plan(cast, login, count_queries):
    small, _ = resubmitted(cast)
    large = returned_large(cast)
    client = login(cast.teacher)
    review_page(client, small)

    with count_queries(at_most=BUDGET) as few:
        review_page(client, small)
    with count_queries(exactly=few.count):
        text = review_page(client, large)

    assert text.count("<article") > 10


def returned_large(cast) -> Submission:
    """A second submission with many paragraphs, and comments with replies by several people."""
    plan = written_plan(cast, cast.classmate)
    for number in range(8):
        add_section(plan=plan, kind="paragraph")
        write(plan, "paragraph", "point", f"Point {number}.", number=number + 2)
    first = submit_plan(plan=plan, user=cast.classmate)
    for number in range(1, 8):
        slot = slot_of(plan, "paragraph", "point", number)
        comment = first.comments.create(slot=slot, author=cast.teacher, text=f"Remark {number}.")
        comment.replies.create(author=cast.classmate, text="Answered.")
    decide(submission=first, teacher=cast.teacher, decision="returned", overall="Go on.")
    plan = Plan.objects.get(pk=plan.pk)
    second = submit_plan(plan=plan, user=cast.classmate)
    for number in range(1, 8):
        slot = slot_of(plan, "paragraph", "link", number)
        second.comments.create(slot=slot, author=cast.teacher, text=f"Further {number}.")
    return second


@pytest.mark.parametrize("url", ["/reviews/00000000-0000-0000-0000-000000000000/", "/reviews/nonsense/"])
def test_review_page_that_is_not_there(cast, login, url):
    assert login(cast.teacher).get(url).status_code == 404
