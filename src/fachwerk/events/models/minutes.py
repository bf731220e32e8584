"""What is kept from the day itself: the minutes and the photographs of the flip charts."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class Minutes(NetworkModel):
    """The minutes of an event: words, a file, or both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="minutes")
    text = models.TextField(_("Protokoll"), blank=True)
    attachment = models.ForeignKey(
        "notebook.Attachment", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kept_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)


class FlipChart(NetworkModel):
    """A photograph of what was written on the day; cards are copied from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="flip_charts")
    key = models.CharField(max_length=60)
    ending = models.CharField(max_length=4)
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["kept_at"]
