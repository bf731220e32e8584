"""How numbers, money and days are written: "176.000 €", "1.234,5", "Do., 23. März 2017, 14:00 Uhr"."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import Precision, show_day, show_moment

NO_BREAK = "\u00a0"
_CENT = Decimal("0.01")
_WORDS = [
    _("keine"), _("eine"), _("zwei"), _("drei"), _("vier"), _("fünf"), _("sechs"), _("sieben"), _("acht"), _("neun"),
    _("zehn"), _("elf"), _("zwölf"),
]  # fmt: skip

Number = int | float | Decimal


def number(value: Number | None, places: int | None = None) -> str:
    """ "1.234,5": grouped by thousands, trailing zeros dropped unless ``places`` is given."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    if places is None:
        exact = exact.normalize() if exact else Decimal(0)
        exponent = exact.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return number_format(rounded, decimal_pos=places, force_grouping=True).replace("-", "\u2212")


def money(value: Number | None) -> str:
    """ "176.000 €" with a no-break space; cents only where there are some."""
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(_CENT, ROUND_HALF_UP)
    places = 0 if exact == exact.to_integral_value() else 2
    return f"{number(exact, places)}{NO_BREAK}€"


def percent(share: Number | None, places: int = 0) -> str:
    """The share 0.42 becomes "42 %"."""
    if share is None:
        return ""
    return f"{number(Decimal(str(share)) * 100, places)}{NO_BREAK}%"


def day(value: date | datetime | None, precision: str = Precision.DAY) -> str:
    """ "Do., 23. März 2017", "März 2017" or "2017", as exact as it is known."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return show_day(value, precision, weekday=True).replace(". ", f".{NO_BREAK}", 2)


def moment(value: datetime | None) -> str:
    """ "Do., 23. März 2017, 14:00 Uhr" in local time."""
    return show_moment(value).replace(". ", f".{NO_BREAK}", 2).replace(" Uhr", f"{NO_BREAK}Uhr")


def clock_time(value: datetime | None) -> str:
    """ "14:00 Uhr" in local time."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return str(_("%(time)s Uhr") % {"time": f"{local.hour}:{local.minute:02d}"}).replace(" ", NO_BREAK)


def in_words(count: int) -> str:
    """Up to twelve in words ("zwei"), beyond in figures; the form that stands before a noun."""
    return str(_WORDS[count]) if 0 <= count < len(_WORDS) else number(count)
