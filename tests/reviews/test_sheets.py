"""The pages of a whole-class feedback sheet: made from the marking, changed, kept, and not overwritten in silence."""

import re
from html import unescape

import pytest
from django.urls import reverse

from people.models import Membership, Role
from reviews.actions import add_comment, change_sheet, decide, give_levels, make_sheet
from reviews.models import FeedbackSheet, LevelsShown
from reviews.reading import draft_sheet
from reviews.reading.criteria import profile_of
from reviews.sheet import MOST_GAPS, MOST_PRAISES, MOST_TASKS, Gap, Praise, Sheet
from tests.cast import make_person
from tests.reviews.scene import THESIS, comment_on, returned, slot_of, submitted
from tests.support.queries import count_queries

SHEET = Sheet(
    "Feedback",
    (Praise("A clear line.", ("Student", "Classmate")),),
    (Gap("Evidence (2 of 2 plans)", "“Much.” How much?"),),
    ("Give one figure.",),
)
AS_SENT = {
    "rev": "0",
    "title": "Feedback",
    "praise-0": "A clear line.",
    "names-0": ["0", "1"],
    "gap-0": "Evidence (2 of 2 plans)",
    "example-0": "“Much.” How much?",
    "task-0": "Give one figure.",
}


@pytest.fixture
def kept(cast) -> FeedbackSheet:
    return make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=SHEET, plans=2)


def list_address(cast) -> str:
    return reverse("reviews:sheet-list", args=[cast.assignment.pk])


def edit_address(kept: FeedbackSheet) -> str:
    return reverse("reviews:sheet-edit", args=[kept.pk])


