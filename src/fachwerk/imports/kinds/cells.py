"""From cells to values, the way offices write them. Raises NotSo for what cannot be read; guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.core.dates import MONTHS, Precision, machine_day
from fachwerk.core.errors import NotSo
from fachwerk.imports.kinds.fields import ImportField, key_of
from fachwerk.networks.queries import kreis_choices, kreis_name

EMPTY_WORDS = frozenset(
    {"", "dito", "ditto", "k a", "keine angabe", "keine", "n a", "na", "n n", "nn", "entfaellt", "s o", "siehe oben",
     "unbekannt", "nicht bekannt", "leer", "null", "none", "o a", "ohne angabe", "ohne"}
)  # fmt: skip
_ERRORS = re.compile(r"#(N/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV/0!|NULL!|NUM!|ZAHL!)", re.IGNORECASE)
_MONTH_NAMES = {key_of(str(month)): number for number, month in enumerate(MONTHS, start=1)} | {
    "jan": 1, "feb": 2, "maer": 3, "mrz": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 60_000)  # 1954 to 2064 in the day numbers of spreadsheets
_EMAIL_IN = re.compile(r"[^\s<>,;|()\[\]\"']+@[^\s<>,;|()\[\]\"']+")
_YES = frozenset({"ja", "j", "x", "1", "wahr", "true", "yes"})
_NO = frozenset({"nein", "n", "0", "falsch", "false", "no"})
_DAYS = (
    (re.compile(r"(?P<y>\d{4})"), Precision.YEAR),
    (re.compile(r"(?P<m>\d{1,2})\s?[./-]\s?(?P<y>\d{4})"), Precision.MONTH),
    (re.compile(r"(?P<name>[^\W\d_]+)\.?,? ?(?P<y>\d{4})"), Precision.MONTH),
    (re.compile(r"(?P<d>\d{1,2})\. ?(?P<name>[^\W\d_]+)\.? ?(?P<y>\d{4})"), Precision.DAY),
    (re.compile(r"(?P<d>\d{1,2})[./] ?(?P<m>\d{1,2})[./] ?(?P<y>\d{4}|\d{2})"), Precision.DAY),
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"), Precision.DAY),
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})"), Precision.MONTH),
)
_BEFORE_DAY = re.compile(r"^(seit|ab|am|vom|im|zum|bis|Mo|Di|Mi|Do|Fr|Sa|So)\.?,? +", re.IGNORECASE)
_AFTER_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( Uhr)?$")


def is_empty(cell: Any) -> bool:
    """Whether a cell says nothing: empty, a dash, "dito", "k. A."."""
    if isinstance(cell, str):
        return not any(letter.isalnum() for letter in cell) or key_of(cell) in EMPTY_WORDS
    return cell is None


def value_of(field: ImportField, cell: Any, kreise: Sequence[str] = ()) -> Any:
    """The value of a cell that is not empty."""
    if isinstance(cell, str):
        cell = _no_formula(cell)
    if field.read is not None:
        return field.read(cell, kreise)
    if isinstance(cell, str):
        cell = " ".join(cell.split())
    if field.kind == "choice":
        return _choice(field, cell)
    if field.kind == "kreis":
        return _kreis(cell, kreise)
    if field.kind in _READERS:
        return _READERS[field.kind](cell)
    return _short(field, _text(cell))


def _no_formula(cell: str) -> str:
    if found := re.fullmatch(r'="([^"]*)"', cell):
        return found[1]
    if cell.startswith("'") and len(cell) > 1:
        return cell[1:]  # how spreadsheets and our own exports mark text
    if _ERRORS.fullmatch(cell):
        raise NotSo(_("In der Zelle steht ein Rechenfehler (%(word)s).") % {"word": cell})
    if re.match(r"=\s*([A-ZÄÖÜa-z$]+[\d(.$!:]|[\d(+-])", cell):
        raise NotSo(_("In der Zelle steht eine Formel statt eines Werts: %(word)s") % {"word": cell[:40]})
    return cell


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (date, datetime)):
        return f"{cell:%d.%m.%Y}"
    return str(cell)


def _short(field: ImportField, text: str) -> str:
    if len(text) > field.max_length:
        raise NotSo(
            _("„%(text)s …“ ist zu lang, es gehen %(most)s Zeichen.") % {"text": text[:30], "most": field.max_length}
        )
    return text


def _choice(field: ImportField, cell: Any) -> str:
    word = _text(cell)
    found = field.choice_words.get(key_of(word))
    if found is None:
        raise NotSo(
            _("„%(word)s“ gibt es bei „%(field)s“ nicht. Möglich sind: %(choices)s.")
            % {"word": word, "field": field.label, "choices": ", ".join(str(label) for _v, label in field.choices)}
        )
    return found


def emails_in(cell: Any) -> list[str]:
    """The addresses in a cell, without "mailto:", names and brackets."""
    text = re.sub(r"mailto:", " ", _text(cell), flags=re.IGNORECASE)
    return [found.strip(".") for found in _EMAIL_IN.findall(text)]


def _email(cell: Any) -> str:
    found = emails_in(cell)
    if len({address.casefold() for address in found}) > 1:
        raise NotSo(
            _("In der Zelle stehen mehrere Adressen: %(all)s. Bitte lassen Sie nur eine stehen.")
            % {"all": ", ".join(found)}
        )
    try:
        validate_email(found[0] if found else _text(cell))
    except ValidationError as refused:
        raise NotSo(_("„%(word)s“ ist keine E-Mail-Adresse.") % {"word": _text(cell)}) from refused
    if len(found[0]) > 254:
        raise NotSo(_("Diese E-Mail-Adresse ist zu lang."))
    return found[0]


def _phone(cell: Any) -> str:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        digits = str(int(cell))  # the spreadsheet took the number for an amount and lost the zero in front
        return f"+{digits}" if digits.startswith("49") and len(digits) > 10 else f"0{digits}"
    text = re.sub(r"^(tel|telefon|fon|mobil)[.:]*\s*", "", re.sub(r"^tel:", "", _text(cell)), flags=re.IGNORECASE)
    if sum(letter.isdigit() for letter in text) < 3 or len(text) > 60:
        raise NotSo(_("„%(word)s“ ist keine Telefonnummer.") % {"word": _text(cell)[:40]})
    return text


def _url(cell: Any) -> str:
    text = _text(cell)
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as refused:
        raise NotSo(_("„%(word)s“ ist keine Internetadresse.") % {"word": text[:60]}) from refused
    if len(address) > 300:
        raise NotSo(_("Diese Internetadresse ist zu lang."))
    return address


def _place(cell: Any) -> str:
    """ "33602 Bielefeld" and "D-33602 Bielefeld" are Bielefeld."""
    text = re.sub(r"^(D-?)?\d{4,5}\s+", "", _text(cell))
    if not any(letter.isalpha() for letter in text):
        raise NotSo(_("„%(word)s“ ist kein Ort.") % {"word": _text(cell)})
    return text[:120]


def _day(cell: Any) -> str:
    """The day in machine form, as exact as it is written: "2015", "2015-06" or "2015-06-25"."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = _text(cell).strip()
    if text.isdecimal() and int(text) in _SERIALS:
        return (_SERIAL_ZERO + timedelta(days=int(text))).isoformat()
    plain = _AFTER_DAY.sub("", _BEFORE_DAY.sub("", text))
    for pattern, precision in _DAYS:
        if found := pattern.fullmatch(plain):
            if day := _day_of(found.groupdict()):
                return str(machine_day(day, precision))
            break
    raise NotSo(
        _("Das Datum „%(word)s“ lässt sich nicht lesen. So geht es: 25.06.2015, Juni 2015 oder 2015.")
        % {"word": text[:40]}
    )


