"""A project that runs or ran, and what came out of it."""

from __future__ import annotations

import calendar
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import Precision, show_day
from fachwerk.projects.models.awards import Award
from fachwerk.projects.models.endorsements import Endorsement
from fachwerk.projects.models.ideas import ProjectIdea, Sketch
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded


class ProjectState(models.TextChoices):
    """Where a project stands on a day; follows from its dates."""

    PLANNED = "planned", _("geplant")
    RUNNING = "running", _("läuft")
    ENDED = "ended", _("beendet")


def last_day(day: date, precision: str) -> date:
    """The last day that a roughly known end may mean."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


class Project(Threaded):
    """Something the region does together for a time."""

    kind = "project"
    grows_from = ("award", "endorsement", "sketch", "idea")

    title = models.CharField(_("Titel"), max_length=200)
    acronym = models.CharField(_("Kurzname"), max_length=40, blank=True)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    endorsement = models.ForeignKey(
        Endorsement, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )
    sketch = models.ForeignKey(Sketch, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    idea = models.ForeignKey(ProjectIdea, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    lead = models.ForeignKey(
        "contacts.Organisation", verbose_name=_("Träger"), on_delete=models.PROTECT, related_name="+"
    )
    contact_function = models.CharField(_("Ansprechstelle"), max_length=160, blank=True)
    summary = models.TextField(_("Kurz gesagt"), blank=True)
    situation = models.TextField(_("Ausgangslage"), blank=True)
    plan = models.TextField(_("Vorhaben"), blank=True)
    target_group = models.TextField(_("Für wen"), blank=True)
    lasting = models.TextField(_("Was danach bleibt"), blank=True)
    starts_on = models.DateField(_("Beginn"))
    starts_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.MONTH)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.MONTH)
    closed_on = models.DateField(_("abgeschlossen am"), null=True, blank=True)
    endorsement_not_needed = models.BooleanField(default=False)
    is_backfilled = models.BooleanField(default=False)
    entered_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "starts_on"], name="projects_project_by_start")]

    def __str__(self) -> str:
        return self.title

    def state_on(self, day: date) -> str:
        """Planned, running or ended on ``day``."""
        if day < self.starts_on:
            return ProjectState.PLANNED
        end = self.closed_on or (last_day(self.ends_on, self.ends_precision) if self.ends_on else None)
        return ProjectState.ENDED if end is not None and day > end else ProjectState.RUNNING

    @property
    def shown_start(self) -> str:
        """The beginning, as exact as it is known."""
        return show_day(self.starts_on, self.starts_precision)

    @property
    def shown_end(self) -> str:
        """The end, as exact as it is known."""
        return show_day(self.ends_on, self.ends_precision)

    @property
    def period(self) -> str:
        """ "September 2016 bis August 2019"."""
        if not self.ends_on:
            return str(_("seit %(start)s") % {"start": self.shown_start})
        return str(_("%(start)s bis %(end)s") % {"start": self.shown_start, "end": self.shown_end})

    def knot_standing(self) -> str:
        # the period stays true, while "läuft" would be wrong the day after the end
        return self.period

    def knot_day(self) -> tuple[date | None, str]:
        return self.starts_on, self.starts_precision

    def knot_text(self) -> str:
        return " ".join([self.acronym, self.summary, self.situation, self.plan, self.target_group, self.lasting])


class ProjectPartner(NetworkModel):
    """An organisation that takes part."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("contacts.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "organisation"], name="projects_project_partner_once")
        ]


class Result(Threaded):
    """What came out, in one sentence and if possible one figure."""

    kind = "result"
    grows_from = ("project",)

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="results")
    sentence = models.CharField(_("Ergebnis in einem Satz"), max_length=300)
    figure = models.DecimalField(_("Zahl"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("Einheit"), max_length=80, blank=True)
    observed_on = models.DateField(_("Stand"))
    observed_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    evidence = models.CharField(_("Beleg"), max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "observed_on"], name="projects_result_by_day")]

    def __str__(self) -> str:
        return self.sentence

    def knot_title(self) -> str:
        return self.sentence

    def knot_day(self) -> tuple[date | None, str]:
        return self.observed_on, self.observed_precision
