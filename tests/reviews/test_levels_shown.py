"""Feedback before mark: levels are shown with the decision, once every comment is acted on, or never."""

import pytest
from django.db import IntegrityError, transaction
from playwright.sync_api import expect

from plans.actions import remove_section, restore_section
from plans.models import Plan, Section
from reviews.actions import answer, decide, give_levels, mark_done, submit_plan
from reviews.models import Comment, Level, LevelsShown
from reviews.reading import profile_of
from tests.reviews.scene import comment_on, slot_of, submitted

WORDS = "one is thin or rests on a single piece of evidence"


def judged(cast, when: str, *kinds: str, decision: str = "returned") -> Plan:
    """A plan decided with a level and a comment of each kind, in an assignment that shows levels then."""
    LevelsShown.objects.create(assignment=cast.assignment, when=when)
    submission = submitted(cast)
    give_balance(submission)
    for kind in kinds:
        comment_on(submission, cast, f"A {kind}.")
        Comment.objects.filter(text=f"A {kind}.").update(kind=kind)
    decide(submission=submission, teacher=cast.teacher, decision=decision, overall="Go on.")
    return Plan.objects.get(pk=submission.plan_id)


def give_balance(submission) -> None:
    level = Level.objects.get(criterion__name="Balance", name="Partly")
    give_levels(submission=submission, profile=profile_of(submission), levels={str(level.criterion_id): str(level.pk)})


def page_of(client, plan) -> str:
    return client.get(plan.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("when", "is_seen"), [("at_once", True), ("after_acting", False), ("never", False)])
def test_levels_beside_open_comments(cast, login, when, is_seen):
    plan = judged(cast, when, "must_fix")

    assert (WORDS in page_of(login(cast.student), plan)) == is_seen


def test_levels_wait_until_the_last_comment_is_acted_on(cast, login):
    plan = judged(cast, "after_acting", "must_fix", "question", "praise")
    fix, question = Comment.objects.get(kind="must_fix"), Comment.objects.get(kind="question")
    client = login(cast.student)

    before = page_of(client, plan)
    mark_done(comment=fix)
    halfway = page_of(client, plan)
    answer(comment=question, author=cast.student, text="City audiences.")
    after = page_of(client, plan)

    assert [WORDS in page for page in (before, halfway, after)] == [False, False, True]
    assert "Your teacher shows this once every comment is answered or acted on: 2 to go." in before
    assert "acted on: 1 to go." in halfway


def test_levels_come_with_the_answer_to_the_last_comment(cast, login):
    judged(cast, "after_acting", "must_fix")
    comment = Comment.objects.get()

    response = login(cast.student).post(f"/comments/{comment.pk}/done/", headers={"HX-Request": "true"})

    assert WORDS in response.content.decode()


def test_levels_of_a_plan_without_comments_do_not_wait(cast, login):
    assert WORDS in page_of(login(cast.student), judged(cast, "after_acting"))


@pytest.mark.parametrize(("when", "is_seen"), [("at_once", True), ("after_acting", True), ("never", False)])
def test_levels_of_an_approved_plan_wait_for_nothing_that_cannot_be_done(cast, login, when, is_seen):
    """On an approved plan nothing can be acted on any more; what is never shown is not shown then, either."""
    plan = judged(cast, when, "suggestion", decision="approved")

    text = page_of(login(cast.student), plan)

    assert (WORDS in text, "to go" in text) == (is_seen, False)


@pytest.fixture
def removed(cast) -> Comment:
    """A comment that the levels wait for, with another one, on a paragraph that the student has taken out."""
    LevelsShown.objects.create(assignment=cast.assignment, when="after_acting")
    submission = submitted(cast)
    give_balance(submission)
    comment_on(submission, cast, "About the line of argument.")
    comment = comment_on(submission, cast, "About the point.", "paragraph", "point")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    remove_section(section=comment.slot.section)
    return Comment.objects.get(pk=comment.pk)


