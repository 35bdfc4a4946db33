"""Counting comments by the saved comment that they came from. Without a database."""

import pytest

from reviews.remarks import count_remarks, fits

WHOSE = "Name the people you mean: who [...]?"


@pytest.mark.parametrize(
    ("saved", "text", "does"),
    [
        ("Say why.", "Say why.", True),
        ("Say why.", "Say why!", False),
        (WHOSE, "Name the people you mean: who went to church?", True),
        (WHOSE, "Name the people you mean: who went to church.", False),
        ("[...] and [...]", "this and that", True),
        ("[...] and [...]", "this or that", False),
        ("a[...]b[...]a", "aba", True),
        ("ab[...]ba", "aba", False),
        ("[...]", "anything", True),
    ],
)
def test_comment_fits_a_saved_one(saved, text, does):
    assert fits(saved, text) is does


def test_many_blanks_take_no_time():
    assert fits("a[...]" * 80 + "b", "a" * 4_000) is False


def test_remarks_are_counted_with_their_students():
    comments = [(1, "Name the people you mean: who paid?"), (2, "Name the people you mean: who ate?"), (2, "Why?")]

    (remark,) = count_remarks(comments, [WHOSE])

    assert (remark.text, remark.count, remark.students) == (WHOSE, 2, {1, 2})


def test_remarks_that_nobody_saved_count_by_their_words():
    remarks = count_remarks([(1, "Why?"), (1, "Why?"), (2, "Why?"), (2, "How?"), (3, "How?"), (3, "Once")], [])

    assert [(remark.text, remark.count) for remark in remarks] == [("Why?", 3), ("How?", 2)]
