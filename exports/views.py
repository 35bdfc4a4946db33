"""Plans and feedback sheets as files."""

import logging
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from exports.access import Edition, get_edition, get_exemplar_edition, get_sheet_edition
from exports.file_names import file_name
from exports.pdf import plan_fingerprint, plan_pdf, sheet_fingerprint, sheet_pdf
from exports.typesetting import PdfError

logger = logging.getLogger(__name__)


@require_safe
def plan_as_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with the plan on A4, or with 304 where the browser holds the same already."""
    edition = get_edition(request.user, pk)
    return _answer_with_plan(request, edition, edition.document.author)


@require_safe
def exemplar_as_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with an exemplar on A4, which no browser keeps: its writer may withdraw it."""
    response = _answer_with_plan(request, get_exemplar_edition(request.user, pk), "Exemplar")
    patch_cache_control(response, no_store=True)
    return response


def _answer_with_plan(request: HttpRequest, edition: Edition, named: str) -> HttpResponse:
    dated = {"status": edition.status, "moment": edition.moment}
    name = file_name(named, edition.document.question.text, suffix="pdf")
    fingerprint = plan_fingerprint(edition.document, **dated)
    return _answer(request, edition, fingerprint, name, lambda: plan_pdf(edition.document, **dated))


@require_safe
def sheet_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a whole-class feedback sheet on one page of A4."""
    edition = get_sheet_edition(request.user, pk)
    dated = {"status": edition.status, "moment": edition.moment}
    name = file_name(edition.document.title, edition.status, suffix="pdf")
    fingerprint = sheet_fingerprint(edition.document, **dated)
    return _answer(request, edition, fingerprint, name, lambda: sheet_pdf(edition.document, **dated))


def _answer(
    request: HttpRequest, edition: Edition, fingerprint: str, name: str, make: Callable[[], bytes]
) -> HttpResponse:
    etag = f'"{fingerprint}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = _pdf(name, make())
        except PdfError as error:
            return _unavailable(request, edition, error)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _pdf(name: str, content: bytes) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=False, filename=name)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _unavailable(request: HttpRequest, edition: Edition, error: PdfError) -> HttpResponse:
    logger.error("No PDF: %s", error, extra={"page": edition.page.get_absolute_url()})
    back = edition.page.get_absolute_url()
    return render(request, "exports/pdf_unavailable.html", {"back": back}, status=503)
