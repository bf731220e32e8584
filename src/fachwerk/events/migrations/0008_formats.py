"""Idea labs, series and action weeks."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("events", "0007_entrance")]

    operations: ClassVar = []
