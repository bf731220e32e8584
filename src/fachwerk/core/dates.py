"""Days as exact as they are known: first day plus precision, shown as "März 2017", printed as "2017-03"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MONTHS = [
    _("Januar"), _("Februar"), _("März"), _("April"), _("Mai"), _("Juni"),
    _("Juli"), _("August"), _("September"), _("Oktober"), _("November"), _("Dezember"),
]  # fmt: skip
WEEKDAYS = [_("Mo."), _("Di."), _("Mi."), _("Do."), _("Fr."), _("Sa."), _("So.")]


class Precision(models.TextChoices):
    """How exactly a day is known."""

    DAY = "day", _("auf den Tag")
    MONTH = "month", _("auf den Monat")
    YEAR = "year", _("auf das Jahr")


def first_day(day: date, precision: str) -> date:
    """The day as stored: the first one of the known month or year."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == Precision.MONTH else day


def last_day(day: date, precision: str) -> date:
    """The last day that can be meant: who was there until 2015 was there until New Year's Eve."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if precision == Precision.MONTH else day


def show_day(day: date | None, precision: str = Precision.DAY, *, weekday: bool = False) -> str:
    """ "23. März 2017", "März 2017" or "2017"; with ``weekday`` "Do., 23. März 2017"."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    if precision == Precision.MONTH:
        return month
    shown = f"{day.day}. {month}"
    return f"{WEEKDAYS[day.weekday()]}, {shown}" if weekday else shown


def show_moment(moment: datetime | None) -> str:
    """ "Do., 23. März 2017, 14:00 Uhr" in local time."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return str(_("%(day)s, %(time)s Uhr")) % {
        "day": show_day(local.date(), weekday=True),
        "time": f"{local.hour}:{local.minute:02d}",
    }


def machine_day(day: date | None, precision: str = Precision.DAY) -> str | None:
    """ISO 8601 with reduced precision: "2016-12" for a month, "2012" for a year."""
    if day is None:
        return None
    return {Precision.YEAR: day.strftime("%Y"), Precision.MONTH: day.strftime("%Y-%m")}.get(
        Precision(precision), day.isoformat()
    )


def rough_day(text: str) -> tuple[date, Precision]:
    """Reads "2012", "2016-12" or "2017-03-23" (the machine form of ``machine_day``)."""
    parts = [int(part) for part in str(text).split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), Precision.YEAR
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), Precision.MONTH
    return date(parts[0], parts[1], parts[2]), Precision.DAY
