"""A large pack is made in volumes; what goes wrong is said on its page."""

import io
import zipfile

import pytest

from exports import actions, pack_order
from exports.actions import launching, making
from exports.models import PackState, PackVolume
from exports.pack_choices import ANONYMOUS, Choices
from exports.typesetting import PdfError
from reviews.models import Submission
from tests.exports.packs import made, seated, words
from tests.exports.reading_back import open_pdf, text_of
from tests.reviews.scene import submitted


def test_pack_of_one_volume_comes_as_pdf(cast, login, two_plans, launched):
    pack = made(cast)

    response = login(cast.teacher).get(f"/packs/{pack.pk}/file/")

    assert (pack.state, pack.seat, pack.done, pack.total) == (PackState.DONE, None, 2, 2)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="11B - How far did official culture affect Soviet people - plans.pdf"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert "11B 2 plans" in text_of(response.content)


def test_pack_of_more_volumes_comes_as_zip(cast, login, launched, monkeypatch):
    monkeypatch.setattr(pack_order, "MOST_PLANS", 1)
    cast.student.display_name, cast.classroom.name = "Ольга Зима", "11Б"
    cast.student.save()
    cast.classroom.save()
    submitted(cast)
    submitted(cast, cast.classmate)

    pack = made(cast)
    response = login(cast.teacher).get(f"/packs/{pack.pk}/file/")
    content = response.getvalue()

    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.namelist() == ["1 Classmate.pdf", "2 Зима.pdf"]
    assert archive.testzip() is None
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''11%D0%91")
    assert response["Content-Disposition"].endswith("plans.zip")
    volumes = [text_of(archive.read(name)) for name in archive.namelist()]
    assert [f"Volume {number} of 2" in text for number, text in enumerate(volumes, 1)] == [True, True]
    assert ["Name Classmate" in text for text in volumes] == [True, False]


def test_pack_is_as_it_was_chosen(cast, two_plans, launched):
    pack = made(cast, choices=Choices(ANONYMOUS, "us-letter", odd=True))

    pdf = bytes(pack.volumes.get().content)
    assert round(open_pdf(pdf).pages[0].mediabox.width) == 612
    assert "Name Student 2" in text_of(pdf)
    assert "Classmate" not in text_of(pdf)


def test_plan_that_is_taken_back_meanwhile_is_not_in_it(cast, two_plans, launched, monkeypatch):
    pack = seated(cast)
    read = making.read_pack

    def read_then_withdraw(*args):
        found = read(*args)
        Submission.objects.get(plan__owner=cast.student).delete()
        return found

    monkeypatch.setattr(making, "read_pack", read_then_withdraw)

    actions.make_pack(pack=pack)

    text = text_of(bytes(pack.volumes.get().content))
    assert "11B 1 plan " in text
    assert "Name Student" not in text


def test_pack_of_which_nothing_is_left_says_so(cast, login, two_plans, launched):
    pack = seated(cast)
    Submission.objects.all().delete()

    actions.make_pack(pack=pack)

    assert making.NOTHING_LEFT in words(login(cast.teacher), pack)


def test_pack_that_cannot_be_set_says_so_and_keeps_nothing(cast, login, two_plans, launched, monkeypatch):
    monkeypatch.setattr(pack_order, "MOST_PLANS", 1)
    pack = seated(cast)
    contents = iter([b"%PDF-1.7"])

    def fail_the_second_time(*args):
        for content in contents:
            return content
        raise PdfError("The PDF could not be made from this text.")

    monkeypatch.setattr(making, "pack_pdf", fail_the_second_time)

    actions.make_pack(pack=pack)

    page = words(login(cast.teacher), pack)
    assert making.UNPRINTABLE in page
    assert "Try again" in page
    assert PackVolume.objects.count() == 0


def test_pack_that_breaks_says_so_and_the_error_is_told(cast, login, two_plans, launched, monkeypatch):
    pack = seated(cast)
    monkeypatch.setattr(making, "pack_pdf", None)

    with pytest.raises(TypeError):
        actions.make_pack(pack=pack)

    assert making.BROKEN in words(login(cast.teacher), pack)


def test_process_that_cannot_be_started_says_so(cast, login, two_plans, launched, monkeypatch, expect_error):
    pack = seated(cast)

    def refuse(*args, **options):
        raise OSError("no memory")

    monkeypatch.setattr(launching.subprocess, "Popen", refuse)
    expect_error("No process for a class pack")

    launching.launch(pack.pk)

    assert launching.NOT_STARTED in words(login(cast.teacher), pack)
