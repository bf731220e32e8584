"""Working days and working hours by the law of each Land: weekends and public holidays do not count.

``state`` is the key of a Land as networks keep it: the first two digits of the AGS. Without it only the holidays of
all of Germany count. Pure functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

from fachwerk.core import clock

SATURDAY = 5
DAY_BEGINS = 8
NIGHT_BEGINS = 20
STATES = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}  # fmt: skip


@lru_cache(maxsize=256)
def _holidays_of(year: int, state: str) -> Mapping[date, str]:
    return dict(holidays.country_holidays("DE", subdiv=STATES.get(state), years=year, language="de"))


def holiday_name(day: date, state: str = "") -> str:
    """What the public holiday is called; empty on other days."""
    return _holidays_of(day.year, state).get(day, "")


def is_workday(day: date, state: str = "") -> bool:
    """Monday to Friday, unless it is a public holiday there."""
    return day.weekday() < SATURDAY and not holiday_name(day, state)


def workday_on_or_after(day: date, state: str = "") -> date:
    """The day itself if it is a working day, or the first one after it."""
    while not is_workday(day, state):
        day += timedelta(days=1)
    return day


def next_workday(day: date, state: str = "") -> date:
    """The first working day after ``day``."""
    return workday_on_or_after(day + timedelta(days=1), state)


def add_workdays(day: date, days: int, state: str = "") -> date:
    """``days`` working days later; a negative number counts back."""
    step = timedelta(days=1 if days > 0 else -1)
    for _each in range(abs(days)):
        day += step
        while not is_workday(day, state):
            day += step
    return day


def is_working_time(moment: datetime, state: str = "") -> bool:
    """Whether a deadline runs at this moment: on working days from eight to eight."""
    day = _day(moment)
    runs = clock.at_local(day, DAY_BEGINS) <= moment < clock.at_local(day, NIGHT_BEGINS)
    return runs and is_workday(day, state)


def add_working_hours(start: datetime, hours: int, state: str = "") -> datetime:
    """The moment at which ``hours`` hours of daytime on working days have passed since ``start``."""
    left = timedelta(hours=hours)
    moment = _next_running(start, state)
    while True:
        evening = clock.at_local(_day(moment), NIGHT_BEGINS)
        if left <= evening - moment:
            return moment + left
        left -= evening - moment
        moment = _next_running(evening, state)


def _next_running(moment: datetime, state: str) -> datetime:
    day = _day(moment)
    if is_workday(day, state) and moment < clock.at_local(day, NIGHT_BEGINS):
        return max(moment, clock.at_local(day, DAY_BEGINS))
    return clock.at_local(next_workday(day, state), DAY_BEGINS)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
