"""What a clause says in one version."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.strategy.models.clauses import FieldOfAction, Goal, Measure
from fachwerk.strategy.models.concept import ConceptVersion
from fachwerk.tenancy.models import NetworkModel


class Wording(NetworkModel):
    """Number, title and text of a clause in a version. ``is_dropped``: this version leaves the clause out."""

    version = models.ForeignKey(ConceptVersion, on_delete=models.CASCADE, related_name="%(class)ss")
    number = models.PositiveSmallIntegerField(_("Nummer"), default=1)
    title = models.CharField(_("Titel"), max_length=200)
    change_reason = models.CharField(_("Warum geändert"), max_length=400, blank=True)
    is_dropped = models.BooleanField(default=False)

    if TYPE_CHECKING:  # each wording has its own key to its own kind of clause
        clause_id: uuid.UUID
        clause: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class FieldWording(Wording):
    """A field of action in one version."""

    clause = models.ForeignKey(FieldOfAction, on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField(_("Worum es geht"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "clause"], name="strategy_field_one_wording"),
        ]


class GoalWording(Wording):
    """A goal in one version."""

    clause = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="wordings")
    field = models.ForeignKey(
        FieldOfAction, on_delete=models.PROTECT, related_name="+"
    )  # where it stands in this version
    text = models.TextField(_("Wortlaut"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "clause"], name="strategy_goal_one_wording"),
        ]


class MeasureWording(Wording):
    """An approach in one version."""

    clause = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="wordings")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "clause"], name="strategy_measure_one_wording"),
        ]
