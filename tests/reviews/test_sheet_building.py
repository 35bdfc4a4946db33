"""What the marking of a class becomes on a whole-class feedback sheet."""

import pytest

from reviews.sheet import Gap, Praise, Sheet, sheet_from_json, sheet_to_json
from reviews.sheet_building import MarkedComment, MarkedLevel, MarkedPlan, SavedText, build_sheet

QUESTION = "How far did official culture affect Soviet people?"
LADDER = ("Not yet.", "Some.", "Most of it.", "All of it.")


def level(criterion: str, place: int) -> MarkedLevel:
    return MarkedLevel(criterion, place, len(LADDER), LADDER[place], LADDER[place + 1] if place < 3 else "")


def must(text: str, part: str = "Point", words: str = "", **fields) -> MarkedComment:
    return MarkedComment("must_fix", text, part, words, **fields)


def suggest(text: str, part: str = "Point", words: str = "") -> MarkedComment:
    return MarkedComment("suggestion", text, part, words)


def praise(text: str) -> MarkedComment:
    return MarkedComment("praise", text, "Point")


def plan(student: str, *said: MarkedComment | MarkedLevel) -> MarkedPlan:
    comments = tuple(each for each in said if isinstance(each, MarkedComment))
    return MarkedPlan(student, comments, tuple(each for each in said if isinstance(each, MarkedLevel)))


def test_praise_names_whom_it_was_given_to_and_what_is_commonest_comes_first():
    plans = [
        plan("Anna Berg", praise("Exact figures.")),
        plan("Ben Hughes", praise("A clear line."), praise("A clear line.")),
        plan("Cara Lind", praise("a clear  line.")),
    ]

    sheet = build_sheet(QUESTION, plans)

    assert sheet.praises == (
        Praise("A clear line.", ("Ben Hughes", "Cara Lind")),
        Praise("Exact figures.", ("Anna Berg",)),
    )


def test_highest_level_names_its_students():
    plans = [plan("Anna Berg", level("Evidence", 3)), plan("Ben Hughes", level("Evidence", 2))]

    assert build_sheet(QUESTION, plans).praises == (Praise("Evidence: All of it.", ("Anna Berg",)),)


def test_nobody_is_named_for_a_level_that_students_do_not_see_yet():
    plans = [plan("Anna Berg", level("Evidence", 3), praise("A clear line."))]

    assert build_sheet(QUESTION, plans, tells_levels=False).praises == (Praise("A clear line.", ("Anna Berg",)),)


def test_praise_itself_names_nobody_so_that_a_name_can_be_unticked():
    plans = [plan("Anna Berg", praise("Well argued, Anna."))]

    assert build_sheet(QUESTION, plans).praises == (Praise("Well argued, [name].", ("Anna Berg",)),)


def test_no_other_apostrophe_or_small_letter_keeps_a_name_in_the_sheet():
    plans = [plan("Sean O'Neill", suggest("See what Sean O’Neill did, as annas group does."))]

    (gap,) = build_sheet(QUESTION, plans, names=["Anna Berg"]).gaps

    assert "See what [name] did, as [name]s group does." in gap.example


def test_gaps_are_the_three_commonest():
    plans = [
        plan("Anna Berg", *(level(name, 0) for name in ("Evidence", "Balance", "Analysis", "Focus"))),
        plan("Ben Hughes", *(level(name, 0) for name in ("Balance", "Analysis", "Focus"))),
        plan("Cara Lind", level("Focus", 1), level("Analysis", 1), level("Evidence", 2)),
    ]

    assert [gap.text for gap in build_sheet(QUESTION, plans).gaps] == [
        "Analysis: Not yet (3 of 3 plans)",
        "Focus: Not yet (3 of 3 plans)",
        "Balance: Not yet (2 of 3 plans)",
    ]


def test_task_of_a_criterion_aims_at_the_next_level():
    plans = [plan("Anna Berg", level("Evidence", 1)), plan("Ben Hughes", level("Evidence", 1), level("Focus", 2))]

    assert build_sheet(QUESTION, plans).tasks == (
        "Evidence: improve one paragraph of your plan. Aim for this: Most of it.",
    )


@pytest.mark.parametrize(("of", "low"), [(1, []), (2, [0]), (3, [0]), (4, [0, 1]), (5, [0, 1])])
def test_low_levels_are_the_lower_half(of, low):
    assert [place for place in range(of) if MarkedLevel("Evidence", place, of).is_low] == low


