"""Plans, feedback sheets and topics as files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from exports.access import Held, get_blank_held, get_exemplar_held, get_grades, get_held, get_held_sheet
from exports.file_names import file_name
from exports.forms import PAPER_NAMES
from exports.grades_csv import write_grades
from exports.hub import PAPERS, Format, find_format, formats_for
from exports.paper import PDF, PNG
from exports.pdf import handout_fingerprint, handout_pdf, sheet_fingerprint, sheet_pdf, sheet_picture
from exports.reading import read_handout
from exports.views.answers import answer, file_response
from topics.access import get_topic

BLANK = "blank-sheet"


@require_safe
def plan_as_file(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Answer with the plan in a format, or with 304 where the browser holds the same already."""
    held = get_held(request.user, pk, _paper(request))
    return _answer_with_plan(request, held, _format_of(held, key))


@require_safe
def plan_as_picture(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Answer with the first page of a format as a picture."""
    held = get_held(request.user, pk, _paper(request))
    return _answer_with_picture(request, held, _format_of(held, key))


@require_safe
def blank_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the blank sheet of an assignment, whether anybody has begun a plan or not."""
    return _answer_with_plan(request, get_blank_held(request.user, pk, _paper(request)), find_format(BLANK))


@require_safe
def blank_as_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the first page of an assignment's blank sheet as a picture."""
    return _answer_with_picture(request, get_blank_held(request.user, pk, _paper(request)), find_format(BLANK))


def _format_of(held: Held, key: str) -> Format:
    known = next((known for known in formats_for(held.edition) if known.key == key), None)
    if known is None:
        raise Http404("There is no such file of this plan.")
    return known


@require_safe
def plan_files(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List what there is of a plan as a file, each with what it is for and a picture of its first page."""
    held = get_held(request.user, pk, _paper(request))
    context = {
        "held": held,
        "plan_pk": pk,
        "formats": formats_for(held.edition),
        "papers": PAPER_NAMES,
        "paper": held.edition.paper,
    }
    return render(request, "exports/files.html", context)


@require_safe
def exemplar_as_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with an exemplar, which no browser keeps: its writer may withdraw it."""
    response = _answer_with_plan(request, get_exemplar_held(request.user, pk, _paper(request)), find_format("plan"))
    patch_cache_control(response, no_store=True)
    return response


@require_safe
def sheet_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a whole-class feedback sheet on one page."""
    held = get_held_sheet(request.user, pk)
    dated = {"status": held.status, "moment": held.moment, "paper": _paper(request)}
    name = file_name(held.sheet.title, held.status, suffix="pdf")
    fingerprint = sheet_fingerprint(held.sheet, **dated)
    return answer(request, held.page.get_absolute_url(), fingerprint, name, PDF, lambda: sheet_pdf(held.sheet, **dated))


@require_safe
def sheet_as_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the page of a feedback sheet as a picture."""
    held = get_held_sheet(request.user, pk)
    shown = {"status": held.status, "paper": _paper(request)}
    fingerprint = f"{sheet_fingerprint(held.sheet, moment=held.moment, **shown)}-picture"
    address = held.page.get_absolute_url()
    return answer(request, address, fingerprint, "sheet.png", PNG, lambda: sheet_picture(held.sheet, **shown))


@require_safe
def grades_as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with how the students of a class did in an assignment, which no browser keeps."""
    assignment, grades = get_grades(request.user, pk)
    table = write_grades(grades, assignment.classroom.time_zone)
    name = file_name(assignment.classroom.name, assignment.question.text, suffix="csv")
    response = file_response(name, "text/csv; charset=utf-8", table.encode())
    patch_cache_control(response, no_store=True)
    return response


@require_safe
def topic_as_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a topic of the bank as a revision sheet, for everybody who may read its page."""
    topic, paper = get_topic(slug), _paper(request)
    handout = read_handout(topic)
    name = file_name(handout.title, suffix="pdf")
    fingerprint = handout_fingerprint(handout, paper=paper)
    return answer(request, topic.get_absolute_url(), fingerprint, name, PDF, lambda: handout_pdf(handout, paper=paper))


def _paper(request: HttpRequest) -> str:
    asked = request.GET.get("paper")
    return asked if asked in PAPERS else PAPERS[0]


def _answer_with_plan(request: HttpRequest, held: Held, known: Format) -> HttpResponse:
    edition = held.edition
    named = "" if known.is_nameless else held.named
    name = file_name(named, known.in_file_name, edition.document.question.text, suffix=known.suffix)
    back, fingerprint = held.page.get_absolute_url(), known.fingerprint(edition)
    return answer(request, back, fingerprint, name, known.content_type, lambda: known.make(edition))


def _answer_with_picture(request: HttpRequest, held: Held, known: Format) -> HttpResponse:
    back, name = held.page.get_absolute_url(), file_name(known.key, suffix="png")
    fingerprint = f"{known.fingerprint(held.edition)}-picture"
    return answer(request, back, fingerprint, name, PNG, lambda: known.draw(held.edition))
