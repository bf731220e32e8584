"""The award of the funder, and what it obliges to."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import Precision, show_day
from fachwerk.projects.models.endorsements import Endorsement
from fachwerk.projects.models.money import Funded
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility


class DutyKind(models.TextChoices):
    """What an award obliges to, on a day."""

    DRAWDOWN = "drawdown", _("Mittelabruf")
    INTERIM = "interim", _("Zwischennachweis")
    FINAL = "final", _("Verwendungsnachweis")
    PUBLICITY = "publicity", _("Öffentlichkeitsarbeit nachweisen")
    RETENTION = "retention", _("Aufbewahren bis")


class Award(Funded, Threaded):
    """A funder grants money."""

    kind = "award"
    grows_from = ("endorsement",)

    title = models.CharField(max_length=200)
    endorsement = models.ForeignKey(Endorsement, on_delete=models.PROTECT, null=True, blank=True, related_name="awards")
    funder = models.CharField(_("Fördergeber"), max_length=200, blank=True)
    programme = models.CharField(_("Programm"), max_length=200, blank=True)
    file_no = models.CharField(_("Aktenzeichen"), max_length=80, blank=True)
    awarded_on = models.DateField(_("Bewilligt am"))
    awarded_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    starts_on = models.DateField(_("Zeitraum von"), null=True, blank=True)
    ends_on = models.DateField(_("Zeitraum bis"), null=True, blank=True)
    is_published = models.BooleanField(_("Beträge veröffentlichen"), default=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "awarded_on"], name="projects_award_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_day(self) -> str:
        """The day of the award, as exact as it is known."""
        return show_day(self.awarded_on, self.awarded_precision)

    def knot_standing(self) -> str:
        return str(_("bewilligt"))

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.is_published else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.awarded_on, self.awarded_precision

    def knot_text(self) -> str:
        return f"{self.funder} {self.programme} {self.file_no}"


class Duty(NetworkModel):
    """Something due to the funder. Deadlines differ per funder, so each is a date of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(_("Frist"), max_length=10, choices=DutyKind.choices)
    due_on = models.DateField(_("fällig am"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "done_on", "due_on"], name="projects_duty_by_day")]
