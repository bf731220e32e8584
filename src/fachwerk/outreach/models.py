"""Rows of outreach: campaigns, consultancies that pass things on, contacts with companies."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Knot

CODE = RegexValidator(r"^[A-Z0-9]{2,20}$", _("Ein Kürzel besteht aus 2 bis 20 Großbuchstaben und Ziffern."))


class Channel(models.TextChoices):
    """The way a company was spoken to."""

    DIRECT = "direct", _("direkt")
    CONSULTANCY = "consultancy", _("Unternehmensberatung")
    CHAMBER = "chamber", _("Kammer")
    BANK = "bank", _("Bank oder Steuerberatung")
    EVENT = "event", _("Veranstaltung")
    DIGITAL = "digital", _("Internet und E-Mail")


class Stage(models.TextChoices):
    """How far it has come with a company; each stage includes the ones before it."""

    REACHED = "reached", _("erreicht")
    INTERESTED = "interested", _("interessiert")
    TOOK_PART = "took_part", _("hat teilgenommen")
    MEASURE_STARTED = "measure_started", _("Maßnahme begonnen")
    STILL_IN_PLACE = "still_in_place", _("wirkt nach 12 Monaten")


STAGES = tuple(Stage.values)


def depth_of(stage: str) -> int:
    """0 for reached, 4 for still in place."""
    return STAGES.index(stage)


class Campaign(NetworkModel):
    """A period in which the office speaks to certain companies on purpose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("Titel"), max_length=160)
    starts_on = models.DateField(_("Beginn"))
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    text = models.TextField(_("Was wir vorhaben"), blank=True)
    size_classes = models.JSONField(_("Betriebsgrößen"), default=list)  # none means all
    focus = models.ForeignKey(Knot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="outreach_campaign_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_period(self) -> str:
        """ "1. Januar 2018 bis 31. März 2020" or "seit 1. Januar 2026"."""
        if self.ends_on is None:
            return str(_("seit %(day)s") % {"day": show_day(self.starts_on)})
        return str(_("%(first)s bis %(last)s") % {"first": show_day(self.starts_on), "last": show_day(self.ends_on)})


class Multiplier(NetworkModel):
    """A consultancy, chamber or bank that passes things on, with a link of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("Kürzel"), max_length=20, validators=[CODE])
    topics = models.JSONField(_("Themen"), default=list, blank=True)
    since = models.DateField(_("Dabei seit"), default=clock.today)
    is_active = models.BooleanField(_("aktiv"), default=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "code"], name="outreach_multiplier_code_once"),
            models.UniqueConstraint(fields=["organisation"], name="outreach_multiplier_once_per_organisation"),
        ]

    def __str__(self) -> str:
        return self.organisation.name


class Touch(NetworkModel):
    """One contact with one company."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("Weg"), max_length=12, choices=Channel.choices)
    multiplier = models.ForeignKey(Multiplier, on_delete=models.PROTECT, null=True, blank=True, related_name="touches")
    stage = models.CharField(_("Stand"), max_length=16, choices=Stage.choices, default=Stage.REACHED)
    happened_on = models.DateField(_("Wann"))
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    note = models.TextField(_("Notiz"), blank=True)
    next_step = models.CharField(_("Nächster Schritt"), max_length=200, blank=True)
    next_on = models.DateField(_("bis"), null=True, blank=True)
    next_by = models.CharField(_("Wer macht es (Funktion)"), max_length=120, blank=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="touches")
    noted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-happened_on", "-noted_at"]
        indexes: ClassVar = [
            models.Index(fields=["network", "organisation", "happened_on"], name="outreach_touch_by_company"),
            models.Index(fields=["network", "happened_on"], name="outreach_touch_by_day"),
        ]

    @property
    def shown_day(self) -> str:
        """As exact as it is known."""
        return show_day(self.happened_on, self.precision)


class Referral(NetworkModel):
    """How often the link of a consultancy was opened on a day: a count, nothing about anybody."""

    id = models.BigAutoField(primary_key=True)
    multiplier = models.ForeignKey(Multiplier, on_delete=models.CASCADE, related_name="referrals")
    day = models.DateField(default=clock.today)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["multiplier", "day"], name="outreach_referral_once_a_day"),
        ]
