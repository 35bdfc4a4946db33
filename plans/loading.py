"""The shipped paragraph models, loaded after each migration."""

import json
from pathlib import Path

from django.apps import apps as installed
from django.db import transaction

from plans.models import ModelPart, ParagraphModel

SHIPPED = Path(__file__).with_name("paragraph_models.json")


@transaction.atomic
def load_paragraph_models(*, using: str | None = None) -> None:
    """Create the shipped models that are missing. A model that exists stays as it is: plans hang on its parts."""
    for position, data in enumerate(json.loads(SHIPPED.read_text(encoding="utf-8"))):
        model, created = ParagraphModel.objects.using(using).get_or_create(
            key=data["key"],
            defaults={"name": data["name"], "description": data["description"], "position": position},
        )
        if created:
            ModelPart.objects.using(using).bulk_create(
                ModelPart(paragraph_model=model, position=place, **part) for place, part in enumerate(data["parts"])
            )


def load_after_migration(*, using: str, apps=installed, **kwargs) -> None:
    """Answer Django's post_migrate signal. Where this app was migrated back to zero there is nothing to load into."""
    try:
        apps.get_model("plans", "ParagraphModel")
    except LookupError:
        return
    load_paragraph_models(using=using)
