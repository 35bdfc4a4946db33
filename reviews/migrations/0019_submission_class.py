"""Keep with each submission the class that received it.

Of what was submitted before, no more is known than the class that receives the plan by now.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    plans, submissions = (apps.get_model(*name).objects for name in (("plans", "Plan"), ("reviews", "Submission")))
    received = plans.filter(pk=OuterRef("plan")).values("classroom")
    submissions.update(classroom=Subquery(received))


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_roster"),
        ("plans", "0005_terms"),
        ("reviews", "0018_draft_revisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="classroom",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="submissions",
                to="people.classroom",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
