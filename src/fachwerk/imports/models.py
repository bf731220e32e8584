"""A list that came as a file: its rows, what was said about each, what taking them over wrote."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel

UNDO_DAYS = 30


class BatchState(models.TextChoices):
    """How far a list is."""

    READING = "reading", _("Spalten zuordnen")
    PREVIEW = "preview", _("Vorschau")
    RUNNING = "running", _("wird übernommen")
    TAKEN_OVER = "taken_over", _("übernommen")
    UNDOING = "undoing", _("wird zurückgenommen")
    UNDONE = "undone", _("zurückgenommen")
    CANCELLED = "cancelled", _("abgebrochen")
    FAILED = "failed", _("angehalten")


class RowVerdict(models.TextChoices):
    """What taking over would do with a row, in the order of the tabs."""

    NEW = "new", _("neu")
    UPDATE = "update", _("wird ergänzt")
    CONFLICT = "conflict", _("Konflikt")
    DUPLICATE = "duplicate", _("doppelt")
    ERROR = "error", _("Fehler")
    UNCHANGED = "unchanged", _("unverändert")


class Choice(models.TextChoices):
    """Whose word counts where the file says something else than the register."""

    KEEP = "keep", _("Register behalten")
    FILE = "file", _("Datei übernehmen")


WRITTEN_VERDICTS = (RowVerdict.NEW, RowVerdict.UPDATE, RowVerdict.CONFLICT)


class ImportBatch(NetworkModel):
    """One file on its way into the register and, for 30 days, out of it again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    importer = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    sheet = models.CharField(max_length=100, blank=True)
    sheets = models.JSONField(default=list)  # names of the sheets that are not empty
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.READING)
    options = models.JSONField(default=dict)
    mapping = models.JSONField(default=list)  # per column: {"heading", "field", "samples"}
    remembered = models.CharField(max_length=200, blank=True)  # the file whose columns were assigned the same way
    skipped = models.JSONField(default=list)  # lines left out, each {"position", "because"}
    counts = models.JSONField(default=dict)  # verdict → number of rows; stays when the rows are gone
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=400, blank=True)
    acting_user_id = models.BigIntegerField(null=True)
    acting_name = models.CharField(max_length=120, blank=True)
    read_at = models.DateTimeField(default=clock.now)
    progressed_at = models.DateTimeField(default=clock.now)
    taken_over_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-read_at"]
        indexes: ClassVar = [models.Index(fields=["network", "-read_at"], name="imports_batch_by_time")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def can_be_undone(self) -> bool:
        """Whether something of it was taken over within the last 30 days."""
        written = self.state in (BatchState.TAKEN_OVER, BatchState.CANCELLED, BatchState.FAILED)
        return written and self.taken_over_at is not None and clock.now() <= self.undo_until

    @property
    def undo_until(self) -> Any:
        """The moment until which it can be taken back."""
        return (self.taken_over_at or clock.now()) + timedelta(days=UNDO_DAYS)

    @property
    def is_at_work(self) -> bool:
        """Whether a job is on it."""
        return self.state in (BatchState.RUNNING, BatchState.UNDOING)

    @property
    def share(self) -> int:
        """How much is done, in percent."""
        return 100 * self.done // self.total if self.total else 0


class ImportFile(NetworkModel):
    """The file itself, kept only until its rows are read for good."""

    id = models.BigAutoField(primary_key=True)
    batch = models.OneToOneField(ImportBatch, on_delete=models.CASCADE, related_name="kept_file")
    content = models.BinaryField()


class ImportRow(NetworkModel):
    """One line. ``notes`` are what it wrote (before and after), ``kept`` what taking it back left alone."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()  # the number the spreadsheet program shows
    cells = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=RowVerdict.choices)
    subject = models.CharField(max_length=300, blank=True)  # what the preview calls it
    messages = models.JSONField(default=list)  # {"field", "text"}
    changes = models.JSONField(default=list)  # {"field", "label", "old", "new", "conflict"}
    choice = models.CharField(max_length=4, choices=Choice.choices, default=Choice.KEEP)
    notes = models.JSONField(default=list)
    kept = models.JSONField(default=list)  # {"model", "id", "label", "because"}
    written_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "position"], name="imports_row_once_per_list"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "batch", "verdict", "position"], name="imports_row_by_verdict")
        ]

    def __str__(self) -> str:
        return self.subject


class SavedMapping(NetworkModel):
    """How somebody assigned these headings last time."""

    id = models.BigAutoField(primary_key=True)
    importer = models.CharField(max_length=40)
    signature = models.CharField(max_length=64)
    fields = models.JSONField(default=list)
    file_name = models.CharField(max_length=200)
    used_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "importer", "signature"], name="imports_mapping_once"),
        ]

    def __str__(self) -> str:
        return self.file_name
