"""Tell what is due soon, and send what waits to be told by e-mail."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from notices.actions import forget_old, gather_mail, remind, send_mail


class Command(BaseCommand):
    help = "Remind students of what is due, and send notices by e-mail. To be run every few minutes, as by cron."

    def handle(self, *args, **options):
        if not settings.SITE_URL:
            raise CommandError("Set SITE_URL to the address of the site, for the links in e-mails.")
        now = timezone.now()
        reminded = remind(now=now)
        gather_mail(now=now)
        sent = send_mail(now=now)
        forget_old(now=now)
        if options["verbosity"] > 1 or reminded or sent:
            self.stdout.write(f"Reminders: {reminded}. E-mails sent: {sent}.")
