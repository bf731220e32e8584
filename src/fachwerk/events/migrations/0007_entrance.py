"""Scans at the entrance."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0006_calendar")]

    operations: ClassVar = []
