"""A teacher's evening: five plans are reviewed in one sitting, from the home page on, and nothing is ever clicked."""

import pytest
from playwright.sync_api import Locator, Page, expect

from people.models import Role
from plans.models import Plan
from reviews.models import Comment, Review, SavedComment, Submission
from tests.cast import make_person
from tests.reviews.scene import REMARK, resubmitted, slot_of, submitted
from tests.support.workspace import settled

# A script error fails the test.
NO_MOUSE = "addEventListener('pointerdown', () => { throw new Error('The mouse was used.'); }, true);"
MOST_TABS = 30


@pytest.fixture
def evening(cast) -> list[Submission]:
    """Five plans that wait, oldest first; the fourth for the second time."""
    SavedComment.objects.create(owner=cast.teacher, text="Say why: because [...].", kind="must_fix")
    ana, ben, cleo = (make_person(name) for name in ("ana", "ben", "cleo"))
    for person in (ana, ben, cleo):
        cast.classroom.memberships.create(user=person, role=Role.STUDENT)
    new = [submitted(cast, person) for person in (cast.classmate, ana, ben)]
    return [*new, resubmitted(cast)[0], submitted(cast, cleo)]


def test_five_plans_are_reviewed_by_keyboard_alone(browse, cast, evening, expect_error):
    expect_error("422 (Unprocessable Entity)")
    page = browse(cast.teacher)
    page.add_init_script(NO_MOUSE)
    page.goto("/")

    tab_to(page, page.get_by_role("link", name="Start reviewing"))
    press(page, "Enter")
    opened(page, evening[0])
    comment_of_ones_own(page, evening[0])
    levels_and_words(page, evening[0])
    decide(page, "r", "Return with 1 comment")
    opened(page, evening[1])
    comment_from_the_saved_ones(page, evening[1])
    decide(page, "r", "Return with 1 comment")
    opened(page, evening[2])
    return_with_nothing_said(page)
    decide(page, "r", "Return")
    opened(page, evening[3])
    look_at_what_was_done(page, evening[3])
    decide(page, "a", "Approve")
    opened(page, evening[4])
    forget_to_add_a_comment(page, evening[4])
    decide(page, "a", "Approve")
    page.wait_for_url("**/reviews/")

    expect(page.get_by_role("main")).to_contain_text("No plan waits for you.")
    expect(page.get_by_role("region", name="Recently decided").get_by_role("row")).to_have_count(1 + 6)
    assert dict(Plan.objects.values_list("owner__username", "state")) == {
        "classmate": "returned",
        "ana": "returned",
        "ben": "returned",
        "student": "approved",
        "cleo": "approved",
    }
    assert sorted(Comment.objects.published().values_list("text", "kind", "state")) == [
        ("A clear line.", "suggestion", "open"),
        ("Say why: because nobody else could print.", "must_fix", "open"),
        ("What did people do?", "must_fix", "open"),
        (REMARK, "suggestion", "fixed"),
    ]
    told = Review.objects.exclude(overall="").values_list("submission__plan__owner__username", "overall")
    assert dict(told) == {"classmate": "Nearly.", "ben": "Which side do you take?"}
    given = Review.objects.get(submission=evening[0]).given
    assert [(level["criterion"], level["level"]) for level in given] == [
        ("Question focus", "Partly"),
        ("Structure", "Not yet"),
    ]


def comment_of_ones_own(page: Page, submission: Submission) -> None:
    thesis = slot_of(submission.plan, "thesis", "thesis")
    press(page, "j")
    expect(page.locator(f"#slot-{thesis.pk}")).to_be_focused()
    press(page, "c", "Shift+Tab")
    expect(margin(page, thesis).get_by_label("Suggestion")).to_be_focused()
    press(page, "ArrowLeft", "Tab")
    expect(page.locator(f"#comment-{thesis.pk}")).to_be_focused()
    page.keyboard.type("What did people do?")
    press(page, "Control+Enter")
    expect(margin(page, thesis).locator(".note-text")).to_have_text("What did people do?")
    expect(margin(page, thesis)).to_be_focused()


def levels_and_words(page: Page, submission: Submission) -> None:
    press(page, "l")
    for key, chosen in (("ArrowRight", "Question focus: Partly"), ("Space", "Structure: Not yet")):
        with page.expect_response("**/levels/"):
            press(page, key)
        expect(page.get_by_label(chosen)).to_be_focused()
        press(page, "Tab")
    press(page, "w")
    expect(page.get_by_label("To Classmate")).to_be_focused()
    page.keyboard.type("Nearly.")
    press(page, "Escape")
    expect(page.locator(f"#slot-{slot_of(submission.plan, 'thesis', 'thesis').pk}")).to_be_focused()


def comment_from_the_saved_ones(page: Page, submission: Submission) -> None:
    point = slot_of(submission.plan, "paragraph", "point")
    press(page, "j", "j", "c", "Shift+Tab", "Shift+Tab")
    expect(margin(page, point).get_by_label("Find a saved comment")).to_be_focused()
    with page.expect_response(lambda response: response.url.endswith("=wh")):
        page.keyboard.type("wh")
    settled(page)
    press(page, "ArrowDown", "Enter")
    expect(page.locator(f"#comment-{point.pk}")).to_be_focused()
    page.keyboard.type("nobody else could print")
    press(page, "Control+Enter")
    expect(margin(page, point).locator(".note")).to_contain_text("because nobody else could print.")


def return_with_nothing_said(page: Page) -> None:
    decide(page, "r", "Return")
    expect(page.get_by_role("alert")).to_contain_text("Say what should change before you return the plan")
    expect(page.get_by_role("alert")).to_be_focused()
    press(page, "w")
    page.keyboard.type("Which side do you take?")
    press(page, "Escape")


def look_at_what_was_done(page: Page, submission: Submission) -> None:
    thesis = slot_of(submission.plan, "thesis", "thesis")
    press(page, "d")
    expect(page.locator(f"#slot-{thesis.pk}")).to_be_focused()
    press(page, "f")
    expect(margin(page, thesis).get_by_role("article")).to_be_focused()
    press(page, "Tab")
    expect(margin(page, thesis).get_by_role("button", name="Mark fixed")).to_be_focused()
    press(page, "Enter")
    expect(margin(page, thesis).locator(".status")).to_have_text("Fixed")
    expect(margin(page, thesis)).to_be_focused()


def forget_to_add_a_comment(page: Page, submission: Submission) -> None:
    thesis = slot_of(submission.plan, "thesis", "thesis")
    press(page, "c")
    page.keyboard.type("A clear line.")
    press(page, "Escape")
    decide(page, "a", "Approve")
    expect(page.locator(".decide-problem")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(page.locator(f"#comment-{thesis.pk}")).to_be_focused()
    press(page, "Control+Enter")
    expect(margin(page, thesis).locator(".note-text")).to_have_text("A clear line.")
    expect(page.locator(".decide-problem")).to_have_count(0)


def decide(page: Page, key: str, name: str) -> None:
    press(page, key)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()
    press(page, "Enter")


def opened(page: Page, submission: Submission) -> None:
    page.wait_for_url(f"**{submission.get_absolute_url()}")


def margin(page: Page, slot) -> Locator:
    return page.locator(f"#margin-{slot.pk}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(MOST_TABS):
        press(page, "Tab")
        if place.evaluate("(place) => place === document.activeElement"):
            return
    pytest.fail(f"{place} is more than {MOST_TABS} times Tab away.")
