"""The shipped profile of criteria, loaded after each migration."""

import json
from pathlib import Path

from django.apps import apps as installed
from django.db import transaction

from reviews.models import Criterion, Level, Profile
from reviews.profile_text import CriterionText, LevelText

SHIPPED = Path(__file__).with_name("profiles.json")


@transaction.atomic
def load_profiles(*, using: str | None = None) -> None:
    """Create the shipped profiles that are missing. One that exists stays as it is: reviews hang on its levels."""
    for data in json.loads(SHIPPED.read_text(encoding="utf-8")):
        defaults = {"name": data["name"], "description": data["description"]}
        profile, created = Profile.objects.using(using).get_or_create(key=data["key"], version=1, defaults=defaults)
        if created:
            add_criteria(profile, [_criterion(entry) for entry in data["criteria"]], using=using)


def _criterion(entry: dict) -> CriterionText:
    levels = [LevelText(name, descriptor) for name, descriptor in entry["levels"]]
    return CriterionText(entry["name"], entry["description"], levels)


def add_criteria(profile: Profile, criteria: list[CriterionText], *, using: str | None = None) -> None:
    """Give a new profile its criteria and levels, in two queries."""
    rows = [
        Criterion(profile=profile, position=place, name=criterion.name, description=criterion.description)
        for place, criterion in enumerate(criteria)
    ]
    rows = Criterion.objects.using(using).bulk_create(rows)
    levels = [
        Level(
            criterion=row,
            position=place,
            name=level.name,
            descriptor=level.descriptor,
            mark_from=level.mark_from,
            mark_to=level.mark_to,
        )
        for row, criterion in zip(rows, criteria, strict=True)
        for place, level in enumerate(criterion.levels)
    ]
    Level.objects.using(using).bulk_create(levels)


def load_after_migration(*, using: str, apps=installed, **kwargs) -> None:
    """Answer Django's post_migrate signal. Where this app was migrated back there is nothing to load into."""
    try:
        apps.get_model("reviews", "Profile")
    except LookupError:
        return
    load_profiles(using=using)
