"""Questions with versions and their answers."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0008_formats")]

    operations: ClassVar = []
