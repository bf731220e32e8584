"""The places of an event. The database itself forbids that more are taken than there are."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class Pool(NetworkModel):
    """How many places there are and how many are taken. Without a capacity the pool never blocks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="pool")
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
        ]

    @property
    def offered(self) -> int | None:
        """All places there are, None for no limit."""
        return None if self.capacity is None else self.capacity + self.overbook
