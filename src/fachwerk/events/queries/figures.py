"""The figures of one event, computed from its registrations whenever somebody looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.core.dates import show_day
from fachwerk.core.formats import percent
from fachwerk.events.models import Claim, Event, PoolKind, SizeBand, Standing
from fachwerk.events.models.claim import SMALL

FIRM = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)
MOST_POINTS = 120
WIDTH, HEIGHT = 600, 200


@dataclass(frozen=True)
class Point:
    """How many places were taken at the end of a day."""

    day: date
    taken: int

    @property
    def shown_day(self) -> str:
        """ "3. April 2017"."""
        return show_day(self.day)


@dataclass(frozen=True)
class Line:
    """One figure: what, the value as people read it, and how it is counted."""

    label: str
    shown: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Everything the page shows."""

    lines: Sequence[Line]
    ways: Sequence[tuple[str, int, int]]  # by which way, places wanted, people who came
    curve: Sequence[Point]
    capacity: int | None
    second_date: str

    @property
    def top(self) -> int:
        """The upper end of the drawing."""
        return max(1, self.capacity or 0, *(point.taken for point in self.curve)) if self.curve else 1

    @property
    def path(self) -> str:
        """The curve as points of a line, 600 wide and 200 high."""
        last = max(1, len(self.curve) - 1)
        return " ".join(
            f"{round(WIDTH * place / last)},{round(HEIGHT - HEIGHT * point.taken / self.top)}"
            for place, point in enumerate(self.curve)
        )

    @property
    def capacity_at(self) -> int:
        """How high the line of the places lies."""
        return round(HEIGHT - HEIGHT * (self.capacity or 0) / self.top)


def figures_of(event: Event) -> Figures:
    """All figures in three queries."""
    claims = list(Claim.objects.filter(event=event).order_by("joined_at", "ticket"))
    pool = event.pools.filter(kind=PoolKind.MAIN).first()
    capacity = pool.capacity if pool else None
    firm = [claim for claim in claims if claim.standing in FIRM]
    waiting = sum(claim.places for claim in claims if claim.standing == Standing.WAITING)
    sure = sum(claim.places for claim in firm)
    lines = [
        Line(_("Zeit bis ausgebucht"), _time_to_full(event, claims, capacity), _("ab Öffnung der Anmeldung")),
        Line(_("Nachfrage"), str(sure + waiting), _("sichere Plätze und Warteliste: %(a)s + %(b)s")
             % {"a": sure, "b": waiting}),
        _from_the_queue(claims),
        _no_shows(firm),
        _first_timers(event, firm),
        _small(firm),
    ]  # fmt: skip
    return Figures(lines, _ways(claims), _curve(claims), capacity, second_date(waiting))


def second_date(waiting: int) -> str:
    """ "Ein zweiter Termin würde 23 Plätze füllen." as far as people wait."""
    if not waiting:
        return _("Für einen zweiten Termin steht niemand auf der Warteliste.")
    return ngettext(
        "Ein zweiter Termin würde %(n)s Platz füllen.", "Ein zweiter Termin würde %(n)s Plätze füllen.", waiting
    ) % {"n": waiting}


def steps_of(claims: Sequence[Claim]) -> list[tuple[datetime, int]]:
    """Every moment at which places were taken or given back."""
    steps = [(claim.took_at, claim.places) for claim in claims if claim.took_at]
    steps += [(claim.freed_at, -claim.places) for claim in claims if claim.freed_at and claim.took_at]
    return sorted(steps)


def _time_to_full(event: Event, claims: Sequence[Claim], capacity: int | None) -> str:
    if not capacity or event.registration_opens_at is None:
        return "–"
    taken = 0
    for moment, change in steps_of(claims):
        taken += change
        if taken >= capacity:
            return _duration(moment - event.registration_opens_at)
    return _("nicht ausgebucht")


