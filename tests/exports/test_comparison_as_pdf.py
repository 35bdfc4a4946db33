"""What changed, on paper: each part that differs as it was and as it is, and what did not change by name alone."""

from exports.hub import find_format
from tests.exports.documents import rich_document
from tests.exports.editions import rich_edition
from tests.exports.reading_back import assert_in_order, text_of


def compared(**fields) -> str:
    return text_of(find_format("comparison").make(rich_edition(**fields)))


def test_what_is_compared_is_said_with_the_sum_of_it():
    assert_in_order(
        compared(),
        "What changed in an essay plan",
        "Mira Petrova",
        "Submission 1, 1 May 2026, 10:00 to Submission 2, 5 May 2026, 14:02",
        "parts with other words or evidence, 1 counterargument added",
        "1 paragraph taken out",
    )


def test_part_that_differs_stands_as_it_was_and_as_it_is():
    text = compared()

    assert_in_order(text, "2. Film and theatre", "Weight: was Significant, is Decisive", "Link", "Before", "Now")
    assert "The Party decided what was on show." in text
    assert "Official culture decided what was on show." in text
    assert_in_order(text, "Evidence", "Plays banned, theatres closed New", "Unchanged: Point, Explanation")


def test_what_was_added_moved_and_taken_out_is_named():
    text = compared()

    assert "Counterargument Added" in text
    assert "Moved: was number" in text
    assert_in_order(text, "Taken out of the plan", "4. Music", "Point: Music was for the few.")


def test_parts_that_did_not_change_are_named_and_not_told_again():
    text = compared()

    assert_in_order(text, "Unchanged Line of argument", "3. Religion and belief", "Conclusion")
    assert "Many kept a faith" not in text


def test_same_plan_says_that_nothing_has_changed():
    text = compared(earlier=rich_document())

    assert "Nothing has changed" in text
    assert "Before" not in text
