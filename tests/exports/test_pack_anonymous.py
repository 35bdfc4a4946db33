"""A pack without names: nobody who could be meant is named anywhere in it, and no day tells who it was."""

import re
import zlib
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from exports.pack_choices import ANONYMOUS, Choices
from exports.reading import read_pack
from people.models import Membership, Role, RosterEntry
from plans.models import Assignment
from reviews.actions import submit_plan
from reviews.models import Submission
from tests.cast import make_person
from tests.exports.reading_back import bookmarks, elements, open_pdf, text_of
from tests.reviews.scene import submitted, write, written_plan

SET_ON = datetime(2026, 5, 1, 9, tzinfo=UTC)
HANDED_IN_ON = datetime(2026, 9, 17, 9, tzinfo=UTC)
NAMES = ("Quintessa", "Vanterpool", "Zebedee", "Ottoline", "Fitzwilliam", "Wilhelmina", "Xanthe", "Marmaduke")


def everything_in(pdf: bytes) -> str:
    """Return the words, the bookmarks, the metadata, what screen readers get, and all bytes, compressed or not."""
    reader = open_pdf(pdf)
    inflated = []
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            inflated.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            inflated.append(found[1])
    raw = b"\n".join([pdf, *inflated])
    parts = [
        text_of(pdf),
        str(bookmarks(pdf)),
        str(reader.metadata),
        reader.root_object["/Metadata"].get_data().decode(),
    ]
    parts += [str(element.get(key, "")) for element in elements(pdf) for key in ("/T", "/Alt", "/ActualText")]
    parts += [raw.decode("latin-1"), raw.decode("utf-16-be", "ignore"), raw[1:].decode("utf-16-be", "ignore")]
    return "\n".join(parts)


@pytest.fixture
def pack(cast, login) -> bytes:
    """Two plans whose words name their writers, a classmate who wrote none, and somebody who is only expected."""
    cast.student.display_name, cast.classmate.display_name = "Quintessa Vanterpool", "Zebedee Ottoline"
    cast.student.save()
    cast.classmate.save()
    silent = make_person("silent")
    silent.display_name = "Fitzwilliam"
    silent.save()
    Membership.objects.create(user=silent, classroom=cast.classroom, role=Role.STUDENT)
    RosterEntry.objects.create(classroom=cast.classroom, name="Wilhelmina Xanthe", position=0)
    cast.classroom.name = "Class of Quintessa"
    cast.classroom.save()
    for owner in (cast.student, cast.classmate):
        plan = written_plan(cast, owner)
        write(plan, "thesis", "thesis", "As Quintessa told ZEBEDEE and Fitzwilliam’s Wilhelmina, it mattered.")
        write(plan, "paragraph", "point", f"I, {owner.display_name}, think so.")
        submit_plan(plan=plan, user=owner)
    cast.classmate.display_name = "Marmaduke"  # since then
    cast.classmate.save()
    Submission.objects.update(submitted_at=HANDED_IN_ON)
    Assignment.objects.update(created_at=SET_ON)
    return login(cast.teacher).get(reverse("exports:pack", args=[cast.assignment.pk]), {"order": "anonymous"}).content


def test_nobody_of_the_class_is_named_anywhere_in_it(pack):
    told = everything_in(pack).casefold()

    assert [name for name in NAMES if name.casefold() in told] == []


def test_reader_of_everything_would_find_a_name(cast, login, pack):
    named = login(cast.teacher).get(reverse("exports:pack", args=[cast.assignment.pk])).content

    told = everything_in(named)

    assert all(name in told for name in ("Quintessa", "Vanterpool", "Ottoline", "Fitzwilliam", "Wilhelmina"))


def test_plans_are_told_apart_by_numbers(pack):
    text = text_of(pack)

    assert [title for title in bookmarks(pack) if isinstance(title, str)][1:] == ["Student 1", "Student 2"]
    assert "Name Student 1 Class Class of [name] Paragraphs PEEL Version Last submission" in text
    assert "As [name] told [name] and [name]’s [name], it mattered." in text
    assert "I, [name], think so." in text


def test_it_does_not_tell_when_anything_was_handed_in(pack):
    assert "Set on 1 May 2026" in text_of(pack)
    assert "September" not in everything_in(pack)
    assert open_pdf(pack).metadata.creation_date == SET_ON


def test_ids_of_plans_and_people_are_not_in_it(cast, pack):
    told = everything_in(pack)

    ids = [str(pk) for row in Submission.objects.values_list("pk", "plan_id") for pk in row]
    assert [pk for pk in ids if pk in told or pk.replace("-", "") in told] == []


def test_name_of_the_file_names_nobody(cast, login):
    cast.classroom.name = "Class of Student"
    cast.classroom.save()
    plan = written_plan(cast)
    submit_plan(plan=plan, user=cast.student)

    response = login(cast.teacher).get(reverse("exports:pack", args=[cast.assignment.pk]), {"order": "anonymous"})

    assert response["Content-Disposition"] == (
        'inline; filename="Class of [name] - How far did official culture affect Soviet people - plans.pdf"'
    )


def test_shuffle_is_another_on_another_site(cast, settings):
    for owner in (cast.student, cast.classmate):
        submitted(cast, owner)
    choices, orders = Choices(order=ANONYMOUS), set()

    for number in range(40):  # each of which puts the one or the other first
        settings.SECRET_KEY = f"site {number}"
        orders.add(tuple(each.plan for each in read_pack(cast.teacher, cast.assignment, choices).plans))

    assert len(orders) == 2