def test_levels_wait_for_comments_on_parts_that_were_removed(cast, login, removed):
    plan = removed.submission.plan
    client = login(cast.student)

    both = page_of(client, plan)
    mark_done(comment=Comment.objects.get(text="About the line of argument."))
    one = page_of(client, plan)
    restore_section(section=Section.objects.get(pk=removed.slot.section_id))
    back = page_of(client, plan)

    assert [WORDS in page for page in (both, one, back)] == [False] * 3
    assert "acted on: 2 to go, 1 of them on parts that you removed." in both
    assert "acted on: 1 to go, on parts that you removed." in one
    assert "On parts that you removed" not in back


def test_feedback_follows_a_part_that_is_taken_out_and_brought_back(cast, login, removed):
    section = removed.slot.section
    restore_section(section=section)
    client = login(cast.student)
    url = f"/plans/{section.plan_id}/sections/{section.pk}"

    out, back = (
        client.post(f"{url}/{act}/", headers={"HX-Request": "true"}).content.decode() for act in ("remove", "restore")
    )

    assert [text.count('id="feedback" ') for text in (out, back)] == [1, 1]
    assert ["On parts that you removed" in text for text in (out, back)] == [True, False]
    assert [text.count(f'id="comment-{removed.pk}"') for text in (out, back)] == [1, 1]


def test_comment_on_a_removed_part_is_read_and_acted_on_in_the_feedback(cast, login, removed):
    client = login(cast.student)

    text = page_of(client, removed.submission.plan)

    pane = text[text.index('id="feedback"') :]
    assert f'href="/plans/{removed.submission.plan_id}/removed/">bring the part back</a>' in pane
    assert "Point, paragraph" in pane
    assert "About the point." in pane
    assert f'form="plan-form" formaction="/comments/{removed.pk}/done/"' in pane
    assert text.count(f'id="comment-{removed.pk}"') == 1


@pytest.mark.parametrize(("act", "words"), [("done", "You fixed this"), ("reply", "Answered")])
def test_levels_come_with_what_is_done_about_a_removed_part(cast, login, removed, act, words):
    mark_done(comment=Comment.objects.get(text="About the line of argument."))
    fields = {f"reply-{removed.pk}": "I took it out."}

    answer = login(cast.student).post(f"/comments/{removed.pk}/{act}/", fields, headers={"HX-Request": "true"})

    text = answer.content.decode()
    assert text.lstrip().startswith('<section class="tabpane" id="feedback"')
    assert "data-hx-swap-oob" not in text[: text.index("</section>")]
    assert (WORDS in text, words in text) == (True, True)


