"""Whole ways of the red thread: from an impulse over the project to what came out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.projects.queries import results_recent
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url, may_see, reach_of_many

SHOWN_WAYS = 3
LOOKED_AT = 24


@dataclass(frozen=True)
class Place:
    """One knot of a way: its words and its address."""

    title: str
    url: str
    shown_day: str


@dataclass(frozen=True)
class Way:
    """Impulse → project → result."""

    impulse: Place
    project: Place
    result: Place


def ways_of_results(actor: Actor, network_slug: str, *, until: date | None = None, among: int = LOOKED_AT) -> list[Way]:
    """The latest results by a day that lead back to an impulse the viewer may read, each project and impulse once."""
    day = min(until or clock.today(), clock.today())
    latest = results_recent(among).select_related(None).only("observed_on")
    results = [result for result in latest if result.observed_on <= day]
    behind = reach_of_many([result.pk for result in results], kinds=["impulse", "project"], back=True)
    knots = {knot.pk: knot for knot in Knot.objects.filter(pk__in=list(behind))}
    ways: list[Way] = []
    seen: set[object] = set()
    for result in results:
        way = _way(behind[result.pk], knots[result.pk], seen, actor, network_slug)
        if way is not None:
            ways.append(way)
        if len(ways) == SHOWN_WAYS:
            break
    return ways


def _way(behind: Sequence[Knot], result: Knot, seen: set[object], actor: Actor, slug: str) -> Way | None:
    visible = [knot for knot in behind if may_see(actor, knot.visibility) and knot.pk not in seen]
    impulses = [knot for knot in visible if knot.kind == "impulse"]
    projects = [knot for knot in visible if knot.kind == "project"]
    if not impulses or not projects or not may_see(actor, result.visibility):
        return None
    seen |= {impulses[0].pk, projects[-1].pk}
    return Way(_place(impulses[0], slug), _place(projects[-1], slug), _place(result, slug))


def _place(knot: Knot, slug: str) -> Place:
    return Place(knot.title, knot_url(knot, slug), show_day(knot.happened_on, knot.happened_precision))
