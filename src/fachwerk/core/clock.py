"""The one source of every moment, so that tests and the demonstration's history can set it.

A day ends at local midnight (settings.TIME_ZONE, Europe/Berlin).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("fachwerk_clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC or as set."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """The present day in Europe/Berlin."""
    return timezone.localtime(now()).date()


def at_local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The aware moment of a wall-clock time on ``day`` in Europe/Berlin."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def end_of(day: date) -> datetime:
    """The first moment that no longer belongs to ``day``; compare with ``<``."""
    return at_local(day + timedelta(days=1))


@contextmanager
def clock_set(moment: datetime | date) -> Iterator[None]:
    """Everything inside happens at ``moment`` (a date means noon of that day)."""
    if not isinstance(moment, datetime):
        moment = at_local(moment, 12)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    mark = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(mark)