def test_reply_to_a_removed_part_that_is_too_long_is_given_back(cast, login, removed):
    fields = {f"reply-{removed.pk}": "x" * 4001}

    answer = login(cast.student).post(f"/comments/{removed.pk}/reply/", fields, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert ">" + "x" * 4001 + "</textarea>" in answer.content.decode()
    assert f'id="reply-error-{removed.pk}"' in answer.content.decode()


def test_without_a_script_the_whole_page_is_sent_for_a_removed_part(cast, login, removed):
    plan = removed.submission.plan
    thesis = slot_of(plan, "thesis", "thesis")
    fields = {f"slot-{thesis.pk}": "Saved along.", f"rev-{thesis.pk}": str(thesis.revision)}

    answer = login(cast.student).post(f"/comments/{removed.pk}/done/", fields)

    assert answer.url == f"{plan.get_absolute_url()}#comment-{removed.pk}"
    thesis.refresh_from_db()
    assert thesis.text == "Saved along."


def test_removed_parts_of_a_plan_that_is_with_the_teacher_are_read_only(cast, login, removed):
    plan = removed.submission.plan
    submit_plan(plan=plan, user=cast.student)

    text = page_of(login(cast.student), plan)

    assert "About the point." in text
    assert f"/comments/{removed.pk}/done/" not in text
    assert "bring the part back" not in text


def test_removed_part_whose_comment_the_teacher_settled_is_not_named(cast, login, removed):
    Comment.objects.filter(pk=removed.pk).update(state="fixed")

    assert "On parts that you removed" not in page_of(login(cast.student), removed.submission.plan)


def test_removed_part_is_marked_as_fixed_in_the_browser(browse, cast, removed, axe):
    mark_done(comment=Comment.objects.get(text="About the line of argument."))
    page = browse(cast.student)
    page.goto(f"{removed.submission.plan.get_absolute_url()}")
    page.locator("label", has_text="Feedback").click()
    note = page.locator(f"#comment-{removed.pk}")

    note.get_by_text("Reply", exact=True).click()
    note.get_by_label("Your reply").fill("I took it out.")
    axe(page)
    note.get_by_role("button", name="Send reply").click()
    expect(note.locator(".note-reply")).to_have_text("Student: I took it out.")
    expect(page.get_by_text(WORDS)).to_be_visible()
    note.get_by_role("button", name="I have fixed this").click()

    expect(note.locator(".status")).to_have_text("You fixed this")
    expect(note.locator("summary.note-head")).to_be_focused()


def test_levels_stay_withheld_when_the_plan_is_submitted_with_open_comments(cast, login):
    plan = judged(cast, "after_acting", "must_fix")
    submit_plan(plan=plan, user=cast.student)

    assert WORDS not in page_of(login(cast.student), plan)


@pytest.mark.parametrize(
    ("when", "decision"), [("after_acting", "returned"), ("never", "returned"), ("never", "approved")]
)
def test_levels_that_are_withheld_are_on_no_page(cast, login, when, decision):
    plan = judged(cast, when, "must_fix", decision=decision)
    client = login(cast.student)

    pages = [
        client.get(url, follow=True).content.decode()
        for url in (
            "/",
            "/plans/",
            "/notices/",
            f"/plans/{plan.pk}/submit/",
            f"/plans/{plan.pk}/submissions/1/",
            f"/classes/{cast.classroom.pk}/",
            f"/classes/{cast.classroom.pk}/standing/",
            "/criteria/",
        )
    ]

    assert [page for page in pages if WORDS in page or "Partly" in page] == []


def test_feedback_leads_with_what_must_be_fixed(cast, login):
    plan = judged(cast, "at_once", "suggestion", "must_fix")
    first = Comment.objects.get(kind="must_fix")

    text = page_of(login(cast.student), plan)

    assert f'href="#comment-{first.pk}">Go to the next comment' in text
    assert text.index("Go to the next comment") < text.index("Go on.") < text.index(WORDS)


def test_teacher_says_when_levels_are_shown(cast, login):
    client = login(cast.teacher)

    response = client.post(f"/criteria/assignments/{cast.assignment.pk}/", {"when": "after_acting"})

    assert (response.url, LevelsShown.objects.get().when) == ("/criteria/", "after_acting")
    page = client.get("/criteria/").content.decode()
    assert '<option value="after_acting" selected>Once every comment is answered or acted on</option>' in page
    review = client.get(submitted(cast).get_absolute_url()).content.decode()
    assert "Student sees the levels once every comment is answered or acted on." in review


def test_page_of_assignments_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    client.get("/criteria/")
    with count_queries(at_most=12) as few:
        client.get("/criteria/")
    fields = {"question": cast.question, "paragraph_model": cast.peel, "created_by": cast.teacher}
    for number in range(5):
        assignment = cast.classroom.assignments.create(**fields)
        LevelsShown.objects.create(assignment=assignment, when="never" if number % 2 else "at_once")

    with count_queries(exactly=few.count):
        text = client.get("/criteria/").content.decode()

    assert text.count('value="never" selected') == 2


@pytest.mark.parametrize("when", ["", "sometimes"])
def test_levels_are_shown_at_no_other_time(cast, login, when):
    response = login(cast.teacher).post(f"/criteria/assignments/{cast.assignment.pk}/", {"when": when})

    assert (response.status_code, LevelsShown.objects.count()) == (404, 0)


def test_database_holds_no_other_time(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        LevelsShown.objects.create(assignment=cast.assignment, when="sometimes")