def words(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_sheet_is_made_from_the_marking(cast, teacher):
    submission = submitted(cast)
    thesis = slot_of(submission.plan, "thesis", "thesis")
    add_comment(submission=submission, slot=thesis, author=cast.teacher, text="A clear line.", kind="praise")
    add_comment(submission=submission, slot=thesis, author=cast.teacher, text="Student, who?", quote="what people")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    response = teacher.post(list_address(cast), follow=True)

    kept = FeedbackSheet.objects.get()
    assert response.redirect_chain == [(edit_address(kept), 302)]
    assert kept.sheet == Sheet(
        "Feedback: How far did official culture affect Soviet people?",
        (Praise("A clear line.", ("Student",)),),
        (Gap("Line of argument (1 of 1 plan)", "“what people” [name], who?"),),
        ("Line of argument: act on what you were asked to do.",),
    )
    assert (kept.plans, kept.revision, kept.made_by) == (1, 0, cast.teacher)


def test_example_without_a_quote_is_the_part_as_it_was_submitted(cast):
    returned(cast)

    sheet, _ = draft_sheet(cast.assignment, cast.teacher)

    assert sheet.gaps[0].example == f"“{THESIS}” Which people? Name one group."


def test_only_decided_reviews_count(cast, teacher):
    comment_on(submitted(cast), cast)

    response = teacher.post(list_address(cast), follow=True)

    assert not FeedbackSheet.objects.exists()
    assert "No plan of this class is returned or approved yet" in words(response)


def test_what_is_not_sent_yet_does_not_count(cast):
    returned(cast)
    comment_on(submitted(cast, cast.classmate), cast, "A secret remark.")

    sheet, plans = draft_sheet(cast.assignment, cast.teacher)

    assert plans == 1
    assert "secret" not in str(sheet)


def test_comment_that_nobody_has_got_does_not_count_on_a_decided_plan_either(cast):
    comment = returned(cast)
    submission = comment.submission
    submission.comments.create(slot=comment.slot, author=cast.teacher, text="A secret remark.", kind="must_fix")

    sheet, _ = draft_sheet(cast.assignment, cast.teacher)

    assert "secret" not in str(sheet)


def test_plan_of_somebody_who_has_left_does_not_count(cast):
    returned(cast)
    cast.classroom.memberships.filter(user=cast.student).delete()

    sheet, plans = draft_sheet(cast.assignment, cast.teacher)

    assert (plans, sheet.is_blank) == (0, True)


@pytest.mark.parametrize(("when", "named"), [("at_once", 5), ("after_acting", 0), ("never", 0)])
def test_highest_levels_are_told_only_where_students_see_levels_at_once(cast, when, named):
    LevelsShown.objects.create(assignment=cast.assignment, when=when)
    submission = submitted(cast)
    profile = profile_of(submission)
    highest = {str(each.pk): str(each.levels.last().pk) for each in profile.criteria.all()}
    give_levels(submission=submission, profile=profile, levels=highest)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    sheet, _ = draft_sheet(cast.assignment, cast.teacher)

    assert [praise.names for praise in sheet.praises] == [("Student",)] * named


def test_second_click_makes_no_second_sheet(cast, teacher):
    returned(cast)

    teacher.post(list_address(cast))
    teacher.post(list_address(cast))

    assert FeedbackSheet.objects.count() == 1


def test_sheet_that_was_changed_is_kept_beside_a_new_one(cast, teacher):
    returned(cast)
    teacher.post(list_address(cast))
    first = FeedbackSheet.objects.get()
    change_sheet(sheet=first, content=SHEET, revision=0, teacher=cast.teacher)

    teacher.post(list_address(cast))

    assert FeedbackSheet.objects.count() == 2
    assert words(teacher.get(list_address(cast))).count("from 1 plan, Teacher") == 2


def test_sheet_shows_what_is_ticked_and_written(kept, teacher, cast):
    sheet = Sheet("Feedback", (Praise("A clear line.", ("Anna", "Ben"), ("Ben",)), Praise("", ("Cara",))), (), ("",))
    change_sheet(sheet=kept, content=sheet, revision=0, teacher=cast.teacher)

    text = words(teacher.get(kept.get_absolute_url()))

    assert "What went well A clear line. Anna" in text
    assert "Ben" not in text
    assert "Cara" not in text
    assert "What to do now" not in text


def test_everything_can_be_changed(kept, teacher):
    sent = {
        "rev": "0",
        "title": "Monday’s feedback",
        "praise-0": "Clear lines.",
        "names-0": ["1"],
        "praise-1": "Good questions.",
        "gap-0": "Figures",
        "example-0": "",
        "gap-1": "Links",
        "example-1": "So?",
        "task-0": "",
        "task-1": "Link\r\nit.",
    }

    response = teacher.post(edit_address(kept), sent)

    kept = FeedbackSheet.objects.get()
    assert response["Location"] == kept.get_absolute_url()
    assert kept.revision == 1
    assert kept.sheet == Sheet(
        "Monday’s feedback",
        (Praise("Clear lines.", ("Student", "Classmate"), ("Student",)), Praise("Good questions.")),
        (Gap("Figures"), Gap("Links", "So?")),
        ("", "Link it."),
    )


def test_form_that_is_sent_as_it_came_changes_no_word(kept, teacher):
    teacher.post(edit_address(kept), AS_SENT)

    assert FeedbackSheet.objects.get().sheet == SHEET


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("title", "", "Give the sheet a heading."),
        ("praise-0", "x" * 301, "At most 300 characters fit here; this has 301."),
        ("example-0", "x" * 521, "At most 520 characters fit here; this has 521."),
    ],
)
def test_form_with_a_problem_keeps_what_was_typed(kept, teacher, name, text, problem):
    response = teacher.post(edit_address(kept), AS_SENT | {"task-0": "Typed just now.", name: text})

    assert response.status_code == 422
    assert problem in words(response)
    assert "Typed just now." in response.content.decode()
    assert FeedbackSheet.objects.get().sheet == SHEET


def test_null_byte_and_line_ends_do_no_harm(kept, teacher):
    response = teacher.post(edit_address(kept), AS_SENT | {"title": "A\x00 title\u2028here"})

    assert response.status_code == 302
    assert FeedbackSheet.objects.get().sheet.title == "A title here"


