from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0017_comment_criterion"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="draft",
            name="edit",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="draft",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
