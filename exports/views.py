"""Plans as files."""

import logging
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from exports.access import Edition, get_edition
from exports.file_names import file_name
from exports.pdf import plan_fingerprint, plan_pdf
from exports.typesetting import PdfError

logger = logging.getLogger(__name__)


@require_safe
def plan_as_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with the plan on A4, or with 304 where the browser holds the same already."""
    edition = get_edition(request.user, pk)
    dated = {"status": edition.status, "moment": edition.moment}
    etag = f'"{plan_fingerprint(edition.document, **dated)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = _pdf(edition, plan_pdf(edition.document, **dated))
        except PdfError as error:
            return _unavailable(request, edition, error)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _pdf(edition: Edition, content: bytes) -> HttpResponse:
    name = file_name(edition.document.author, edition.document.question.text, suffix="pdf")
    disposition = content_disposition_header(as_attachment=False, filename=name)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _unavailable(request: HttpRequest, edition: Edition, error: PdfError) -> HttpResponse:
    logger.error("No PDF: %s", error, extra={"plan": edition.document.id})
    back = edition.page.get_absolute_url()
    return render(request, "exports/pdf_unavailable.html", {"back": back}, status=503)