def _duration(span: timedelta) -> str:
    hours = max(0, round(span.total_seconds() / 3600))
    if hours < 1:
        return _("unter einer Stunde")
    if hours < 48:
        return ngettext("%(n)s Stunde", "%(n)s Stunden", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)s Tag", "%(n)s Tage", days) % {"n": days}


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    words = _("%(percent)s (%(part)s von %(whole)s)")
    return words % {"percent": percent(part / whole), "part": part, "whole": whole}


def _from_the_queue(claims: Sequence[Claim]) -> Line:
    offered = [claim for claim in claims if claim.offered_at]
    took = [claim for claim in offered if claim.standing in FIRM]
    return Line(_("Von der Warteliste gekommen"), _share(len(took), len(offered)), _("angenommene von allen Angeboten"))


def _no_shows(firm: Sequence[Claim]) -> Line:
    known = [claim for claim in firm if claim.standing != Standing.CONFIRMED]
    places = sum(claim.places for claim in known)
    came = sum(came_of(claim) for claim in known)
    return Line(_("Nicht erschienen"), _share(places - came, places), _("von allen sicheren Plätzen mit Angabe"))


def came_of(claim: Claim) -> int:
    """How many people of a registration were there."""
    return claim.places - len(claim.absent) if claim.standing == Standing.ATTENDED else 0


def _first_timers(event: Event, firm: Sequence[Claim]) -> Line:
    here = {claim.email for claim in firm if claim.email}
    before = Claim.objects.filter(
        email__in=here, standing=Standing.ATTENDED, event__starts_at__lt=event.starts_at
    )  # fmt: skip
    known = set(before.values_list("email", flat=True))
    return Line(_("Zum ersten Mal dabei"), _share(len(here - known), len(here)), _("nach der E-Mail-Adresse"))


def _small(firm: Sequence[Claim]) -> Line:
    told = [claim for claim in firm if claim.employees and claim.employees != SizeBand.UNKNOWN]
    small = sum(1 for claim in told if claim.employees in SMALL)
    return Line(_("Kleine Betriebe"), _share(small, len(told)), _("unter 50 Beschäftigte, von allen mit Angabe"))


def _ways(claims: Sequence[Claim]) -> list[tuple[str, int, int]]:
    wanted: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for claim in claims:
        if claim.standing not in (*FIRM, Standing.WAITING, Standing.OFFERED):
            continue
        way = _way(claim)
        wanted[way] += claim.places
        came[way] += came_of(claim)
    return [(way, many, came[way]) for way, many in wanted.most_common()]


def _way(claim: Claim) -> str:
    if claim.multiplier_code:
        return _("über „%(code)s“") % {"code": claim.multiplier_code}
    if claim.added_later_at:
        return _("nachgetragen")
    return _("durch die Geschäftsstelle") if claim.made_by_office else _("selbst auf der Seite")


def _curve(claims: Sequence[Claim]) -> list[Point]:
    per_day: Counter[date] = Counter()
    for moment, change in steps_of([claim for claim in claims if not claim.added_later_at]):
        per_day[timezone.localtime(moment).date()] += change
    if not per_day:
        return []
    first, last = min(per_day), max(per_day)
    days = (last - first).days + 1
    wide = max(1, -(-days // MOST_POINTS))  # one point may stand for several days
    points, taken = [], 0
    for number in range(days):
        day = first + timedelta(days=number)
        taken += per_day[day]
        if number % wide == 0 or day == last:
            points.append(Point(day, taken))
    return points


def export_rows(figures: Figures) -> list[list[Any]]:
    """The same for a spreadsheet: figures, ways, curve."""
    rows: list[list[Any]] = [[line.label, line.shown, line.note] for line in figures.lines]
    rows.append([_("Zweiter Termin"), figures.second_date, ""])
    rows += [[_("Weg: %(way)s") % {"way": way}, wanted, came] for way, wanted, came in figures.ways]
    rows += [[_("Vergebene Plätze"), point.taken, point.day] for point in figures.curve]
    return rows
