"""Sending the e-mails that are written down."""

import logging
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse

from notices.models import Item, Mail, Notice
from notices.reading import read_lines
from notices.ripeness import MOST_ATTEMPTS, may_try

logger = logging.getLogger(__name__)


def send_mail(*, now: datetime) -> int:
    """Send what is written down and not sent; return how many were.

    An e-mail is claimed before it is sent and marked after: a crash in between sends it again some time later, and a
    few times at most. One that is refused does not stop the others; a mail server that is away stops the run.
    """
    due = [mail for mail in _unsent() if may_try(mail.attempts, mail.tried_at, now)]
    connection = get_connection()
    sent = 0
    for mail in due:
        if not _open(connection):
            break
        if _claim(mail, now):
            sent += _send(mail, connection, now)
    connection.close()
    return sent


def _unsent():
    return Mail.objects.filter(sent_at__isnull=True, attempts__lt=MOST_ATTEMPTS).select_related("person")


def _open(connection) -> bool:
    """Connect to the mail server where there is no connection; say whether there is one now."""
    try:
        connection.open()
    except Exception as error:  # whatever the backend raises
        logger.error("The mail server cannot be reached (%s); the notices wait.", type(error).__name__)
        return False
    return True


def _claim(mail: Mail, now: datetime) -> bool:
    """Count the attempt; of two runs of the command at once, one gets the e-mail."""
    unclaimed = Mail.objects.filter(pk=mail.pk, attempts=mail.attempts, sent_at__isnull=True)
    return bool(unclaimed.update(attempts=F("attempts") + 1, tried_at=now))


def _send(mail: Mail, connection, now: datetime) -> int:
    message = _message(mail)
    if message is None:
        mail.delete()
        return 0
    message.connection = connection
    try:
        message.send()
    except Exception as error:  # one address or one message must not stop the others, whatever is wrong with it
        logger.error("Mail %s was refused (%s).", mail.pk, type(error).__name__, extra={"user_id": mail.person_id})
        connection.close()  # it may hang in the middle of the message
        return 0
    Mail.objects.filter(pk=mail.pk).update(sent_at=now)
    return 1


def _message(mail: Mail) -> EmailMessage | None:
    """Return what there still is to tell; None where all of it was read or taken back, or is not wanted any more."""
    notices = Notice.objects.in_force().unread().filter(items__mail=mail).distinct()
    unwanted = Notice.objects.unwanted().values("pk")
    lines = read_lines(notices.exclude(pk__in=unwanted), Item.objects.filter(mail=mail))
    if not lines or not mail.person.email:
        return None
    context = {
        "lines": lines,
        "person": mail.person,
        "site_url": settings.SITE_URL,
        "choices": reverse("notices:choices"),
    }
    subject = render_to_string("notices/mail_subject.txt", context)
    body = render_to_string("notices/mail.txt", context).strip() + "\n"
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<{mail.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(" ".join(subject.split()), body, to=[mail.person.email], headers=headers)
