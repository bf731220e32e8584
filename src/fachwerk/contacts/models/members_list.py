"""A members list that came as a file: read, looked at, taken over as a whole, taken back within 30 days."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel

UNDO_DAYS = 30


class RowVerdict(models.TextChoices):
    """What would happen to a row."""

    ADDED = "added", _("neu")
    COMPLETED = "completed", _("wird ergänzt")
    DOUBLE = "double", _("doppelt")
    WRONG = "wrong", _("Fehler")


class BatchState(models.TextChoices):
    """How far the list is."""

    PREVIEW = "preview", _("Vorschau")
    TAKEN_OVER = "taken_over", _("übernommen")
    UNDONE = "undone", _("rückgängig gemacht")


class ImportBatch(NetworkModel):
    """One file. ``rows`` are the judged rows, ``written`` is what taking over wrote, for taking it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(max_length=200)
    as_of = models.DateField(default=clock.today)  # first day of memberships for which the list names none
    as_members = models.BooleanField(default=True)  # or organisations that are no members
    columns = models.JSONField(default=list)  # [heading in the file, field or ""]
    rows = models.JSONField(default=list)  # judged rows, see operations.members_list_rows.JudgedRow
    written = models.JSONField(default=list)  # [{"what", "id", "before", "after"}]
    kept = models.PositiveIntegerField(default=0)  # entries that undoing left alone because somebody had changed them
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.PREVIEW)
    read_at = models.DateTimeField(default=clock.now)
    taken_over_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-read_at"]

    def __str__(self) -> str:
        return self.file_name

    def count(self, verdict: str) -> int:
        """How many rows have this verdict."""
        return sum(row["verdict"] == verdict for row in self.rows)

    @property
    def can_be_undone(self) -> bool:
        """Whether it was taken over within the last 30 days."""
        return (
            self.state == BatchState.TAKEN_OVER
            and self.taken_over_at is not None
            and clock.now() <= self.taken_over_at + timedelta(days=UNDO_DAYS)
        )
