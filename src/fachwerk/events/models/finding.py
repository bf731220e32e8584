"""What came out of an event: findings, and what people thought of it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.events.models.event import Event
from fachwerk.events.models.minutes import FlipChart
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility


class FindingKind(models.TextChoices):
    """What sort of sentence it is."""

    OBSERVATION = "observation", _("Beobachtung")
    PROPOSAL = "proposal", _("Vorschlag")
    QUESTION = "question", _("Frage")
    NEED = "need", _("Bedarf")


class Finding(Threaded):
    """One result of an event, in one or two sentences."""

    kind: ClassVar[str] = "finding"
    grows_from: ClassVar[tuple[str, ...]] = ("event",)

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="findings")
    text = models.TextField(_("Ergebnis"))
    sort = models.CharField(_("Art"), max_length=12, choices=FindingKind.choices, default=FindingKind.OBSERVATION)
    cluster = models.CharField(_("Gehört zusammen mit"), max_length=120, blank=True)
    is_public = models.BooleanField(default=True)
    noted_at = models.DateTimeField(default=clock.now)
    position = models.PositiveIntegerField(default=0)
    photo = models.ForeignKey(FlipChart, on_delete=models.SET_NULL, null=True, blank=True, related_name="cards")
    is_backfilled = models.BooleanField(default=False)  # written down here long after the event

    class Meta:
        ordering: ClassVar = ["cluster", "position", "noted_at"]

    def __str__(self) -> str:
        return self.text

    def knot_title(self) -> str:
        if len(self.text) <= 140:
            return self.text
        return self.text[:140].rsplit(" ", 1)[0] + " …"

    def knot_standing(self) -> str:
        return str(FindingKind(self.sort).label)

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.is_public else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.event.day, self.event.precision

    def knot_text(self) -> str:
        return f"{self.text}\n{self.cluster}"


class Satisfaction(NetworkModel):
    """One anonymous answer: nothing leads from here to a claim. Answers carry a day, not a moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="answers")
    answer = models.PositiveSmallIntegerField(_("Bewertung"))
    comment = models.TextField(_("Anmerkung"), blank=True)
    answered_on = models.DateField(default=clock.today)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(answer__range=(1, 5)), name="events_satisfaction_one_to_five"),
        ]
