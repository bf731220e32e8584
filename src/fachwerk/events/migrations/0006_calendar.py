"""What calendars and feeds were told."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0005_aftermath")]

    operations: ClassVar = []