def test_saved_comment_counts_as_one_whatever_stands_in_its_blank():
    plans = [
        plan("Anna Berg", suggest("Name one city, for a start.")),
        plan("Ben Hughes", suggest("Name one group, for a start.")),
    ]

    sheet = build_sheet(QUESTION, plans, saved=[SavedText("Name one [...], for a start.")])

    assert [gap.text for gap in sheet.gaps] == ["Name one …, for a start (2 of 2 plans)"]
    assert sheet.tasks == ("Go back to your plan: Name one …, for a start.",)


def test_saved_comment_of_a_criterion_counts_with_its_levels():
    plans = [plan("Anna Berg", level("Evidence", 0)), plan("Ben Hughes", must("Which year?", words="Later on."))]

    sheet = build_sheet(QUESTION, plans, saved=[SavedText("Which year?", "evidence")])

    assert sheet.gaps == (Gap("Evidence: Not yet (2 of 2 plans)", "“Later on.” Which year?"),)


def test_other_comments_are_told_by_the_part_that_they_are_about():
    plans = [plan("Anna Berg", must("Why?", "Link")), plan("Ben Hughes", suggest("Who?", "Link")), plan("Cara Lind")]

    sheet = build_sheet(QUESTION, plans)

    assert sheet.gaps == (Gap("Link (2 of 3 plans)", "Why?"),)
    assert sheet.tasks == ("Link: act on what you were asked to do.",)


def test_question_praise_and_what_is_fixed_are_no_gaps():
    asked = MarkedComment("question", "Who?", "Point")

    assert build_sheet(QUESTION, [plan("Anna Berg", asked, praise("Good."), must("Why?", is_fixed=True))]).gaps == ()


def test_example_shows_words_of_a_plan_and_prefers_what_must_be_fixed():
    plans = [
        plan("Anna Berg", must("Why?", "Link")),
        plan("Ben Hughes", suggest("Who?", "Link", "People were affected.")),
        plan("Cara Lind", must("How far?", "Link", "It changed much.")),
    ]

    assert [gap.example for gap in build_sheet(QUESTION, plans).gaps] == ["“It changed much.” How far?"]


def test_example_of_a_criterion_is_the_comment_that_is_most_about_it():
    plans = [plan("Anna Berg", level("Evidence", 0), must("Say who.", "Point"), must("Which figure?", "Evidence"))]

    gaps = {gap.text: gap.example for gap in build_sheet(QUESTION, plans).gaps}

    assert gaps["Evidence: Not yet (1 of 1 plan)"] == "Which figure?"


def test_examples_differ_where_they_can():
    both = (level("Focus", 0), level("Balance", 0))
    plans = [
        plan("Anna Berg", *both, must("Who?", words="One.")),
        plan("Ben Hughes", *both, must("Why?", words="Two.")),
    ]

    examples = [gap.example for gap in build_sheet(QUESTION, plans).gaps[:2]]

    assert examples == ["“One.” Who?", "“Two.” Why?"]


def test_no_example_names_anybody_of_the_class():
    said = must("Ben, ask Dora how far.", words="I, Ben Hughes, agree with Anna.")

    sheet = build_sheet(QUESTION, [plan("Anna Berg"), plan("Ben Hughes", said)], names=["Dora Fox"])

    assert sheet.gaps[0].example == "“I, [name], agree with [name].” [name], ask [name] how far."


def test_long_texts_are_cut_at_a_word():
    sheet = build_sheet(
        "Why? " * 100, [plan("Anna Berg", praise("Good work. " * 100), must("More. " * 200, words="So " * 900))]
    )

    assert (len(sheet.title), len(sheet.praises[0].text)) == (200, 297)
    assert sheet.praises[0].text.endswith("Good work.…")
    assert len(sheet.gaps[0].example) < 520


def test_nothing_marked_makes_a_blank_sheet():
    sheet = build_sheet(QUESTION, [])

    assert sheet == Sheet(f"Feedback: {QUESTION}")
    assert sheet.is_blank


def test_sheet_comes_back_from_json_as_it_was():
    sheet = Sheet("Feedback", (Praise("Good", ("Anna", "Ben"), ("Ben",)),), (Gap("Link", "So?"),), ("Do it", ""))

    assert sheet_from_json(sheet_to_json(sheet)) == sheet
    assert sheet.praises[0].shown_names == ("Anna",)
    assert sheet.shown_tasks == ("Do it",)


def test_sheet_with_very_much_on_it_is_crowded():
    names = tuple(f"Student number {number}" for number in range(30))
    praises = tuple(Praise("Good", names) for _ in range(5))
    calm = Sheet("Feedback", praises)

    assert (calm.is_crowded, Sheet("Feedback", praises, (), ("x" * 300,) * 9).is_crowded) == (False, True)
