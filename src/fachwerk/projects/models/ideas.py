"""An idea, and the sketch that says how it would be done."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.projects.models.money import Funded
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility


class IdeaState(models.TextChoices):
    """Where an idea stands before there is a sketch."""

    IDEA = "idea", _("Idee")
    ADVISED = "advised", _("beraten")
    SKETCH_REQUESTED = "sketch_requested", _("Skizze angefordert")
    CLOSED = "closed", _("nicht weiter verfolgt")


class ProjectIdea(Threaded):
    """What somebody would like to try, in two sentences."""

    kind = "project_idea"

    title = models.CharField(_("Worum geht es?"), max_length=200)
    summary = models.TextField(_("In zwei Sätzen"), blank=True)
    proposed_by = models.CharField(_("Vorgeschlagen von"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=IdeaState.choices, default=IdeaState.IDEA)
    advice = models.TextField(_("Beratung"), blank=True)
    sketch_due_on = models.DateField(_("Skizze bis"), null=True, blank=True)
    closed_because = models.TextField(_("Warum nicht weiter verfolgt"), blank=True)
    suggested_on = models.DateField(default=clock.today)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "state"], name="projects_idea_by_state")]

    def __str__(self) -> str:
        return self.title

    def knot_standing(self) -> str:
        return str(self.get_state_display())

    def knot_visibility(self) -> str:
        return self.visibility

    def knot_day(self) -> tuple[date | None, str]:
        return self.suggested_on, Precision.DAY

    def knot_text(self) -> str:
        return self.summary


class Sketch(Funded, Threaded):
    """How an idea would be done. Once handed in it is frozen; a change makes a new version."""

    kind = "sketch"
    grows_from = ("idea", "replaces")

    idea = models.ForeignKey(ProjectIdea, on_delete=models.PROTECT, null=True, blank=True, related_name="sketches")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("Titel"), max_length=200)
    situation = models.TextField(_("Ausgangslage"), blank=True)
    plan = models.TextField(_("Vorhaben"), blank=True)
    target_group = models.TextField(_("Für wen"), blank=True)
    lasting = models.TextField(_("Was danach bleibt"), blank=True)
    lead = models.ForeignKey(
        "contacts.Organisation", verbose_name=_("Träger"), on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.MONTH)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.MONTH)
    submitted_at = models.DateTimeField(default=clock.now)
    decision = models.ForeignKey(
        "decisions.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS)

    def __str__(self) -> str:
        return self.title

    def knot_standing(self) -> str:
        if self.decision_id:
            return str(_("zur Empfehlung vorgelegt"))
        return str(_("Fassung %(number)s") % {"number": self.version}) if self.version > 1 else str(_("eingereicht"))

    def knot_visibility(self) -> str:
        return self.visibility

    def knot_day(self) -> tuple[date | None, str]:
        return timezone.localtime(self.submitted_at).date(), Precision.DAY

    def knot_text(self) -> str:
        return " ".join([self.situation, self.plan, self.target_group, self.lasting])


class SketchPartner(NetworkModel):
    """An organisation that would take part."""

    sketch = models.ForeignKey(Sketch, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("contacts.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sketch", "organisation"], name="projects_sketch_partner_once")
        ]
