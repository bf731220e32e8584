"""The region's anonymous answers, never fewer than ten of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fachwerk.core import clock
from fachwerk.recommendations.models import CheckRun
from fachwerk.recommendations.queries.questionnaire import AreaWords

FEWEST_RUNS = 10


@dataclass(frozen=True)
class Comparison:
    """Runs counted so far; means per area title only where at least ten companies answered."""

    runs: int
    means: dict[str, float | None]

    @property
    def is_shown(self) -> bool:
        """Whether there are enough runs for any comparison."""
        return self.runs >= FEWEST_RUNS

    @property
    def missing(self) -> int:
        """How many runs are still needed."""
        return max(0, FEWEST_RUNS - self.runs)


def regional_comparison(areas: Sequence[AreaWords], on: date | None = None) -> Comparison:
    """The mean of the companies' own means per area. A sentence counts in every version that asks it (same code)."""
    runs = list(CheckRun.objects.filter(done_on__lte=on or clock.today()).values_list("answers", flat=True))
    owner = {item.code: area.title for area in areas for item in area.items}
    means: dict[str, list[float]] = defaultdict(list)
    for answers in runs:
        states: dict[str, list[int]] = defaultdict(list)
        for code, pair in answers.items():
            if code in owner and pair["state"] is not None:
                states[owner[code]].append(pair["state"])
        for title, given in states.items():
            means[title].append(sum(given) / len(given))
    shown = {
        area.title: round(sum(means[area.title]) / len(means[area.title]), 1)
        if len(means[area.title]) >= FEWEST_RUNS
        else None
        for area in areas
    }
    return Comparison(len(runs), shown)


def runs_by_referral(on: date | None = None) -> dict[str, int]:
    """Code of a consultancy → counted self-checks that came through its link."""
    codes = CheckRun.objects.filter(done_on__lte=on or clock.today()).exclude(referral="")
    return dict(Counter(codes.values_list("referral", flat=True)))
