"""Form fields that read what people write: e-mail addresses, rough dates, money."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import MONTHS, Precision, show_day

PROVIDERS = (
    "web.de", "gmx.de", "gmx.net", "gmail.com", "googlemail.com", "t-online.de", "outlook.com", "outlook.de",
    "hotmail.com", "hotmail.de", "yahoo.com", "yahoo.de", "freenet.de", "icloud.com", "posteo.de", "mailbox.org",
    "arcor.de", "live.de", "1und1.de", "aol.com", "online.de", "vodafone.de",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTH_NUMBERS = {"jan": 1, "feb": 2, "mär": 3, "mar": 3, "mae": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7,
                  "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12}  # fmt: skip


def edit_distance(one: str, other: str) -> int:
    """How many letters must be added, dropped, replaced or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def likely_address(address: str) -> str:
    """The address meant by "name@gmial.com"; empty when nothing is likely to be wrong."""
    local, _at, domain = address.rpartition("@")
    domain = domain.lower()
    if not local or not domain or domain in PROVIDERS:
        return ""
    distance, provider = min((edit_distance(domain, known), known) for known in PROVIDERS)
    allowed = 1 if len(provider) <= len("gmx.de") + 1 else 2
    is_short = len(provider) <= len("gmx.de")
    # One letter changed in a short name may well be a company of its own ("wab.de"): only swaps and losses count.
    is_another = is_short and len(domain) >= len(provider) and sorted(domain) != sorted(provider)
    if distance > allowed or is_another:
        return ""
    return f"{local}@{provider}"


class EmailField(forms.EmailField):
    """Says what is missing in the address and offers a correction of likely slips, never blocking."""

    suggestion = ""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", _("E-Mail"))
        given.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}))
        super().__init__(**given)
        self.validators = [each for each in self.validators if not isinstance(each, EmailValidator)]

    def clean(self, value: Any) -> str:
        address = str(super().clean(value)).strip()
        if not address:
            return address
        self._refuse_incomplete(address)
        try:
            EmailValidator()(address)
        except ValidationError:
            raise ValidationError(
                _("Diese E-Mail-Adresse ist nicht vollständig, zum Beispiel name@firma.de."), "invalid"
            ) from None
        self.suggestion = likely_address(address)
        return address

    def _refuse_incomplete(self, address: str) -> None:
        local, at, domain = address.rpartition("@")
        if re.search(r"\s", address):
            raise ValidationError(_("In einer E-Mail-Adresse dürfen keine Leerzeichen stehen."), "blank")
        if not at:
            raise ValidationError(_("In der E-Mail-Adresse fehlt das @, zum Beispiel name@firma.de."), "no_at")
        if "@" in local:
            raise ValidationError(_("In der E-Mail-Adresse darf das @ nur einmal stehen."), "two_at")
        if not local:
            raise ValidationError(
                _("Bei der E-Mail-Adresse fehlt der Teil vor dem @, zum Beispiel name@firma.de."), "no_local"
            )
        if not domain:
            raise ValidationError(
                _("Bei der E-Mail-Adresse fehlt der Teil nach dem @, zum Beispiel name@firma.de."), "no_domain"
            )
        if "." not in domain:
            raise ValidationError(
                _("Bei der E-Mail-Adresse fehlt am Ende die Endung, zum Beispiel „.de“: name@firma.de."), "no_ending"
            )


def read_rough_day(text: str) -> tuple[date, Precision]:
    """Reads "2017", "03.2017", "März 2017", "23.03.2017", "23. März 2017" and the ISO forms; ValueError otherwise."""
    plain = " ".join(text.split()).casefold()
    if found := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", plain):
        year, month, day = found.groups()
    elif found := re.fullmatch(r"(?:(\d{1,2})[./] ?)?(\d{1,2})[./] ?(\d{4})", plain):
        day, month, year = found.groups()
    elif found := re.fullmatch(r"(?:(\d{1,2})\.? )?([a-zä]{3,9})\.? (\d{4})", plain):
        day, name, year = found.groups()
        number = _MONTH_NUMBERS.get(name[:3])
        if number is None or not (str(MONTHS[number - 1]).casefold().startswith(name[:3]) or name in _MONTH_NAMES):
            raise ValueError(text)
        month = str(number)
    else:
        raise ValueError(text)
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise ValueError(text)
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return date(int(year), int(month or 1), int(day or 1)), precision


_MONTH_NAMES = frozenset(
    [
        "januar",
        "februar",
        "märz",
        "maerz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "jan",
        "feb",
        "mär",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "okt",
        "nov",
        "dez",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "october",
        "december",
        "mar",
        "oct",
        "dec",
    ]
)


class RoughDateField(forms.CharField):
    """A day as exact as it is known; cleans to (first day, precision), or None when left empty."""

    default_error_messages = {
        "invalid": _("Dieses Datum lässt sich nicht lesen. Schreiben Sie zum Beispiel 23.03.2017, März 2017 oder 2017.")
    }

    def __init__(self, **given: Any) -> None:
        given.setdefault("help_text", _("Tag, Monat oder nur das Jahr: 23.03.2017, März 2017 oder 2017"))
        super().__init__(**given)

    def clean(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_rough_day(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            day, precision = value
            return day.strftime("%d.%m.%Y") if day and precision == Precision.DAY else show_day(day, precision)
        return value.strftime("%d.%m.%Y") if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class MoneyField(forms.DecimalField):
    """An amount in euro as it is written in German: "1.234,50", "176.000 €"; cleans to Decimal."""

    default_error_messages = {
        "invalid": _("Dieser Betrag lässt sich nicht lesen. Schreiben Sie zum Beispiel 1.234,50 oder 176.000."),
        "min_value": _("Der Betrag darf nicht kleiner als %(limit_value)s sein."),
    }

    def __init__(self, **given: Any) -> None:
        given.setdefault("max_digits", 12)
        given.setdefault("decimal_places", 2)
        given.setdefault("min_value", 0)
        given.setdefault("help_text", _("Betrag in Euro, zum Beispiel 1.234,50"))
        given.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**given)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values or isinstance(value, (Decimal, int)):
            return super().to_python(value)
        text = re.sub(r"(?i)[\s\u00a0\u202f]|€|eur(o)?", "", str(value)).replace(",-", "").replace(",–", "")
        if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d{1,2})?", text):
            text = text.replace(".", "")
        elif not re.fullmatch(r"-?\d+([.,]\d{1,2})?", text):
            raise ValidationError(self.error_messages["invalid"], "invalid")
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            return f"{Decimal(value):,.2f}".translate(str.maketrans(",.", ".,")).removesuffix(",00")
        return value
