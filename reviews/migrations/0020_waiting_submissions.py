"""Keep with each submission whether its review is still to be decided."""

from django.db import migrations, models
from django.db.models import Q


def fill(apps, schema_editor):
    submissions = apps.get_model("reviews", "Submission").objects
    submissions.filter(review__isnull=False).exclude(review__decision="").update(is_waiting=False)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_roster"),
        ("plans", "0006_checks"),
        ("reviews", "0019_submission_class"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="is_waiting",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                fields=["classroom", "submitted_at"], condition=Q(is_waiting=True), name="submission_waiting"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
