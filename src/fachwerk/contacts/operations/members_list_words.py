"""From cells to values: kinds, Kreise, days and sizes as offices write them. Raises NotSo for what cannot be read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from fachwerk.contacts.models import InterestGroup, Organisation, OrganisationKind, SizeClass, WzSection, name_key_of
from fachwerk.core.dates import MONTHS, Precision, machine_day
from fachwerk.core.errors import NotSo
from fachwerk.networks.queries import kreis_choices, kreis_name

_KIND_WORDS = {
    "municipality": "kommune|kommune kreis|kreis|landkreis|stadt|gemeinde|kreisverwaltung|stadtverwaltung",
    "economic_development": "wirtschaftsfoerderung|wirtschaftsfoerderungsgesellschaft",
    "chamber": "kammer|ihk|hwk|handwerkskammer|industrie und handelskammer|kreishandwerkerschaft",
    "employers_association": "arbeitgeberverband|verband|unternehmerverband|wirtschaftsverband|innung",
    "trade_union": "gewerkschaft|dgb|arbeitnehmervertretung",
    "employment_agency": "arbeitsagentur|agentur fuer arbeit|jobcenter|arbeitsverwaltung",
    "university": "hochschule|universitaet|fachhochschule|forschung|forschungseinrichtung|wissenschaft",
    "training_provider": "schule|bildungstraeger|berufskolleg|bildungseinrichtung|weiterbildung|bildung",
    "cluster": "branchennetzwerk|cluster|netzwerk|brancheninitiative|initiative",
    "company": "unternehmen|firma|betrieb|wirtschaft",
    "consultancy": "unternehmensberatung|beratung|berater",
    "welfare": "wohlfahrt|wohlfahrtsverband|soziales|sozialverband|kirche",
    "authority": "behoerde|ministerium|bezirksregierung",
    "other": "sonstige|sonstiges|andere|verein",
}
_KINDS = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split("|")} | {
    name_key_of(str(kind.label)): kind.value for kind in OrganisationKind
}
_GROUPS = {name_key_of(str(group.label)): group.value for group in InterestGroup}
_SIZES = {name_key_of(str(size.label)): size.value for size in SizeClass}
_LONGEST = {"contact": 160, "function": 160, "contribution": 4000}
_SIZE_ENDS = ((9, SizeClass.MICRO), (49, SizeClass.SMALL), (249, SizeClass.MEDIUM))
_MONTH_NAMES = {name_key_of(str(month)): number for number, month in enumerate(MONTHS, start=1)}


def value_of(field: str, cell: Any, kreise: list[str]) -> Any:
    """The value of a cell that is not empty."""
    readers = {
        "kind": _kind,
        "interest_group": _group,
        "size_class": _size,
        "wz_section": _section,
        "email": _email,
        "website": _website,
        "since": _day,
        "until": _day,
    }
    if field == "ags":
        return _kreis(cell, kreise)
    return readers[field](cell) if field in readers else _text(field, cell)


def _text(field: str, cell: Any) -> str:
    text = str(cell)
    longest = _LONGEST.get(field) or Organisation._meta.get_field(field).max_length or 200  # type: ignore[union-attr]
    if len(text) > longest:
        raise NotSo(_("„%(text)s …“ ist zu lang, es gehen %(most)s Zeichen.") % {"text": text[:30], "most": longest})
    return text


def _kind(cell: Any) -> str:
    found = _KINDS.get(name_key_of(str(cell)))
    if found is None:
        raise NotSo(_("Die Art „%(word)s“ gibt es nicht.") % {"word": cell})
    return found


def _group(cell: Any) -> str:
    key = name_key_of(str(cell))
    found = _GROUPS.get(key) or next((value for value in InterestGroup.values if value == key), None)
    if found is None:
        raise NotSo(_("Die Interessengruppe „%(word)s“ gibt es nicht.") % {"word": cell})
    return found


def _size(cell: Any) -> str:
    key = name_key_of(str(cell))
    if key in _SIZES:
        return _SIZES[key]
    plain = str(cell).replace(".", "").strip()
    if not plain.isdecimal():
        raise NotSo(_("Die Zahl der Beschäftigten „%(word)s“ lässt sich nicht lesen.") % {"word": cell})
    return next((size.value for end, size in _SIZE_ENDS if int(plain) <= end), SizeClass.LARGE.value)


def _section(cell: Any) -> str:
    text = str(cell).strip()
    letter = text[:1].upper()
    if letter in WzSection.values and (
        len(text) == 1 or name_key_of(text) == name_key_of(str(WzSection(letter).label))
    ):
        return letter
    raise NotSo(_("Der Wirtschaftszweig „%(word)s“ ist kein Buchstabe von A bis U.") % {"word": cell})


def _email(cell: Any) -> str:
    try:
        validate_email(str(cell))
    except ValidationError as refused:
        raise NotSo(_("„%(word)s“ ist keine E-Mail-Adresse.") % {"word": cell}) from refused
    return str(cell)


def _website(cell: Any) -> str:
    address = str(cell) if "://" in str(cell) else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as refused:
        raise NotSo(_("„%(word)s“ ist keine Internetadresse.") % {"word": cell}) from refused
    return address


def _kreis(cell: Any, kreise: list[str]) -> str:
    text = str(cell).strip()
    if text.isdecimal():
        ags = text.zfill(5)  # spreadsheets lose the leading zero
        if len(ags) == 5 and kreis_name(ags) != ags:
            return ags
        raise NotSo(_("Einen Kreis mit dem Schlüssel %(word)s gibt es nicht.") % {"word": text})
    key = _kreis_key(text)
    for offered in (kreise, []):  # first the network's own region, then the whole country
        found = [ags for ags, _label in kreis_choices(offered) if _kreis_key(kreis_name(ags)) == key]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotSo(_("„%(word)s“ gibt es mehrfach. Bitte nennen Sie den Kreisschlüssel.") % {"word": text})
    raise NotSo(_("Den Kreis „%(word)s“ gibt es nicht.") % {"word": text})


def _kreis_key(name: str) -> str:
    words = [word for word in name_key_of(name).split() if word not in ("kreis", "landkreis", "stadt", "kreisfreie")]
    return " ".join(words)


def _day(cell: Any) -> str:
    """The day in machine form, as exact as it is written: "2015", "2015-06" or "2015-06-25"."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell).strip()
    patterns = (
        (r"(?P<y>\d{4})", Precision.YEAR),
        (r"(?P<m>\d{1,2})[./](?P<y>\d{4})", Precision.MONTH),
        (r"(?P<name>[A-Za-zä]+) (?P<y>\d{4})", Precision.MONTH),
        (r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})", Precision.DAY),
        (r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", Precision.DAY),
    )
    for pattern, precision in patterns:
        if found := re.fullmatch(pattern, text):
            part = found.groupdict()
            month = _MONTH_NAMES.get(name_key_of(part["name"]), 0) if "name" in part else int(part.get("m") or 1)
            try:
                day = date(int(part["y"]), month, int(part.get("d") or 1))
            except ValueError:
                break
            return str(machine_day(day, precision))
    raise NotSo(_("Das Datum „%(word)s“ lässt sich nicht lesen. So geht es: 25.06.2015 oder 2015.") % {"word": text})
