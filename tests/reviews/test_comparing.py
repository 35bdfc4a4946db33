"""Comparing a submission with any earlier one of its plan."""

import re

import pytest

from plans.actions import cite, move_section, remove_section
from plans.models import Plan
from reviews.actions import decide, mark_comment, reply, save_drafts, submit_plan, tell_open
from reviews.models import Comment, Submission
from tests.reviews.scene import bank_evidence, comment_on, resubmitted, returned, slot_of, write, written_plan
from tests.support.queries import count_queries

TEXTS = ("Fear decided what people said.", "Fear decided what people wrote.", "Hope decided what people wrote.")


@pytest.fixture
def third(cast) -> Submission:
    """The third submission of a plan whose line of argument changed each time."""
    plan = written_plan(cast)
    for number, text in enumerate(TEXTS, start=1):
        write(plan, "thesis", "thesis", text)
        submission = submit_plan(plan=plan, user=cast.student)
        if number < len(TEXTS):
            decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Again.")
            plan = Plan.objects.get(pk=plan.pk)
    return submission


def compared(response) -> tuple[int, str, str]:
    """Return the number of the submission that the page compares with, and the one text that differs, then and now."""
    page = response.context["page"]
    (change,) = page.comparison.slots.values()
    return page.since, change.old.text, change.new.text


def test_submission_is_compared_with_the_one_before(teacher, third):
    response = teacher.get(third.get_absolute_url())

    assert compared(response) == (2, TEXTS[1], TEXTS[2])
    assert "<b>Changed since the 2nd submission:</b> 1 part with other words or evidence" in response.content.decode()


def test_third_submission_is_compared_with_the_first(teacher, third):
    response = teacher.get(third.get_absolute_url(), {"with": "1"})

    assert compared(response) == (1, TEXTS[0], TEXTS[2])
    html = response.content.decode()
    assert "<b>Changed since the 1st submission:</b>" in html
    assert "<del>Fear</del><ins>Hope</ins> decided what people <del>said</del><ins>wrote</ins>." in html
    assert '<a href="?with=2">2nd</a><a href="?with=1" aria-current="true">1st</a>' in html


@pytest.mark.parametrize("number", ["0", "3", "4", "-1", "first", "9" * 5000])
def test_number_that_is_not_an_earlier_submissions_means_the_one_before(teacher, third, number):
    response = teacher.get(third.get_absolute_url(), {"with": number})

    assert response.context["page"].since == 2


def test_choice_leaves_the_part_of_the_queue_as_it_is(teacher, cast, third):
    response = teacher.get(third.get_absolute_url(), {"class": cast.classroom.pk, "with": "1"})

    assert f'<a href="?class={cast.classroom.pk}&amp;with=2">2nd</a>' in response.content.decode()


def test_comment_is_added_beside_the_same_comparison(teacher, third):
    slot = slot_of(third.plan, "thesis", "thesis")
    typed = {"slot": str(slot.pk), f"comment-{slot.pk}": "Whose hope?", "place": "with=1"}

    response = teacher.post(f"/reviews/{third.pk}/comments/", typed, headers={"HX-Request": "true"})

    assert response.context["page"].since == 1


def test_second_submission_has_nothing_to_choose(teacher, cast, third):
    second = third.plan.submissions.get(number=2)

    assert "Compare with" not in teacher.get(second.get_absolute_url()).content.decode()


def test_comparing_with_the_first_costs_as_much_as_with_the_one_before(teacher, third):
    teacher.get(third.get_absolute_url())
    with count_queries(at_most=12) as near:
        teacher.get(third.get_absolute_url())

    with count_queries(exactly=near.count):
        teacher.get(third.get_absolute_url(), {"with": "1"})


def main_of(response) -> str:
    return re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]


def own_page(client, submission, number: int, **query):
    return client.get(f"/plans/{submission.plan_id}/submissions/{number}/", query)


def test_writer_compares_what_they_handed_in(cast, login, third):
    response = own_page(login(cast.student), third, 3, **{"with": "1"})

    assert compared(response) == (1, TEXTS[0], TEXTS[2])
    html = response.content.decode()
    assert "<del>Fear</del><ins>Hope</ins> decided what people <del>said</del><ins>wrote</ins>." in html
    assert '<a href="?with=2">2nd</a><a href="?with=1" aria-current="true">1st</a>' in html


