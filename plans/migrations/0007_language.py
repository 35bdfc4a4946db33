from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0006_checks"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="language",
            field=models.CharField(blank=True, default="en", max_length=35),
        ),
    ]
