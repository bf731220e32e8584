"""Pools for sessions and contingents, registrations that need no confirmation by mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0002_nachtragen")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="confirms_address",
            field=models.BooleanField(default=True, verbose_name="Anmeldungen per E-Mail bestätigen lassen"),
        ),
    ]
