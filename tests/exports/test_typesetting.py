"""Typst's traps: none of them may reach a user."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import typst

from exports import checks, typesetting
from exports.hub import Edition, find_format
from exports.typesetting import FAMILIES, PdfError, known_characters, load_fonts, typeset
from tests.exports.documents import MOMENT, PDF_KEYS, STATUS, empty_document, make_pdf, make_section, rich_document
from tests.exports.reading_back import open_pdf, text_of

UA_1 = b"<pdfuaid:part>1</pdfuaid:part>"


class Panic(BaseException):
    """What a panic of the engine looks like: not an Exception, and its message may quote the text."""


@pytest.fixture
def failing_engine(monkeypatch):
    """Return a function that makes the engine fail, for each set of standards, with what is given."""
    compile_for_real = typst.compile
    asked = []

    def install(*failures: BaseException | None):
        def compile_or_fail(*args, **options):
            asked.append(options["pdf_standards"])
            failure = failures[len(asked) - 1]
            if failure:
                raise failure
            return compile_for_real(*args, **options)

        monkeypatch.setattr(typst, "compile", compile_or_fail)
        return asked

    return install


@pytest.fixture
def no_fonts(monkeypatch, tmp_path):
    """The folder of fonts, empty."""
    monkeypatch.setattr(typesetting, "FONT_FOLDER", tmp_path)
    load_fonts.cache_clear()
    yield
    load_fonts.cache_clear()


@pytest.mark.parametrize("key", PDF_KEYS)
@pytest.mark.parametrize("document", [rich_document(), empty_document()], ids=["rich", "empty"])
def test_template_compiles_without_warnings(document, key, monkeypatch):
    noted = []

    def compile_and_note(*args, **options):
        pdf, warnings = typst.compile_with_warnings(*args, **options)
        noted.extend(warning.message for warning in warnings)
        return pdf

    monkeypatch.setattr(typst, "compile", compile_and_note)
    make_pdf(document, key)

    assert noted == []


def test_same_plan_gives_the_same_bytes():
    assert make_pdf(rich_document()) == make_pdf(rich_document())


def test_date_of_the_file_is_the_moment_given():
    assert open_pdf(make_pdf(empty_document())).metadata.creation_date == MOMENT


def test_every_character_that_the_fonts_have_can_be_set_to_the_standard():
    everything = " ".join(map(chr, sorted(known_characters())))
    thesis = make_section("thesis", 1, {"thesis": everything})

    pdf = make_pdf(empty_document(thesis=thesis))

    assert UA_1 in open_pdf(pdf).root_object["/Metadata"].get_data()


def test_text_that_the_standard_refuses_is_set_without_it(failing_engine):
    asked = failing_engine(typst.TypstError("no", "no"), None)

    pdf = make_pdf(rich_document())

    root = open_pdf(pdf).root_object
    assert asked == [["ua-1"], []]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert UA_1 not in root["/Metadata"].get_data()
    assert "Judgement Official culture" in text_of(pdf)


@pytest.mark.parametrize("failure", [typst.TypstError("no", "no"), Panic("panicked at SECRET"), OSError("SECRET")])
def test_failing_engine_is_one_plain_error_without_the_text(failing_engine, caplog, failure):
    failing_engine(failure, failure)

    with pytest.raises(PdfError) as raised:
        make_pdf(rich_document())

    assert str(raised.value) == "The PDF could not be made from this text."
    assert [record.getMessage() for record in caplog.records] == [
        f"plan.typ failed with {type(failure).__name__} (standards: {standards})" for standards in ("['ua-1']", "[]")
    ]
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_stopping_the_process_is_not_held_up(failing_engine, stop):
    failing_engine(stop())

    with pytest.raises(stop):
        make_pdf(rich_document())


def test_missing_fonts_are_an_error_and_never_a_blank_page(no_fonts):
    with pytest.raises(PdfError) as raised:
        typeset("plan.typ", {}, moment=MOMENT)

    assert str(raised.value) == (f"Fonts are missing: {', '.join(sorted(FAMILIES))}. They belong in exports/fonts/.")


def test_missing_fonts_are_reported_at_start(no_fonts):
    assert [error.id for error in checks.check_fonts(None)] == ["exports.E001"]


def test_all_fonts_are_there():
    assert checks.check_fonts(None) == []
    assert sorted(load_fonts().families()) == sorted(FAMILIES)


def test_characters_without_a_glyph_are_logged_as_a_number_only(caplog):
    document = empty_document(author="Secret ᏣᎳ")

    make_pdf(document)

    assert [(record.getMessage(), record.subject) for record in caplog.records] == [
        ("2 characters are not in the fonts", document.id)
    ]


def fingerprint(document, key="plan", **changes) -> str:
    return find_format(key).fingerprint(replace(Edition(document, STATUS, MOMENT), **changes))


def test_fingerprint_tells_documents_versions_moments_and_papers_apart():
    plan = rich_document()
    later = MOMENT + timedelta(minutes=1)

    prints = [
        fingerprint(plan),
        fingerprint(empty_document()),
        fingerprint(plan, status="Draft"),
        fingerprint(plan, moment=later),
        fingerprint(plan, paper="us-letter"),
    ]

    assert len(set(prints)) == 5
    assert fingerprint(rich_document()) == prints[0]


def test_threads_share_the_fonts_and_not_the_pages():
    authors = [f"Student {number}" for number in range(12)]

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda author: make_pdf(empty_document(author=author)), authors))

    assert [open_pdf(pdf).metadata.author for pdf in made] == authors
