"""Parts of an event that are chosen when registering, and who chose them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import show_moment
from fachwerk.events.models.claim import Claim
from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class Session(NetworkModel):
    """A part of an event with places of its own. A removed one stays with those who chose it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(_("Titel"), max_length=200)
    starts_at = models.DateTimeField(_("Beginn"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Ende"), null=True, blank=True)
    room = models.CharField(_("Raum"), max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["starts_at", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="events_session_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_when(self) -> str:
        """ "14:00 bis 15:30 Uhr" on the day of the event, otherwise with the day; empty while nobody knows."""
        if self.starts_at is None:
            return ""
        start = timezone.localtime(self.starts_at)
        if self.ends_at is None or start.date() != self.event.day:
            return show_moment(self.starts_at)
        end = timezone.localtime(self.ends_at)
        return _now("%(start)s bis %(end)s Uhr") % {
            "start": f"{start.hour}:{start.minute:02d}",
            "end": f"{end.hour}:{end.minute:02d}",
        }

    @property
    def shown(self) -> str:
        """Title, time and room in one line."""
        return ", ".join(part for part in (self.title, self.shown_when, self.room) if part)

    def overlaps(self, other: Session) -> bool:
        """Whether nobody can be at both."""
        if None in (self.starts_at, self.ends_at, other.starts_at, other.ends_at):
            return False
        return bool(self.starts_at < other.ends_at and other.starts_at < self.ends_at)  # type: ignore[operator]


class SessionChoice(NetworkModel):
    """A claim takes part in a session, with all its places."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="choices")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="choices")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "session"], name="events_session_choice_once"),
        ]
