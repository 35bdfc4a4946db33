"""Telling the floors above what has happened."""

import logging

from django.db import transaction
from django.dispatch import Signal

logger = logging.getLogger(__name__)


def announce(signal: Signal, **about) -> None:
    """Send a signal of `reviews.signals` after the commit, and never if there is none.

    What goes wrong where it is heard is logged; what is committed stays done.
    """

    def send() -> None:
        try:
            signal.send(sender=None, **about)
        # Django's own `robust` would log the error's message, in which a database may quote a row.
        except Exception:
            logger.exception("What was done could not be told to all.")

    transaction.on_commit(send)
