"""What the answers of one company say. Pure: no rows, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.recommendations.queries.questionnaire import AreaWords, ItemWords

Answers = Mapping[str, Sequence[int | None]]  # code → (state, relevance), each 1–5 or None
GOOD_FROM, IMPROVABLE_FROM = Fraction(4), Fraction(5, 2)
MOST_GAPS = 3


class Light(models.TextChoices):
    """A traffic light in words."""

    GOOD = "good", _("gut aufgestellt")
    IMPROVABLE = "improvable", _("ausbaufähig")
    NEEDS_ACTION = "needs_action", _("Handlungsbedarf")
    UNKNOWN = "unknown", _("keine Angabe")

    @property
    def tone(self) -> str:
        """The colour that only adds to the word."""
        return {"good": "ok", "improvable": "warn", "needs_action": "bad"}.get(self.value, "")


@dataclass(frozen=True)
class AreaResult:
    """The mean state of one area; sentences without an answer do not count."""

    area: AreaWords
    mean: Fraction | None
    answered: int

    @property
    def light(self) -> Light:
        """From 4 on good, from 2.5 on improvable, below that action is needed."""
        if self.mean is None:
            return Light.UNKNOWN
        if self.mean >= GOOD_FROM:
            return Light.GOOD
        return Light.IMPROVABLE if self.mean >= IMPROVABLE_FROM else Light.NEEDS_ACTION

    @property
    def shown_mean(self) -> float | None:
        """The mean with one place."""
        return None if self.mean is None else round(float(self.mean), 1)


@dataclass(frozen=True)
class Gap:
    """A sentence that matters more than it holds."""

    item: ItemWords
    area_title: str
    state: int
    relevance: int

    @property
    def size(self) -> int:
        """Relevance minus state."""
        return self.relevance - self.state


@dataclass(frozen=True)
class Result:
    """Lights per area and the largest gaps."""

    areas: tuple[AreaResult, ...]
    gaps: tuple[Gap, ...]
    answered: int


def result_of(areas: Sequence[AreaWords], answers: Answers) -> Result:
    """Mean state per area; the three largest gaps, on a tie the more important sentence, then the earlier one."""
    results, gaps = [], []
    for area in areas:
        states = []
        for item in area.items:
            state, relevance = answers.get(item.code, (None, None))
            if state is None:
                continue
            states.append(state)
            if relevance is not None and relevance > state:
                gaps.append(Gap(item, area.title, state, relevance))
        mean = Fraction(sum(states), len(states)) if states else None
        results.append(AreaResult(area, mean, len(states)))
    gaps.sort(key=lambda gap: (-gap.size, -gap.relevance))
    return Result(tuple(results), tuple(gaps[:MOST_GAPS]), sum(result.answered for result in results))
