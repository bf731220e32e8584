"""The content files and what was made of them: key → object."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from fachwerk.access.actor import Actor, visitor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.dates import Precision, rough_day
from fachwerk.networks.models import Network
from fachwerk.thread.models import Knot

CONTENT = Path(__file__).resolve().parent.parent / "content"
Item = dict[str, Any]
#: The safe loader, in C where libyaml is there: seconds instead of hundredths otherwise.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def content(name: str) -> Any:
    """One content file."""
    return yaml.load((CONTENT / f"{name}.yaml").read_text(encoding="utf8"), Loader=_LOADER)  # noqa: S506 - safe


@dataclass
class Book:
    """What the loader knows: the network, who acts, the day of loading, and everything made so far by its key."""

    network: Network
    today: date
    made: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def office(self) -> Actor:
        """The office acts; the journal calls it so."""
        return Actor(None, self.network.pk, frozenset({Role.VISITOR, Role.OFFICE_LEAD, Role.SYSTEM}), "Geschäftsstelle")

    @property
    def guest(self) -> Actor:
        """Somebody without account."""
        return visitor(self.network.pk)

    def keep(self, item: Item, thing: Any) -> Any:
        """Remembers what an item became."""
        self.made[item["key"]] = thing
        return thing

    def knots(self, keys: list[str] | None) -> list[Knot]:
        """The knots behind keys; a key that is not made yet is noted and left out."""
        found = []
        for key in keys or []:
            if key in self.made:
                found.append(self.made[key].knot)
            else:
                self.missing.append(key)
        return found

    def day(self, given: Any) -> date:
        """The day of a content value."""
        return self.rough(given)[0]

    def rough(self, given: Any) -> tuple[date, str]:
        """Day and precision: "2016-12", "2012", a date, or {days_from_today: n} moved off the weekend."""
        if isinstance(given, dict):
            return off_weekend(self.today + timedelta(days=given["days_from_today"])), Precision.DAY
        if isinstance(given, datetime):
            return given.date(), Precision.DAY
        if isinstance(given, date):
            return given, Precision.DAY
        day, precision = rough_day(str(given)[:10])
        return day, precision

    def moment(self, given: Any) -> datetime:
        """An aware moment; noon where only the day is known."""
        if isinstance(given, dict):
            hour, minute = (int(part) for part in str(given.get("time", "12:00")).split(":"))
            return clock.at_local(self.day(given), hour, minute)
        if isinstance(given, datetime):
            return timezone.make_aware(given)
        text = str(given)
        if "T" in text:
            return timezone.make_aware(datetime.fromisoformat(text))
        return timezone.make_aware(datetime.combine(self.day(given), time(12)))

    @contextmanager
    def at(self, given: Any) -> Iterator[date]:
        """Inside, it is that day (or moment)."""
        moment = given if isinstance(given, datetime) and timezone.is_aware(given) else self.moment(given)
        with clock.clock_set(moment):
            yield moment.date()


def off_weekend(day: date) -> date:
    """Saturday and Sunday become the next Monday."""
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() >= 5 else day