@pytest.mark.parametrize("revision", ["", "nothing", "7"])
def test_revision_that_never_was_writes_nothing(kept, teacher, revision):
    response = teacher.post(edit_address(kept), AS_SENT | {"rev": revision, "title": "Other"})

    assert response.status_code == (409 if revision == "7" else 302)
    assert FeedbackSheet.objects.get().sheet.title == ("Feedback" if revision == "7" else "Other")


def test_second_of_two_teachers_is_told_and_loses_no_word(cast, kept, login):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    login(cast.other_teacher).post(edit_address(kept), AS_SENT | {"task-0": "The colleague’s task."})

    response = login(cast.teacher).post(edit_address(kept), AS_SENT | {"task-0": "My own task.", "names-0": ["1"]})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Other Teacher changed this sheet while you were writing" in words(response)
    assert "The colleague’s task." in words(response)
    assert "My own task.</textarea>" in page
    assert '<input type="hidden" name="rev" value="1">' in page
    assert FeedbackSheet.objects.get().sheet.tasks == ("The colleague’s task.",)

    again = login(cast.teacher).post(edit_address(kept), AS_SENT | {"rev": "1", "task-0": "My own task."})

    assert again.status_code == 302
    assert FeedbackSheet.objects.get().sheet.tasks == ("My own task.",)


def test_form_offers_no_more_rows_than_fit_on_the_page(cast, teacher):
    full = Sheet("Full", (Praise("Good"),) * MOST_PRAISES, (Gap("Gap"),) * MOST_GAPS, ("Task",) * MOST_TASKS)
    kept = make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=full, plans=2)

    page = teacher.get(edit_address(kept)).content.decode()

    assert re.findall(r'name="((?:praise|gap|task)-\d)"', page) == [
        *(f"praise-{place}" for place in range(MOST_PRAISES)),
        *(f"gap-{place}" for place in range(MOST_GAPS)),
        *(f"task-{place}" for place in range(MOST_TASKS)),
    ]


def test_student_of_the_class_finds_no_sheet(cast, kept, login):
    client = login(cast.student)

    addresses = [kept.get_absolute_url(), edit_address(kept), list_address(cast), f"/sheets/{kept.pk}.pdf"]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_class_page_leads_to_the_sheets_of_its_assignment(cast, teacher):
    assert f'href="{list_address(cast)}"' in teacher.get(cast.classroom.get_absolute_url()).content.decode()


def test_queries_do_not_grow_with_class_and_sheets(cast, teacher):
    returned(cast)
    with count_queries(at_most=12) as small_list:
        teacher.get(list_address(cast))
    with count_queries(at_most=12) as small_draft:
        draft_sheet(cast.assignment, cast.teacher)

    for number in range(3):
        student = make_person(f"more.{number}")
        Membership.objects.create(user=student, classroom=cast.classroom, role=Role.STUDENT)
        submission = submitted(cast, student)
        comment_on(submission, cast)
        decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
        sheet, plans = draft_sheet(cast.assignment, cast.teacher)
        make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=sheet, plans=plans)
    with count_queries() as large_list:
        teacher.get(list_address(cast))
    with count_queries() as large_draft:
        draft_sheet(cast.assignment, cast.teacher)

    assert (large_list.count, large_draft.count) == (small_list.count, small_draft.count)


def test_pages_of_a_sheet_stay_within_the_budget(kept, teacher):
    for address in (kept.get_absolute_url(), edit_address(kept), f"/sheets/{kept.pk}.pdf"):
        with count_queries(at_most=12):
            teacher.get(address)
    with count_queries(at_most=12):
        teacher.post(edit_address(kept), AS_SENT)


def test_who_changed_a_sheet_in_another_tab_is_told_so(kept, teacher):
    teacher.post(edit_address(kept), AS_SENT)

    response = teacher.post(edit_address(kept), AS_SENT | {"title": "Other"})

    assert "You changed this sheet elsewhere while you were writing" in words(response)
