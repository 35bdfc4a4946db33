"""The process that makes a pack, beside the process that answers."""

import logging
import subprocess
import sys
import threading
from uuid import UUID

from django.conf import settings

from exports.actions.making import fail_pack

NOT_STARTED = "It could not be started. Try again in a few minutes."

logger = logging.getLogger(__name__)


def command_for(pk: UUID) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_pack", str(pk)]


def launch(pk: UUID) -> None:
    """Start a process that makes a pack. It goes on if this one ends; what it logs goes where ours does."""
    apart = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "start_new_session": True}
    try:
        child = subprocess.Popen(command_for(pk), cwd=settings.BASE_DIR, **apart)  # noqa: S603 - nobody's words are in it
    except OSError:
        logger.exception("No process for a class pack")
        fail_pack(pk=pk, error=NOT_STARTED)
        return
    # Somebody has to hear of its end, or it would stay in the system's table of processes.
    threading.Thread(target=child.wait, daemon=True).start()
