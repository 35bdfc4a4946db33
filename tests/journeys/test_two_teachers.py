"""Two teachers of one class open one plan in the same evening, and the student gets what both wrote."""

from playwright.sync_api import Page, expect

from people.models import Role
from plans.models import Slot
from reviews.models import Comment, Review
from tests.reviews.scene import slot_of, submitted


def test_plan_that_two_teachers_have_open(browse, cast, expect_error):
    expect_error("422 (Unprocessable Entity)")
    cast.classroom.memberships.create(user=cast.other_teacher, role=Role.TEACHER)
    submission = submitted(cast)
    thesis, point = slot_of(submission.plan, "thesis", "thesis"), slot_of(submission.plan, "paragraph", "point")
    teacher, colleague, student = browse(cast.teacher), browse(cast.other_teacher), browse(cast.student)

    with teacher.expect_response("**/open/"):
        teacher.goto(submission.get_absolute_url())
    colleague.goto("/reviews/")
    expect(colleague.locator(".queue-open")).to_contain_text("Teacher has this open since")
    with colleague.expect_response("**/open/"):
        colleague.get_by_role("link", name="Student").click()
    expect(told(colleague)).to_contain_text("Teacher has this open since")
    look_again(teacher)
    expect(told(teacher)).to_contain_text("Other Teacher has this open since")
    comment(teacher, thesis, "Which people?")
    comment(colleague, point, "Who took them away?")
    teacher.get_by_label("To Student").fill("A line to build on.")
    teacher.get_by_role("button", name="Return with 1 comment").click()
    expect(teacher.get_by_role("alert")).to_have_text(
        "Other Teacher wrote comments here after you opened this page. Read them, and then decide."
    )
    expect(said(teacher, point)).to_have_text("Who took them away?")
    assert not Review.objects.exclude(decision="").exists()
    teacher.get_by_role("button", name="Return with 2 comments").click()
    teacher.wait_for_url("**/reviews/")
    look_again(colleague)
    expect(told(colleague)).to_contain_text("Teacher returned this plan at")

    student.goto(submission.plan.get_absolute_url())
    for slot, name, text in ((thesis, "Teacher", "Which people?"), (point, "Other Teacher", "Who took them away?")):
        note = student.locator(f"#notes-{slot.pk}").get_by_role("article", name=f"Comment from {name}", exact=True)
        expect(note.locator(".note-text")).to_have_text(text)
    expect(student.locator("#feedback .overall")).to_have_text("A line to build on.")
    review = Review.objects.get()
    assert (review.decision, review.decided_by) == ("returned", cast.teacher)
    assert set(Comment.objects.published().values_list("author__username", "text")) == {
        ("teacher", "Which people?"),
        ("other.teacher", "Who took them away?"),
    }


def comment(page: Page, slot: Slot, text: str) -> None:
    page.locator(f"#compose-{slot.pk} > summary").click()
    page.locator(f"#comment-{slot.pk}").fill(text)
    page.locator(f"#compose-{slot.pk}").get_by_role("button", name="Add", exact=True).click()
    expect(said(page, slot)).to_have_text(text)


def said(page: Page, slot: Slot):
    return page.locator(f"#margin-{slot.pk} .note-text")


def told(page: Page):
    """What the page says of colleagues."""
    return page.locator("[data-sitting]")


def look_again(page: Page) -> None:
    """Come back to a page that has been out of sight; it asks at once what colleagues did."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
