"""What a working group recommended inside the concept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import Precision, show_day
from fachwerk.core.slugs import slug_of
from fachwerk.strategy.models.clauses import FieldOfAction, Goal
from fachwerk.strategy.models.concept import ConceptVersion
from fachwerk.thread.models import Threaded, Visibility


class GroupAdvice(Threaded):
    """Advice of a working group on a field or a goal: the goal grows from it."""

    kind = "group_advice"

    group_name = models.CharField(_("Arbeitsgruppe"), max_length=160)
    field = models.ForeignKey(FieldOfAction, on_delete=models.PROTECT, related_name="advice", null=True, blank=True)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="advice", null=True, blank=True)
    version = models.ForeignKey(ConceptVersion, on_delete=models.PROTECT, related_name="advice", null=True, blank=True)
    text = models.TextField(_("Rat"))
    given_on = models.DateField(_("Gegeben"), null=True, blank=True)
    given_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(field__isnull=False) | models.Q(goal__isnull=False),
                name="strategy_advice_has_a_clause",
            ),
        ]

    def __str__(self) -> str:
        return self.knot_title()

    @property
    def clause(self) -> FieldOfAction | Goal:
        """The goal, or else the field the advice is about."""
        found = self.goal or self.field
        if found is None:
            raise ValueError("advice without a clause")
        return found

    @property
    def shown_day(self) -> str:
        """When it was given, as exact as it is known."""
        return show_day(self.given_on, self.given_precision)

    def knot_title(self) -> str:
        return f"{self.group_name}: {Truncator(self.text).chars(110)}"

    def knot_slug(self) -> str:
        return slug_of(f"{self.group_name} {self.clause.title}")

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.clause.is_adopted else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.given_on, self.given_precision

    def knot_text(self) -> str:
        return self.text
