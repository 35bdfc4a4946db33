"""A file as an answer, or that the browser holds the same already, or that there is none this time."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header

from exports.errors import BusyError, ExportError, TooLargeError
from exports.paper import PDF, PNG

REASONS = {BusyError: "busy", TooLargeError: "too_large"}
STATUSES = {"busy": 503, "too_large": 422, "broken": 503}
LEVELS = {"busy": logging.INFO, "too_large": logging.WARNING, "broken": logging.ERROR}
SHOWN = (PDF, PNG)  # by the browser; everything else is saved

logger = logging.getLogger(__name__)


def answer(
    request: HttpRequest, back: str, fingerprint: str, name: str, content_type: str, make: Callable[[], bytes]
) -> HttpResponse:
    """Answer with what `make` gives, unless the browser holds it; where that fails, with a page that leads `back`."""
    etag = f'"{fingerprint}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = file_response(name, content_type, make())
        except ExportError as error:
            return _unavailable(request, back, error)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def file_response(name: str, content_type: str, content: bytes) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=content_type not in SHOWN, filename=name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


def _unavailable(request: HttpRequest, back: str, error: ExportError) -> HttpResponse:
    """Say that there is no file, and why as far as it helps: only what is broken is an error of the site."""
    reason = next((reason for kind, reason in REASONS.items() if isinstance(error, kind)), "broken")
    logger.log(LEVELS[reason], "No file: %s", error, extra={"page": back})
    context = {"back": back, "reason": reason}
    return render(request, "exports/unavailable.html", context, status=STATUSES[reason])
