"""A large class pack while it is made, and once it is."""

import contextlib
import tempfile
import zipfile
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from exports.access import get_pack
from exports.actions import cancel_pack, start_waiting
from exports.models import Pack
from exports.paper import PDF
from exports.reading import Progress, read_progress
from exports.views.answers import file_response

ZIP = "application/zip"
STOP_POLLING = 286  # htmx asks no more
DATE_IN_ZIP = (1980, 1, 1, 0, 0, 0)

CANCELLED = "The pack is cancelled."


@require_safe
def pack_made(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a pack is; to htmx, what has changed since it asked last."""
    progress = read_progress(get_pack(request.user, pk))
    if request.htmx:
        return _renewed(request, progress)
    return render(request, "exports/pack_made.html", _described(progress))


def _renewed(request: HttpRequest, progress: Progress) -> HttpResponse:
    seen = request.GET.get("seen", "")
    if seen == progress.token:
        return HttpResponse(status=204)
    context = _described(progress) | {"is_renewed": True, "phase_changed": not seen.startswith(f"{progress.phase} ")}
    status = 200 if progress.pack.is_in_hand else STOP_POLLING
    return render(request, "exports/_pack_renewed.html", context, status=status)


def _described(progress: Progress) -> dict:
    pack = progress.pack
    return {
        "pack": pack,
        "progress": progress,
        "assignment": pack.assignment,
        "classroom": pack.assignment.classroom,
    }


@require_POST
def pack_start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Start what waits, as far as there are seats: those who were to do it may all have ended at once."""
    pack = get_pack(request.user, pk)
    start_waiting()
    return HttpResponse(status=204) if request.htmx else redirect(pack)


@require_POST
def pack_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    pack = get_pack(request.user, pk)
    if not cancel_pack(pack=pack):
        return redirect(pack)
    messages.success(request, CANCELLED)
    return redirect("exports:pack-new", pack.assignment_id)


@require_safe
def pack_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer with a pack that is ready: its volume, or a ZIP of them; lead to its page where there is none."""
    progress = read_progress(get_pack(request.user, pk))
    pack = progress.pack
    if progress.phase != "done":
        return redirect(pack)
    response = _volume(pack) if progress.volumes == 1 else _archive(pack)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _volume(pack: Pack) -> HttpResponse:
    return file_response(pack.name, PDF, bytes(pack.volumes.get().content))


def _archive(pack: Pack) -> FileResponse:
    """Put the ZIP together on this machine's disk, one volume in memory at a time, before a byte of it is sent."""
    with contextlib.ExitStack() as unless_all_is_well:
        file = unless_all_is_well.enter_context(tempfile.TemporaryFile())
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for volume in pack.volumes.order_by("number").iterator(chunk_size=1):
                archive.writestr(zipfile.ZipInfo(volume.name, DATE_IN_ZIP), bytes(volume.content))
        file.seek(0)
        unless_all_is_well.pop_all()  # the response closes it
    response = FileResponse(file, as_attachment=True, filename=pack.name, content_type=ZIP)
    response["Content-Encoding"] = "identity"  # nothing would become smaller, and its length is known
    return response
