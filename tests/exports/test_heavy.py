"""Large documents: set beside the site, one at a time, and not at all beyond what a site can spare."""

import subprocess
import sys

import pytest
import typst
from django.db.models import TextField
from django.db.models.functions import Cast

from exports import engines, heavy, pack_data
from exports.errors import BusyError, PdfError, TooLargeError
from exports.heavy import is_heavy, weigh
from exports.hub import Edition, find_format
from exports.reading import read_handed_in
from reviews.actions import submit_plan
from reviews.models import Submission
from tests.exports.documents import MOMENT, STATUS, make_pdf, rich_document
from tests.exports.reading_back import pages_of
from tests.exports.test_pack_as_pdf import make_pack
from tests.reviews.scene import write, written_plan

LINES = "a\n" * 4_000


@pytest.fixture
def everything_is_heavy(monkeypatch):
    monkeypatch.setattr(heavy, "HEAVY", 100)


@pytest.fixture
def everything_is_too_large(monkeypatch):
    monkeypatch.setattr(heavy, "MOST", 100)


@pytest.fixture
def another_is_being_set(monkeypatch, everything_is_heavy):
    monkeypatch.setattr(heavy, "PATIENCE", 0)
    with heavy._turn():
        yield


def test_short_lines_weigh_more_than_their_letters():
    assert weigh({"paragraphs": [["abc", "d"], ["e"]], "number": 3, "nothing": None}) == 3 * 40 + 5


def test_plan_of_the_usual_length_is_not_heavy():
    assert not is_heavy({"text": ["A sentence of the usual length."] * 1_000})


def test_heavy_plan_has_the_same_bytes_from_a_process_of_its_own(monkeypatch):
    here = make_pdf(rich_document())
    started = []
    run = subprocess.run
    monkeypatch.setattr(heavy, "HEAVY", 100)
    monkeypatch.setattr(subprocess, "run", lambda command, **rest: started.append(command) or run(command, **rest))

    assert make_pdf(rich_document()) == here
    assert started == [heavy.COMMAND]


def test_heavy_plan_has_a_picture(everything_is_heavy):
    picture = find_format("plan").draw(Edition(rich_document(), STATUS, MOMENT))

    assert picture.startswith(b"\x89PNG")


def test_second_heavy_document_at_once_is_refused(another_is_being_set):
    with pytest.raises(BusyError):
        make_pdf(rich_document())


def test_process_that_fails_is_one_plain_error(everything_is_heavy, monkeypatch):
    monkeypatch.setattr(heavy, "COMMAND", [sys.executable, "-c", "raise SystemExit(9)"])

    with pytest.raises(PdfError) as raised:
        make_pdf(rich_document())

    assert str(raised.value) == "The PDF could not be made from this text (code 9)."


def test_process_that_hangs_is_ended(everything_is_heavy, monkeypatch):
    monkeypatch.setattr(heavy, "COMMAND", [sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(heavy, "LONGEST", 0.2)

    with pytest.raises(PdfError) as raised:
        make_pdf(rich_document())

    assert str(raised.value) == "The PDF took too long to set."


def test_document_beyond_all_bounds_is_not_begun(everything_is_too_large):
    with pytest.raises(TooLargeError):
        make_pdf(rich_document())


def test_student_is_told_that_a_plan_is_too_long(cast, login, everything_is_too_large):
    plan = written_plan(cast)

    response = login(cast.student).get(f"/plans/{plan.pk}.pdf")

    assert response.status_code == 422
    assert "Too long for this kind of file" in response.text
    assert f'href="{plan.get_absolute_url()}"' in response.text


def test_student_is_told_that_another_file_is_being_made(cast, login, another_is_being_set, expect_error):
    expect_error("Service Unavailable")
    plan = written_plan(cast)

    response = login(cast.student).get(f"/plans/{plan.pk}.pdf")

    assert response.status_code == 503
    assert "Another large file is being made just now." in response.text


def test_plan_that_is_too_long_keeps_no_other_from_print(monkeypatch):
    monkeypatch.setattr(pack_data, "MOST_OF_A_PLAN", 12_000)

    pages = pages_of(make_pack("Ada Anders", "Bo Berg"))  # a full plan and an empty one

    assert len(pages) == 3
    assert pack_data.LEFT_OUT in pages[1]
    assert "Literature" not in pages[1]
    assert "Line of argument Not written yet" in pages[2]


@pytest.mark.parametrize(("text", "more"), [("one two three", 0), ("one\ntwo\nthree", 2 * (1 + 12))])
def test_line_end_counts_as_a_dozen_letters_where_volumes_are_filled(cast, text, more):
    plan = written_plan(cast)
    write(plan, "thesis", "thesis", text)
    submission = submit_plan(plan=plan, user=cast.student)

    (handed_in,) = read_handed_in(cast.teacher, cast.assignment)

    plain = Submission.objects.annotate(text=Cast("document", TextField())).get(pk=submission.pk)
    assert handed_in.letters - len(plain.text) == more - len(text.split("\n")) + 1


def test_picture_is_of_the_first_page_alone(monkeypatch):
    drawn = []
    compile_for_real = typst.compile
    monkeypatch.setattr(
        typst, "compile", lambda *args, **rest: drawn.append(compile_for_real(*args, **rest)) or drawn[0]
    )

    find_format("plan").draw(Edition(rich_document(), STATUS, MOMENT))

    assert [type(pages) for pages in drawn] == [bytes]  # of several pages it would be a list


def test_any_change_of_code_templates_or_fonts_makes_files_anew(monkeypatch, tmp_path):
    for name in ("exports/typst/plan.typ", "exports/fonts/A.ttf", "exports/words.py", "reviews/anonymity.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    monkeypatch.setattr(engines, "ROOT", tmp_path)
    fingerprint = engines.engine_fingerprint.__wrapped__
    seen = [fingerprint()]

    for path in sorted(path for path in tmp_path.rglob("*") if path.is_file()):
        path.write_text("after")
        seen.append(fingerprint())

    assert len(set(seen)) == 5
    assert fingerprint() == seen[-1]
