"""The action concept of a network and its versions."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility


class ActionConcept(NetworkModel):
    """What the region has agreed on. A network has one; what changes are its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(gettext_lazy("Titel"), max_length=200)
    started_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["network"], name="strategy_concept_one_per_network")]

    def __str__(self) -> str:
        return self.title


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", gettext_lazy("Entwurf")
    IN_FORCE = "in_force", gettext_lazy("in Kraft")
    SUPERSEDED = "superseded", gettext_lazy("abgelöst")


class ConceptVersion(Threaded):
    """One version of the concept. In force on a day is the version with the latest ``in_force_from`` up to that day."""

    kind = "concept_version"

    concept = models.ForeignKey(ActionConcept, on_delete=models.PROTECT, related_name="versions")
    label = models.CharField(gettext_lazy("Fassung"), max_length=20)
    state = models.CharField(max_length=12, choices=VersionState.choices, default=VersionState.DRAFT)
    resolved_on = models.DateField(gettext_lazy("Beschlossen"), null=True, blank=True)
    resolved_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    in_force_from = models.DateField(gettext_lazy("In Kraft ab"), null=True, blank=True)
    is_backfilled = models.BooleanField(default=False)  # resolved before it was entered here
    note = models.CharField(gettext_lazy("Hinweis"), max_length=300, blank=True)
    data_chapter = models.TextField(gettext_lazy("Zahlen, Daten, Fakten der Region"), blank=True)
    file_key = models.CharField(max_length=200, blank=True, editable=False)
    drafted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "label"], name="strategy_version_one_per_label"),
            models.UniqueConstraint(
                fields=["network"], condition=models.Q(state="draft"), name="strategy_version_one_draft"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(in_force_from__isnull=False, resolved_on__isnull=False),
                name="strategy_version_resolved_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.knot_title()

    @property
    def is_draft(self) -> bool:
        """Not yet resolved."""
        return self.state == VersionState.DRAFT

    @property
    def shown_resolved(self) -> str:
        """The day of the resolution, as exact as it is known."""
        return show_day(self.resolved_on, self.resolved_precision)

    def knot_title(self) -> str:
        return _("Handlungskonzept, Fassung %(label)s") % {"label": self.label}

    def knot_slug(self) -> str:
        return f"fassung-{self.label}".lower()

    def knot_standing(self) -> str:
        return str(VersionState(self.state).label)

    def knot_visibility(self) -> str:
        return Visibility.OFFICE if self.is_draft else Visibility.PUBLIC

    def knot_day(self) -> tuple[date | None, str]:
        return self.resolved_on, self.resolved_precision

    def knot_text(self) -> str:
        return self.data_chapter
