"""Words of offices for kinds of organisations, groups and sizes, and names of people as they stand in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.contacts.models import InterestGroup, OrganisationKind, SizeClass, WzSection
from fachwerk.core.errors import NotSo
from fachwerk.core.formfields import PROVIDERS
from fachwerk.imports.kinds import key_of

_KIND_WORDS = {
    "municipality": "kommune|kommune kreis|kreis|landkreis|stadt|gemeinde|kreisverwaltung|stadtverwaltung",
    "economic_development": "wirtschaftsförderung|wirtschaftsförderungsgesellschaft|wifö",
    "chamber": "kammer|ihk|hwk|handwerkskammer|industrie- und handelskammer|kreishandwerkerschaft",
    "employers_association": "arbeitgeberverband|verband|unternehmerverband|wirtschaftsverband|innung",
    "trade_union": "gewerkschaft|dgb|arbeitnehmervertretung",
    "employment_agency": "arbeitsagentur|agentur für arbeit|jobcenter|arbeitsverwaltung",
    "university": "hochschule|universität|fachhochschule|forschung|forschungseinrichtung|wissenschaft",
    "training_provider": "schule|bildungsträger|berufskolleg|bildungseinrichtung|weiterbildung|bildung",
    "cluster": "branchennetzwerk|cluster|netzwerk|brancheninitiative|initiative",
    "company": "unternehmen|firma|betrieb|wirtschaft",
    "consultancy": "unternehmensberatung|beratung|berater",
    "welfare": "wohlfahrt|wohlfahrtsverband|soziales|sozialverband|kirche",
    "authority": "behörde|ministerium|bezirksregierung",
    "other": "sonstige|sonstiges|andere|verein",
}
KIND_WORDS = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split("|")}
_SIZES = {key_of(size.label): size.value for size in SizeClass}
_SIZE_ENDS = ((9, SizeClass.MICRO), (49, SizeClass.SMALL), (249, SizeClass.MEDIUM))
_LEGAL_FORMS = frozenset(
    [
        "gmbh",
        "co",
        "kg",
        "ag",
        "e",
        "v",
        "ev",
        "mbh",
        "ug",
        "se",
        "und",
        "ohg",
        "gbr",
        "eg",
        "kgaa",
        "der",
        "die",
        "das",
        "haftungsbeschraenkt",
    ]
)
_TITLES = frozenset(
    [
        "herr",
        "herrn",
        "frau",
        "hr",
        "fr",
        "dr",
        "prof",
        "dipl",
        "ing",
        "med",
        "phil",
        "rer",
        "nat",
        "pol",
        "oec",
        "h",
        "c",
        "mag",
        "ba",
        "ma",
        "msc",
        "bsc",
        "mba",
        "kfm",
        "kffr",
    ]
)
_SALUTATION = re.compile(r"^(Herrn?|Frau|Hr\.|Fr\.)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:;|\n|/|\s&\s|\s\+\s|\su\.\s|\sund\s)\s*")


def size_of(cell: Any, _kreise: Sequence[str]) -> str:
    """ "120", "ca. 50" and "50–249" as a size class."""
    key = key_of(cell)
    if key in _SIZES:
        return _SIZES[key]
    plain = re.sub(r"^(ca|etwa|rund|circa|ueber|ab|bis)\b\.?\s*", "", str(cell).strip().casefold())
    plain = re.sub(r"\s*(mitarbeiter\w*|beschäftigte\w*|ma|personen|vzä)$", "", plain)
    plain = re.sub(r"\.(?=\d{3}$)", "", plain)
    if not plain.isdecimal():
        raise NotSo(_("Die Zahl der Beschäftigten „%(word)s“ lässt sich nicht lesen.") % {"word": cell})
    return next((size.value for end, size in _SIZE_ENDS if int(plain) <= end), SizeClass.LARGE.value)


def section_of(cell: Any, _kreise: Sequence[str]) -> str:
    """The letter of a section, alone or with its words."""
    text = str(cell).strip()
    letter, key = text[:1].upper(), key_of(text)
    for section in WzSection:
        if key in (key_of(section.label), key_of(str(section.label)[4:])):
            return str(section.value)
    if letter in WzSection.values and len(text) == 1:
        return letter
    raise NotSo(_("Der Wirtschaftszweig „%(word)s“ ist kein Buchstabe von A bis U.") % {"word": text[:60]})


def group_words() -> dict[str, str]:
    """Words that mean an interest group."""
    return {value: value for value in InterestGroup.values} | {"arbeitgeber": "kammern_verbaende"}


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds of organisations."""
    return list(OrganisationKind.choices)


def names_in(cell: Any, _kreise: Sequence[str] = ()) -> list[str]:
    """The people in a cell: several only where each is clearly a whole name; raises NotSo."""
    text = str(cell).strip()
    if "@" in text or any(letter.isdigit() for letter in text):
        raise NotSo(_("„%(word)s“ ist kein Name.") % {"word": text[:60]})
    parts = [part for part in _PARTS.split(text) if part]
    names = [_name(part) for part in parts]
    if None in names or (len(names) > 1 and any(len((name or "").split()) < 2 for name in names)):
        raise NotSo(
            _(
                "In „%(word)s“ stehen vielleicht mehrere Personen. Bitte trennen Sie ganze Namen durch ein Semikolon "
                "oder nehmen Sie für jede Person eine eigene Zeile."
            )
            % {"word": text[:60].replace("\n", " ")}
        )
    if any(len(name or "") > 160 for name in names):
        raise NotSo(_("Dieser Name ist zu lang."))
    return [name for name in names if name]


def _name(part: str) -> str | None:
    """ "Müller, Dr. Hans" is Dr. Hans Müller; a comma between anything else is not understood."""
    part = " ".join(part.split())
    bare = _SALUTATION.sub("", part)
    words = bare if len(bare.split()) > 1 else part
    if "," not in words:
        return words
    last, *first = [each.strip() for each in words.split(",")]
    simple = len(first) == 1 and first[0] and len(first[0].split()) <= 3 and _is_surname(last)
    return f"{_SALUTATION.sub('', first[0])} {last}" if simple else None


def _is_surname(word: str) -> bool:
    tokens = [
        token for token in word.split() if token.casefold() not in ("von", "van", "der", "den", "de", "zu", "dr.")
    ]
    return len(tokens) == 1


def person_key(name: str) -> str:
    """A name as compared: without title and salutation."""
    words = [word for word in key_of(name).split() if word not in _TITLES]
    return " ".join(words) or key_of(name)


def core_words(name: str) -> frozenset[str]:
    """The words of an organisation's name without its legal form."""
    return frozenset(word for word in key_of(name).split() if word not in _LEGAL_FORMS)


def domains_of(email: str, website: str) -> set[str]:
    """The domains that are an organisation's own."""
    host = re.sub(r"^https?://", "", website.casefold()).split("/")[0].split(":")[0].removeprefix("www.")
    domain = email.casefold().rpartition("@")[2]
    return {each for each in (host, domain) if each and each not in PROVIDERS}
