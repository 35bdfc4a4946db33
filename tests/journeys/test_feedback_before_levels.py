"""The levels wait: a student acts on every comment first, and no word of a level is in the browser before."""

from playwright.sync_api import Locator, Page, expect

from reviews.actions import add_comment
from reviews.models import Comment, CommentKind, LevelsShown
from tests.reviews.scene import slot_of, submitted

GIVEN = {
    "Evidence": ("Mostly", "Exact evidence under nearly every point, with some of its context."),
    "Balance": ("Partly", "Both sides are present; one is thin or rests on a single piece of evidence."),
}
WORDS = [words for level in GIVEN.values() for words in level]
# All that the page has, seen or unseen, and what the scripts have kept.
HELD = "() => document.documentElement.outerHTML + JSON.stringify([{...localStorage}, {...sessionStorage}])"


def test_student_acts_on_all_comments_and_only_then_sees_the_levels(browse, cast):
    submission = submitted(cast)
    thesis, point = slot_of(submission.plan, "thesis", "thesis"), slot_of(submission.plan, "paragraph", "point")
    said = {"submission": submission, "author": cast.teacher}
    question = add_comment(slot=thesis, text="Which people?", kind=CommentKind.QUESTION, **said)
    must_fix = add_comment(slot=point, text="Name a play.", kind=CommentKind.MUST_FIX, **said)
    suggestion = add_comment(slot=point, text="Say when.", **said)
    add_comment(slot=thesis, text="A clear line.", kind=CommentKind.PRAISE, **said)
    teacher, student = browse(cast.teacher), browse(cast.student)

    let_levels_wait(teacher)
    return_with_levels(teacher, submission)
    student.goto("/")
    assert found_in(student) == []
    student.get_by_role("link", name="Open the first comment").click()
    student.wait_for_url(f"**#comment-{must_fix.pk}")
    expect_to_wait(student, 3)
    note(student, must_fix).get_by_role("button", name="I have fixed this").click()
    expect_to_wait(student, 2)
    note(student, question).get_by_text("Reply", exact=True).click()
    note(student, question).get_by_role("textbox").fill("City audiences.")
    note(student, question).get_by_role("button", name="Send reply").click()
    expect_to_wait(student, 1)
    note(student, suggestion).get_by_role("button", name="I have fixed this").click()

    expect(student.locator("#feedback .given dt")).to_have_text(list(GIVEN))
    expect(student.locator("#feedback .given dd")).to_have_text(["".join(words) for words in GIVEN.values()])
    expect(student.get_by_role("link", name="Go to the next comment")).to_have_count(0)
    comments = Comment.objects.exclude(kind=CommentKind.PRAISE)
    assert {(comment.text, comment.state, bool(comment.done_at)) for comment in comments} == {
        ("Name a play.", "answered", True),
        ("Which people?", "answered", False),
        ("Say when.", "answered", True),
    }


def let_levels_wait(page: Page) -> None:
    page.goto("/criteria/")
    shown = page.get_by_role("region", name="When students see their levels")
    shown.get_by_role("combobox").select_option("Once every comment is answered or acted on")
    shown.get_by_role("button", name="Set").click()
    expect(page.get_by_role("status")).to_have_text("Levels: once every comment is answered or acted on.")
    assert LevelsShown.objects.get().when == "after_acting"


def return_with_levels(page: Page, submission) -> None:
    page.goto(submission.get_absolute_url())
    for criterion, (level, _) in GIVEN.items():
        with page.expect_response("**/levels/"):
            page.get_by_label(f"{criterion}: {level}").check()
    page.get_by_role("button", name="Return with 4 comments").click()
    page.wait_for_url("**/reviews/")


def expect_to_wait(page: Page, count: int) -> None:
    expect(page.locator("#feedback")).to_contain_text(f"once every comment is answered or acted on: {count} to go.")
    assert found_in(page) == []


def found_in(page: Page) -> list[str]:
    held = page.evaluate(HELD)
    return [words for words in WORDS if words in held]


def note(page: Page, comment: Comment) -> Locator:
    return page.locator(f"#comment-{comment.pk}")
