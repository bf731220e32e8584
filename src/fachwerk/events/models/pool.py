"""The places of an event, of its sessions and of a contingent. The database forbids more taken than there are."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.events.models.event import Event
from fachwerk.events.models.session import Session
from fachwerk.tenancy.models import NetworkModel


class PoolKind(models.TextChoices):
    """What the places belong to."""

    MAIN = "main", _("Veranstaltung")
    SESSION = "session", _("Programmteil")
    CONTINGENT = "contingent", _("Grenze für größere Betriebe")


class Pool(NetworkModel):
    """How many places there are and how many are taken. Without a capacity the pool never blocks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pools")
    kind = models.CharField(max_length=10, choices=PoolKind.choices, default=PoolKind.MAIN)
    session = models.OneToOneField(Session, on_delete=models.CASCADE, null=True, blank=True, related_name="pool")
    capacity = models.PositiveIntegerField(_("Plätze"), null=True, blank=True)
    overbook = models.PositiveIntegerField(_("Zusätzliche Plätze gegen Ausfälle"), default=0)
    taken = models.PositiveIntegerField(default=0)
    ceiling = models.PositiveIntegerField(null=True)  # capacity + overbook, or what is taken if that is more

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ceiling=None) | models.Q(taken__lte=models.F("ceiling")),
                name="events_pool_never_oversold",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=PoolKind.SESSION, session__isnull=False)
                | models.Q(kind__in=[PoolKind.MAIN, PoolKind.CONTINGENT], session=None),
                name="events_pool_of_a_session_has_one",
            ),
            models.UniqueConstraint(
                fields=["event", "kind"],
                condition=models.Q(session=None),
                name="events_pool_one_of_a_kind",
            ),
        ]

    @property
    def offered(self) -> int | None:
        """All places there are, None for no limit."""
        return None if self.capacity is None else self.capacity + self.overbook

    @property
    def left(self) -> int | None:
        """Places that can still be taken, None for no limit."""
        return None if self.ceiling is None else max(0, self.ceiling - self.taken)
