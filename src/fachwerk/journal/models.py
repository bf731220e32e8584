"""Who did what when. Append-only: the table's policies let nobody change or remove a row."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.tenancy.models import NetworkModel


class Entry(NetworkModel):
    """One operation: its code, its actor, its object and the names (never the values) of the fields it was given."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Vorgang"), max_length=80)
    actor_name = models.CharField(max_length=120, blank=True)
    actor_user_id = models.BigIntegerField(null=True)
    object_id = models.UUIDField(null=True)
    fields = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    done_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["network", "object_id", "done_at"], name="journal_by_object"),
            models.Index(fields=["network", "done_at"], name="journal_by_time"),
        ]
