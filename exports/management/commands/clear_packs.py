"""Delete class packs that nobody needs any more."""

from django.core.management.base import BaseCommand

from exports.actions import bury_dead, clear_old


class Command(BaseCommand):
    help = "Delete class packs that were made an hour ago. The next one that is made does it, too."

    def handle(self, *args, **options):
        dead = bury_dead()
        cleared = clear_old()
        if options["verbosity"] > 1 or dead or cleared:
            self.stdout.write(f"Volumes deleted: {cleared}. Packs given up: {dead}.")
