"""Create a whole school to try a load with."""

import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.school import PASSWORD, BankMissing, SchoolExists, Size, make_school


class Command(BaseCommand):
    help = "Create a made-up school: classes, students, submissions and comments. Only where DEMO or DEBUG is on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        size = Size()
        parser.add_argument("--seed", type=int, default=1, help="another seed gives another school (1)")
        parser.add_argument("--classes", type=int, default=size.classes, help=f"({size.classes})")
        parser.add_argument("--students", type=int, default=size.students, help=f"in each class ({size.students})")
        parser.add_argument("--submissions", type=int, default=size.submissions, help=f"in all ({size.submissions})")
        parser.add_argument("--comments", type=int, default=size.comments, help=f"in all ({size.comments})")

    def handle(self, *args, **options):
        # Everybody can know the password of its people, and nobody wants ten thousand made-up plans among real ones.
        if not (settings.DEBUG or settings.DEMO):
            raise CommandError("A made-up school does not belong on this site. Set DEMO=1 where it does.")
        counts = {name: options[name] for name in ("classes", "students", "submissions", "comments")}
        if min(counts.values()) < 1 or counts["students"] < 2:
            raise CommandError("Every number must be at least 1, and a class must have two students.")
        began = time.monotonic()
        try:
            teachers = make_school(Size(**counts), seed=options["seed"])
        except SchoolExists as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except BankMissing as error:
            raise CommandError(f"{error} Run load_bank first.") from error
        self.stdout.write(f"Created a school in {time.monotonic() - began:.0f} s: {describe(counts)}.")
        self.stdout.write(f"  One of its teachers: {teachers[0].email}. Password of each: {PASSWORD}")


def describe(counts: dict[str, int]) -> str:
    students = counts["classes"] * counts["students"]
    return (
        f"{counts['classes']:,} classes, {students:,} students, {counts['submissions']:,} submissions, "
        f"{counts['comments']:,} comments"
    )
