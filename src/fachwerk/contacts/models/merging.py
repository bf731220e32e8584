"""What was made one, and what would be needed to take it apart again."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class RegisterKind(models.TextChoices):
    """The two registers of contacts."""

    ORGANISATION = "organisation", _("Organisation")
    PERSON = "person", _("Person")


class Merge(NetworkModel):
    """Two entries became one. ``gone_id`` is the id that no longer exists and leads to ``kept_id``.

    ``changes``: one line per written field [{"model", "pk", "field", "before", "after"}], the survivor's own included.
    ``removed``: whole rows that went [{"model", "values"}], in the order in which they have to come back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=RegisterKind.choices)
    kept_id = models.UUIDField()
    gone_id = models.UUIDField()
    gone_slug = models.CharField(max_length=80, blank=True)
    kept_title = models.CharField(max_length=200, blank=True)
    gone_title = models.CharField(max_length=200, blank=True)
    changes = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    stayed = models.JSONField(default=list)  # sentences: what taking apart left where it was
    merged_at = models.DateTimeField(default=clock.now)
    merged_by_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-merged_at"]
        constraints: ClassVar = [
            # an entry goes once, whoever merges it at the same moment
            models.UniqueConstraint(
                fields=["gone_id"], condition=models.Q(undone_at=None), name="contacts_merge_goes_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "kept_id"], name="contacts_merge_by_survivor"),
            models.Index(fields=["network", "gone_slug"], name="contacts_merge_by_old_address"),
        ]

    def __str__(self) -> str:
        return self.gone_title


class KeptApart(NetworkModel):
    """Somebody looked and said: not the same. Holds as long as what was compared stays as it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=RegisterKind.choices)
    first_id = models.UUIDField()  # the smaller id
    second_id = models.UUIDField()
    first_marks = models.CharField(max_length=64)  # fingerprint of what was compared
    second_marks = models.CharField(max_length=64)
    said_at = models.DateTimeField(default=clock.now)
    said_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["-said_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "first_id", "second_id"], name="contacts_kept_apart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
