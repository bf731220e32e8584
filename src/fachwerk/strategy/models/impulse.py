"""What somebody tells the network: the beginning of every thread."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.thread.models import Threaded, Visibility


class ImpulseSource(models.TextChoices):
    """The way an impulse came in."""

    MITREDEN = "mitreden", _("Mitreden")
    MEMBER = "member", _("Mitglied")
    WORKING_GROUP = "working_group", _("Arbeitsgruppe")
    EVENT = "event", _("Veranstaltung")
    CALL = "call", _("Telefon")
    OTHER_REGION = "other_region", _("andere Region")
    OFFICE = "office", _("Geschäftsstelle")


class ImpulseState(models.TextChoices):
    """What has become of an impulse in the inbox."""

    NEW = "new", _("neu")
    SCREENED = "screened", _("gesichtet")
    LINKED = "linked", _("zugeordnet")
    PARKED = "parked", _("zurückgestellt")
    CLOSED = "closed", _("beantwortet")


class Impulse(Threaded):
    """An impulse. Only the office reads it until it is released; contact details are never shown to anybody else."""

    kind = "impulse"

    text = models.TextField(_("Was gesagt wurde"))
    public_text = models.TextField(_("Öffentlicher Wortlaut"), blank=True)
    source = models.CharField(_("Weg"), max_length=14, choices=ImpulseSource.choices, default=ImpulseSource.MITREDEN)
    voice = models.CharField(_("Wer es sagt"), max_length=160, blank=True)  # a function, never a name
    sender_email = models.EmailField(_("E-Mail"), blank=True)
    sender_phone = models.CharField(_("Telefon"), max_length=120, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=ImpulseState.choices, default=ImpulseState.NEW)
    received_at = models.DateTimeField(_("Eingegangen"), default=clock.now)
    received_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    reply = models.TextField(_("Antwort"), blank=True)
    answered_at = models.DateTimeField(_("Beantwortet"), null=True, blank=True)
    parked_reason = models.CharField(_("Grund"), max_length=300, blank=True)
    released_at = models.DateTimeField(_("Veröffentlicht"), null=True, blank=True)
    origin_network_name = models.CharField(_("Übernommen von"), max_length=160, blank=True)
    origin_title = models.CharField(_("Gutes Beispiel"), max_length=300, blank=True)
    origin_publication = models.UUIDField(null=True, blank=True, editable=False)
    about = (
        models.ForeignKey(  # what the writer had before their eyes; becomes a tie when the office releases or ties it
            "thread.Knot", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
        )
    )
    submission = models.UUIDField(null=True, blank=True, editable=False)  # the same form sent twice counts once

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "submission"], name="strategy_impulse_sent_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "state"], name="strategy_impulse_by_state")]

    def __str__(self) -> str:
        return self.shown_text

    @property
    def is_released(self) -> bool:
        """Whether everybody may read it."""
        return self.released_at is not None

    @property
    def shown_text(self) -> str:
        """The released wording, or what was said."""
        return self.public_text or self.text

    @property
    def received_on(self) -> date:
        """The day it came in."""
        return timezone.localtime(self.received_at).date()

    @property
    def can_be_answered_by_mail(self) -> bool:
        """Whether an address was given."""
        return bool(self.sender_email)

    def knot_title(self) -> str:
        return f"„{Truncator(' '.join(self.shown_text.split())).chars(120)}“"

    def knot_slug(self) -> str:
        # neutral on purpose: the address stays when the wording is edited before the release
        return f"impuls-{self.received_on.year}-{uuid.UUID(str(self.pk)).hex[:6]}"

    def knot_standing(self) -> str:
        return str(ImpulseState(self.state).label)

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.is_released else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.received_on, self.received_precision

    def knot_text(self) -> str:
        return f"{self.shown_text} {self.reply} {self.voice}"
