"""The menu of what an assignment can be taken along as, and the pictures in it."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from exports.pack_choices import Choices
from exports.reading import outline_of, read_class_files, read_pack
from reviews.actions import make_sheet
from reviews.models import FeedbackSheet
from reviews.reading import draft_sheet
from tests.reviews.scene import submitted
from tests.support.queries import count_queries

PNG = b"\x89PNG\r\n\x1a\n"


def keep_sheet(cast) -> FeedbackSheet:
    sheet, plans = draft_sheet(cast.assignment, cast.teacher)
    return make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=sheet, plans=plans)


def named(cast) -> list[tuple[str, bool]]:
    return [(file.name, bool(file.picture)) for file in read_class_files(cast.assignment)]


def test_menu_grows_with_what_there_is(cast):
    assert named(cast) == [("All plans", False), ("Blank sheet", True), ("Gradebook table", False)]

    submitted(cast)
    keep_sheet(cast)

    assert named(cast) == [
        ("All plans", True),
        ("Feedback sheet", True),
        ("Blank sheet", True),
        ("Gradebook table", False),
    ]


def test_sheet_in_the_menu_is_the_latest(cast):
    submitted(cast)
    keep_sheet(cast)
    latest = keep_sheet(cast)

    files = read_class_files(cast.assignment)

    assert files[1].address == reverse("exports:sheet-pdf", args=[latest.pk])


def test_menu_is_read_in_one_query(cast):
    submitted(cast)
    keep_sheet(cast)

    with count_queries(exactly=1):
        read_class_files(cast.assignment)


@pytest.mark.parametrize("page", ["", "glance/"])
def test_teacher_finds_the_menu_on_the_pages_of_the_class(cast, login, page):
    submitted(cast)

    shown = login(cast.teacher).get(cast.classroom.get_absolute_url() + page, {"assignment": cast.assignment.pk}).text

    for file in read_class_files(cast.assignment):
        assert f'<a href="{file.address}">' in shown
        assert escape(file.purpose) in shown


def test_pictures_are_drawn_once(cast, login):
    submitted(cast)
    sheet = keep_sheet(cast)
    client = login(cast.teacher)
    addresses = [
        reverse("exports:pack-picture", args=[cast.assignment.pk]),
        reverse("exports:sheet-picture", args=[sheet.pk]),
        reverse("exports:blank-picture", args=[cast.assignment.pk]),
    ]

    for address in addresses:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (first["Content-Type"], first.content[:8]) == ("image/png", PNG)
        assert (again.status_code, again.content) == (304, b"")


def test_picture_without_names_shows_none(cast):
    submitted(cast)
    read = read_pack(cast.teacher, cast.assignment, Choices(order="anonymous"))

    cover, names = outline_of(read)

    assert names == ["Student 1"]
    assert cover.facts == ("11B", "1 plan")


def test_teacher_finds_the_files_of_a_plan_on_its_review(cast, login):
    submission = submitted(cast)

    page = login(cast.teacher).get(submission.get_absolute_url()).text

    assert f'href="{reverse("exports:plan-file", args=[submission.plan_id, "plan"])}"' in page
    assert f'href="{reverse("exports:plan-files", args=[submission.plan_id])}"' in page
    assert "Annotated copy" not in page