def _day_of(part: dict[str, str]) -> date | None:
    month = _MONTH_NAMES.get(key_of(part["name"]), 0) if "name" in part else int(part.get("m") or 1)
    year = int(part["y"])
    if year < 100:  # written with two digits: at most a year ahead, else of the last century
        year += 2000 if year <= clock.today().year % 100 + 1 else 1900
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, int(part.get("d") or 1))
    except ValueError:
        return None


def _number(cell: Any) -> int:
    plain = re.sub(r"[.\s'](?=\d{3}(\D|$))", "", _text(cell))
    plain = re.sub(r",0+$", "", plain)
    if not re.fullmatch(r"-?\d{1,9}", plain):
        raise NotSo(_("Die Zahl „%(word)s“ lässt sich nicht lesen.") % {"word": _text(cell)[:40]})
    return int(plain)


def _money(cell: Any) -> str:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return str(Decimal(str(cell)).quantize(Decimal("0.01")))
    text = re.sub(r"(€|EUR|Euro|,-{1,2}$|,–$|\s)", "", str(cell), flags=re.IGNORECASE)
    factor = 1
    for ending, times in (("mio.", 1_000_000), ("mio", 1_000_000), ("tsd.", 1_000), ("tsd", 1_000), ("t", 1_000)):
        if text.casefold().endswith(ending):
            text, factor = text[: -len(ending)], times
            break
    if "," in text or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        return str((Decimal(text) * factor).quantize(Decimal("0.01")))
    except InvalidOperation as broken:
        raise NotSo(_("Der Betrag „%(word)s“ lässt sich nicht lesen.") % {"word": str(cell)[:40]}) from broken


def _flag(cell: Any) -> bool:
    word = key_of(_text(cell)) if not isinstance(cell, bool) else ("ja" if cell else "nein")
    if word in _YES or word in _NO:
        return word in _YES
    raise NotSo(_("„%(word)s“ ist weder ja noch nein.") % {"word": _text(cell)[:40]})


def _kreis(cell: Any, kreise: Sequence[str]) -> str:
    text = _text(cell).strip()
    if text.isdecimal():
        ags = text.zfill(8)[:5] if len(text) > 5 else text.zfill(5)  # spreadsheets lose the zero in front
        if kreis_name(ags) != ags:
            return ags
        raise NotSo(_("Einen Kreis mit dem Schlüssel %(word)s gibt es nicht.") % {"word": text})
    key = _kreis_key(text)
    for offered in (kreise, ()):  # first the network's own region, then the whole country
        found = [ags for ags, _label in kreis_choices(offered) if _kreis_key(kreis_name(ags)) == key]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotSo(_("„%(word)s“ gibt es mehrfach. Bitte nennen Sie den Kreisschlüssel.") % {"word": text})
    raise NotSo(_("Den Kreis „%(word)s“ gibt es nicht.") % {"word": text[:60]})


def _kreis_key(name: str) -> str:
    words = [word for word in key_of(name).split() if word not in ("kreis", "landkreis", "stadt", "kreisfreie", "lk")]
    return " ".join(words)


_READERS: dict[str, Callable[[Any], Any]] = {
    "email": _email,
    "phone": _phone,
    "url": _url,
    "day": _day,
    "number": _number,
    "money": _money,
    "flag": _flag,
    "place": _place,
}
