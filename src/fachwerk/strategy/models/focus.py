"""The focus topic of a year."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.core.dates import Precision, show_day
from fachwerk.core.slugs import slug_of
from fachwerk.thread.models import Threaded


class FocusState(models.TextChoices):
    """Whether the year has been looked back on."""

    CHOSEN = "chosen", gettext_lazy("gewählt")
    EVALUATED = "evaluated", gettext_lazy("ausgewertet")


class FocusTopic(Threaded):
    """What the network puts first in one year, chosen with a reason."""

    kind = "focus_topic"

    year = models.PositiveSmallIntegerField(gettext_lazy("Jahr"))
    title = models.CharField(gettext_lazy("Schwerpunkt"), max_length=160)
    subtitle = models.CharField(gettext_lazy("Worum es geht"), max_length=240, blank=True)
    reason = models.TextField(gettext_lazy("Warum dieser Schwerpunkt"), blank=True)
    chosen_on = models.DateField(gettext_lazy("Gewählt"), null=True, blank=True)
    chosen_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    state = models.CharField(max_length=10, choices=FocusState.choices, default=FocusState.CHOSEN)
    outcome = models.TextField(gettext_lazy("Was das Jahr gebracht hat"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "year"], name="strategy_focus_one_per_year"),
        ]

    def __str__(self) -> str:
        return self.knot_title()

    @property
    def shown_chosen(self) -> str:
        """When it was chosen, as exact as it is known."""
        return show_day(self.chosen_on, self.chosen_precision)

    def knot_title(self) -> str:
        return _("Schwerpunkt %(year)s: %(title)s") % {"year": self.year, "title": self.title}

    def knot_slug(self) -> str:
        return slug_of(f"{self.year} {self.title}")

    def knot_standing(self) -> str:
        return str(FocusState(self.state).label) if self.state == FocusState.EVALUATED else ""

    def knot_day(self) -> tuple[date | None, str]:
        return self.chosen_on, self.chosen_precision

    def knot_text(self) -> str:
        return f"{self.subtitle} {self.reason} {self.outcome}"
