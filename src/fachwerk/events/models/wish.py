"""Somebody wants to be told when the registration opens."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from fachwerk.core import clock
from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class OpeningWish(NetworkModel):
    """One address for one mail; erased when the mail is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="opening_wishes")
    email = models.EmailField()
    wished_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "email"], name="events_opening_wish_once"),
        ]
