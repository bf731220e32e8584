"""Who did what when. Append-only: the table's policies let nobody change or remove a row.

No name of a person stands in it. Whoever has an account is named by its number and looked up when the journal is read;
what a change did to personal values is sealed with a key per person, and without the key nobody can read it any more.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class Entry(NetworkModel):
    """One operation: its code, its actor, its object and the names (never the values) of the fields it was given."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Vorgang"), max_length=80)
    acted_as = models.CharField(max_length=120, blank=True)  # "system: nightly"; empty for whoever has an account
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

    @property
    def actor_name(self) -> str:
        """The name the acting account has today, or what it acted as."""
        if self.actor_user_id is None:
            return self.acted_as
        name: str | None = self.__dict__.get("name_today")
        if name is None:
            users = get_user_model()._default_manager.filter(pk=self.actor_user_id)
            name = users.values_list("name", flat=True).first()
        return name or _now("Zugang %(number)s") % {"number": self.actor_user_id}


class DetailKey(NetworkModel):
    """The key to everything the journal keeps about one person, itself locked with the key of the installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about_id = models.UUIDField()
    locked = models.TextField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "about_id"], name="journal_one_key_per_person"),
        ]


class Detail(NetworkModel):
    """What a change did to the personal values of one person: before and after, sealed."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about_id = models.UUIDField()
    code = models.CharField(max_length=80)
    sealed = models.TextField()
    done_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "about_id", "done_at"], name="journal_detail_about")]
