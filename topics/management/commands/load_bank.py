"""Load the packs that come with the project, or one from a file."""

import json
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from topics.actions import PackInvalid, load_pack

SHIPPED = Path(__file__).resolve().parents[2] / "packs"


class Command(BaseCommand):
    help = "Load topics, evidence and questions from packs into the bank. Loading again changes only what differs."

    def add_arguments(self, parser):
        parser.add_argument("pack", nargs="*", type=Path, help="a pack file; without one, the packs that are shipped")

    def handle(self, *, pack, **options):
        for path in pack or sorted(SHIPPED.glob("*.json")):
            self.load(path)

    def load(self, path):
        data = read_json(path)
        try:
            counts = load_pack(data)
        except PackInvalid as error:
            raise CommandError("\n  ".join([f"{path.name} was not loaded:", *error.problems])) from None
        self.stdout.write(f"{data['title']} ({path.name})")
        for kind, count in counts.items():
            self.stdout.write(f"  {kind:<16}{count.total:>4}   {count.created} new, {count.updated} changed")


def read_json(path):
    """The file's JSON, its numbers kept exact."""
    try:
        return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise CommandError(f"{path.name} is not JSON: {error}") from None
