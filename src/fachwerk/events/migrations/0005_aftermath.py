"""Certificates, feedback and cards after the event."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0004_queue")]

    operations: ClassVar = []
