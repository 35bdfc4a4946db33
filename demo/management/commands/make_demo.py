"""Create the demo's people and plans."""

from django.core.management.base import BaseCommand, CommandError

from demo.building import BankMissing, make_demo
from demo.people import PASSWORD, SIGN_INS


class Command(BaseCommand):
    help = "Create the demo people, classes and plans. Running it again changes nothing."

    def handle(self, *args, **options):
        try:
            created = make_demo()
        except BankMissing as error:
            raise CommandError(f"{error} Run load_bank first.") from error
        self.stdout.write("Created the demo." if created else "The demo is there already.")
        for email, who in SIGN_INS:
            self.stdout.write(f"  {email:<28} {who}")
        self.stdout.write(f"  Password of each: {PASSWORD}")