def test_writer_goes_from_submission_to_submission(cast, login, third):
    html = own_page(login(cast.student), third, 1).content.decode()

    path = f"/plans/{third.plan_id}/submissions"
    assert f'<a href="{path}/1/" aria-current="true">1st</a><a href="{path}/2/">2nd</a>' in html
    assert "Changed since" not in html


def test_writer_finds_no_submission_that_there_is_not(cast, login, third):
    assert own_page(login(cast.student), third, 4).status_code == 404


def test_writer_reads_what_was_sent_beside_what_they_had_written(cast, login):
    submission, comment = resubmitted(cast)

    html = own_page(login(cast.student), submission, 2).content.decode()

    assert f'aria-label="Comment from {cast.teacher.shown_name}"' in html
    assert comment.text in html
    assert "note-answer" not in html


def test_writer_reads_nothing_that_was_not_sent(cast, login):
    submission, comment = resubmitted(cast)
    Comment.objects.update(quote="Official culture")  # marked in the words until the comment is fixed
    comment_on(submission, cast, "Not sent yet.")
    reply(comment=comment, author=cast.teacher, text="Nor is this.")
    before = main_of(own_page(login(cast.student), submission, 2))

    mark_comment(comment=comment, teacher=cast.teacher, state="fixed")
    save_drafts(submission=submission, author=cast.teacher, texts={"overall": "Half writ"})
    tell_open(submission=submission, teacher=cast.teacher)

    assert "<mark>Official culture</mark>" in before
    assert "Not sent yet." not in before
    assert "Nor is this." not in before
    assert main_of(own_page(login(cast.student), submission, 2)) == before


def test_writer_is_told_what_was_moved_taken_out_and_cited_anew(cast, login):
    comment = returned(cast)
    plan = comment.submission.plan
    section = plan.sections.kept().filter(kind="paragraph").first()
    cite(slot=slot_of(plan, "paragraph", "evidence"), evidence=bank_evidence("another"))
    write(plan, "paragraph", "point", "Another point.", 2)
    move_section(section=section, step=1)
    submit_plan(plan=plan, user=plan.owner)

    html = own_page(login(cast.student), comment.submission, 2).content.decode()

    assert (
        "<b>Changed since the 1st submission:</b> 2 parts with other words or evidence, 1 paragraph moved <span" in html
    )
    assert len(re.findall(r'<span class="pill pill-new">Moved: was \d</span>', html)) == 1
    assert len(re.findall(r'<span class="pill pill-new">New</span>', html)) == 2


def test_writer_who_only_moved_a_part_is_told_of_no_parts(cast, login):
    comment = returned(cast)
    plan = comment.submission.plan
    move_section(section=plan.sections.kept().filter(kind="paragraph").first(), step=1)
    submit_plan(plan=plan, user=plan.owner)

    html = own_page(login(cast.student), comment.submission, 2).content.decode()

    assert "<b>Changed since the 1st submission:</b> 1 paragraph moved <span" in html


def test_paragraph_that_the_writer_took_out_is_shown_as_such(cast, login):
    comment = returned(cast)
    plan = comment.submission.plan
    remove_section(section=plan.sections.kept().filter(kind="paragraph").first())
    submit_plan(plan=plan, user=plan.owner)

    html = own_page(login(cast.student), comment.submission, 2).content.decode()

    assert '<span class="pill">Taken out</span></span><span class="meta">was in the 1st submission</span>' in html
    assert "<del>Plays that did not fit were taken away.</del>" in html


def test_workspace_leads_to_what_was_handed_in(cast, login):
    submission, _ = resubmitted(cast)

    html = login(cast.student).get(f"/plans/{submission.plan_id}/").content.decode()

    address = f"/plans/{submission.plan_id}/submissions/2/"
    assert f'<a href="{address}">See what you changed between your submissions</a>' in html


def test_own_submission_costs_the_same_for_many_comments(cast, login, third):
    client = login(cast.student)
    first = third.plan.submissions.first()
    now = third.submitted_at
    slot = slot_of(third.plan, "thesis", "thesis")
    remark = {"slot": slot, "author": cast.teacher, "published_at": now}
    first.comments.create(text="One.", **remark).replies.create(author=cast.student, text="Yes.", published_at=now)
    with count_queries(at_most=12) as few:
        own_page(client, third, 3)
    for text in ("Two.", "Three."):
        first.comments.create(text=text, **remark).replies.create(author=cast.student, text="Yes.", published_at=now)

    with count_queries(exactly=few.count):
        own_page(client, third, 3)
