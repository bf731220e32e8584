"""Clauses of the concept: each exists once and keeps its address and its thread through all versions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.strategy.models.concept import ConceptVersion
from fachwerk.thread.models import Threaded, Visibility


class Clause(Threaded):
    """A part of the concept. ``title`` repeats the wording of the latest version in force, so that lists stay cheap."""

    title = models.CharField(gettext_lazy("Titel"), max_length=200)
    since = models.ForeignKey(ConceptVersion, on_delete=models.PROTECT, related_name="+")
    until = models.ForeignKey(ConceptVersion, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    is_adopted = models.BooleanField(default=False)  # stood in a version that was resolved

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def knot_standing(self) -> str:
        if not self.is_adopted:
            return _("Entwurf")
        return _("bis Fassung %(label)s") % {"label": self.until.label} if self.until else ""

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.is_adopted else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.since.resolved_on, self.since.resolved_precision


class FieldOfAction(Clause):
    """A field of action, such as "Fachkräfte für KMU sichern"."""

    kind = "field_of_action"

    short = models.CharField(gettext_lazy("Kurzname"), max_length=60, blank=True)

    @property
    def short_title(self) -> str:
        """The short name, or the title where there is none."""
        return self.short or self.title


class Goal(Clause):
    """What the region wants to reach in a field of action."""

    kind = "goal"
    grows_from = ("field",)

    field = models.ForeignKey(FieldOfAction, on_delete=models.PROTECT, related_name="goals")


class Measure(Clause):
    """An approach by which a goal is to be reached."""

    kind = "measure"
    grows_from = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="measures")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="strategy_measure_never_into_itself"
            ),
        ]
