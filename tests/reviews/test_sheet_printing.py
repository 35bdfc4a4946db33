"""In which letters a feedback sheet is printed."""

import pytest

from reviews.sheet import Gap, Praise, Sheet
from reviews.sheet_printing import SIZES, print_size

LINE = "Say how far it proves the point. "


def sheet_of(texts: int, words: str = LINE) -> Sheet:
    return Sheet("Feedback", tasks=(words * 8,) * texts)


def test_sheet_with_room_is_in_the_largest_letters():
    assert print_size(Sheet("Feedback", (Praise(LINE, ("Anna",)),), (Gap(LINE, LINE),), (LINE,))) == SIZES[0] == 19


def test_more_words_are_in_smaller_letters():
    sizes = [print_size(sheet_of(texts)) for texts in range(0, 200, 10)]

    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (19, SIZES[-1])


def test_what_is_left_out_takes_no_room():
    names = tuple(f"Student {number}" for number in range(4_000))

    assert print_size(Sheet("Feedback", (Praise(LINE, names, unticked=names), Praise("", names)))) == 19
    assert print_size(Sheet("Feedback", (Praise(LINE, names),))) < 19


@pytest.mark.parametrize("words", ["W" * 33, "史" * 33, LINE.upper()])
def test_wide_letters_take_more_room(words):
    assert print_size(sheet_of(24, words)) < print_size(sheet_of(24))
