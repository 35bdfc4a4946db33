"""How long notices are kept."""

from datetime import datetime, timedelta

from notices.models import Mail, Notice

KEPT_FOR = timedelta(days=90)


def forget_old(*, now: datetime) -> None:
    """Delete notices, and what is known of their e-mails, once they are old."""
    Notice.objects.filter(latest_at__lt=now - KEPT_FOR).delete()
    Mail.objects.filter(made_at__lt=now - KEPT_FOR).delete()
