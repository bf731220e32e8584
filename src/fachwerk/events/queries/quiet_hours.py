"""How long an offer lasts: its hours do not run at night and at weekends. Pure functions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from fachwerk.core import clock

DAY_BEGINS = 8
NIGHT_BEGINS = 20
OFFER_HOURS = 24
SATURDAY = 5


def offer_until(start: datetime, hours: int = OFFER_HOURS) -> datetime:
    """The moment at which ``hours`` hours of daytime on weekdays have passed since ``start``."""
    left = timedelta(hours=hours)
    moment = _next_running(start)
    while True:
        evening = clock.at_local(_day(moment), NIGHT_BEGINS)
        if left <= evening - moment:
            return moment + left
        left -= evening - moment
        moment = _next_running(evening)


def _next_running(moment: datetime) -> datetime:
    day = _day(moment)
    if day.weekday() < SATURDAY and moment < clock.at_local(day, NIGHT_BEGINS):
        return max(moment, clock.at_local(day, DAY_BEGINS))
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return clock.at_local(day, DAY_BEGINS)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
