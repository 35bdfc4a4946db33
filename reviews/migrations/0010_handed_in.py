"""Write down on each plan when it was submitted first."""

from django.db import migrations
from django.db.models import Min, OuterRef, Subquery


def write_down(apps, schema_editor):
    plans, submissions = (apps.get_model(*name).objects for name in (("plans", "Plan"), ("reviews", "Submission")))
    sent = submissions.filter(plan=OuterRef("pk")).order_by().values("plan")
    first = sent.annotate(first=Min("submitted_at")).values("first")
    plans.filter(submissions__isnull=False).update(handed_in_at=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_terms"),
        ("reviews", "0009_levels_shown"),
    ]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
