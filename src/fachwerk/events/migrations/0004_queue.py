"""The rules and the log of the queue."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0003_places")]

    operations: ClassVar = []
