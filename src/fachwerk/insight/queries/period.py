"""The time that a report tells of: a year, or from one day to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min
from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.thread.models import Knot


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    first: date
    last: date

    @property
    def before(self) -> date:
        """The day before it began, with which its end is compared."""
        return self.first - timedelta(days=1)

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year."""
        return self == year_of(self.first.year)

    @property
    def words(self) -> str:
        """ "2016" or "1. Januar 2016 bis 30. Juni 2016"."""
        if self.is_year:
            return str(self.first.year)
        return _("%(first)s bis %(last)s") % {"first": show_day(self.first), "last": show_day(self.last)}

    @property
    def inside(self) -> str:
        """ "Im Jahr 2016" or "Vom 1. Januar 2016 bis 30. Juni 2016", as a sentence begins."""
        if self.is_year:
            return _("Im Jahr %(year)s") % {"year": self.first.year}
        return _("Vom %(first)s bis %(last)s") % {"first": show_day(self.first), "last": show_day(self.last)}

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in it."""
        return day is not None and self.first <= day <= self.last


def year_of(year: int) -> Period:
    """The calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def last_full_year() -> Period:
    """The year before this one."""
    return year_of(clock.today().year - 1)


def years_with_entries() -> list[int]:
    """From the present year back to the first thing that happened, at least the last full year."""
    today = clock.today()
    first = Knot.objects.filter(happened_on__lte=today).aggregate(day=Min("happened_on"))["day"] or today
    return list(range(today.year, min(first.year, today.year - 1) - 1, -1))
