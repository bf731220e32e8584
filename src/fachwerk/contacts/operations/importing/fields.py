"""The columns of lists of organisations and people, by the headings offices give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import InterestGroup
from fachwerk.contacts.operations.importing.words import (
    KIND_WORDS,
    group_words,
    kind_choices,
    names_in,
    section_of,
    size_of,
)
from fachwerk.core.errors import NotSo
from fachwerk.imports.kinds import ImportField
from fachwerk.imports.kinds.cells import emails_in

_PERSON_WORDS = [
    "ansprechpartner",
    "ansprechperson",
    "ansprechpartnerin",
    "ansprechpartner/in",
    "ansprechpartner in",
    "ansprechpartner*in",
    "kontakt",
    "kontaktperson",
    "vertretung",
    "ansprechpartner:in",
    "person",
]


def _group(number: int, parts: str) -> str:
    """ "Ansprechpartner 2 E-Mail", "2. Ansprechpartner / Mail", "E-Mail Ansprechpartner 2" …"""
    wordings = []
    for word in _PERSON_WORDS:
        named = [word] if number == 1 else []
        named += [f"{word} {number}", f"{number} {word}"]
        if number == 2:
            named += [f"zweite {word}", f"zweiter {word}", f"weitere {word}", f"weiterer {word}", f"stellv {word}"]
        for each in named:
            for part in parts.split("|"):
                wordings += [f"{each} {part}".strip(), f"{part} {each}".strip()]
    return "|".join(dict.fromkeys(wordings))


def emails_of(cell: Any, _kreise: Sequence[str]) -> list[str]:
    """The addresses of one or several people."""
    found = list(dict.fromkeys(emails_in(cell)))
    if not found:
        raise NotSo(now_("„%(word)s“ ist keine E-Mail-Adresse.") % {"word": str(cell)[:60]})
    return found


ORGANISATION = (
    ImportField(
        "short_name", _("Kurzname"), "kurzbezeichnung|abkürzung|kürzel|kurzform", max_length=60, example="WIGE"
    ),
    ImportField(
        "kind", _("Art"), "typ|kategorie|organisationsart|art der organisation|organisationstyp|mitgliedsart|rechtsart",
        kind="choice", choices=kind_choices(), words=KIND_WORDS, example="Unternehmen",
    ),
    ImportField(
        "interest_group", _("Interessengruppe"), "gruppe|bank", kind="choice", choices=InterestGroup.choices,
        words=group_words(),
    ),
    ImportField(
        "ags", _("Kreis"), "landkreis|kreis/kreisfreie stadt|kreis/stadt|ags|kreisschlüssel|"
        "kreis oder kreisfreie stadt|"
        "gemeindeschlüssel|region", kind="kreis", example="Bielefeld",
    ),
    ImportField(
        "town", _("Ort"), "stadt|sitz|gemeinde|wohnort|standort|plz ort|plz/ort", kind="place", example="Bielefeld"
    ),
    ImportField(
        "email", _("E-Mail"), "email|mail|e-mail-adresse|mailadresse|emailadresse|e-mail allgemein|e-mail zentrale|"
        "e-mail organisation|e-mail firma", kind="email", example="info@beispiel.example",
    ),
    ImportField(
        "phone", _("Telefon"), "tel|telefonnummer|telefon nr|telefon-nr|tel.-nr.|rufnummer|fon|"
        "telefon zentrale|zentrale",
        kind="phone", example="0521 123456",
    ),
    ImportField(
        "website", _("Website"), "webseite|internet|homepage|url|www|internetseite|web|webadresse|internetadresse",
        kind="url", example="www.beispiel.example",
    ),
    ImportField(
        "size_class", _("Beschäftigte"), "beschäftigtenzahl|mitarbeitende|mitarbeiter|mitarbeiterzahl|größe|"
        "größenklasse|"
        "anzahl beschäftigte|anzahl mitarbeitende|anzahl mitarbeiter|ma|betriebsgröße", read=size_of, example="120",
    ),
    ImportField("wz_section", _("Wirtschaftszweig"), "wz|wz-abschnitt|branche|wirtschaftsabschnitt", read=section_of),
    ImportField(
        "note", _("Notiz"), "bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|hinweis|notizen", max_length=4000
    ),
)  # fmt: skip
MEMBERSHIP = (
    ImportField(
        "since", _("Mitglied seit"), "beitritt|beitrittsdatum|mitgliedschaft seit|eintritt|eintrittsdatum|"
        "beigetreten am|seit|beitritt am|aufnahme|dabei seit", kind="day", example="25.06.2015",
    ),
    ImportField(
        "until", _("Mitglied bis"), "austritt|austrittsdatum|mitgliedschaft bis|ausgetreten am|bis", kind="day"
    ),
    ImportField(
        "contribution", _("Beitrag zum Netzwerk"), "beitrag|was wir beitragen|beitrag der organisation", max_length=4000
    ),
)  # fmt: skip


def person_fields(number: int) -> tuple[ImportField, ...]:
    """Name, function, address and telephone number of one person."""
    mark = "" if number == 1 else str(number)
    which = {"number": f" {number}" if number > 1 else ""}
    return (
        ImportField(
            f"contact{mark}", now_("Ansprechperson%(number)s") % which, _group(number, "|name|vor- und nachname"),
            read=names_in, example="Eva Muster" if number == 1 else "",
        ),
        ImportField(
            f"function{mark}", now_("Funktion%(number)s") % which,
            (("position|rolle|amt|funktion|") if number == 1 else f"funktion {number}|position {number}|")
            + _group(number, "funktion|position|rolle"), max_length=160,
            example="Geschäftsführung" if number == 1 else "",
        ),
        ImportField(
            f"contact_email{mark}", now_("E-Mail der Ansprechperson%(number)s") % which,
            _group(number, "e-mail|email|mail|mailadresse|e-mail-adresse")
            + ("" if number == 1 else f"|e-mail {number}"),
            read=emails_of,
        ),
        ImportField(
            f"contact_phone{mark}", now_("Telefon der Ansprechperson%(number)s") % which,
            _group(number, "telefon|tel|durchwahl|mobil|handy")
            + ("|durchwahl|mobil|handy" if number == 1 else f"|telefon {number}"),
            kind="phone",
        ),
    )  # fmt: skip


NAME_PARTS = (
    ImportField(
        "first_name", _("Vorname der Ansprechperson"), "vorname|ansprechpartner vorname|ansprechperson vorname"
    ),
    ImportField(
        "last_name", _("Nachname der Ansprechperson"),
        "nachname|familienname|zuname|ansprechpartner nachname|ansprechperson nachname",
    ),
    ImportField("title", _("Titel der Ansprechperson"), "titel|akademischer titel|akad titel"),
)  # fmt: skip
NAME = ImportField(
    "name", _("Name der Organisation"),
    "organisation|firma|unternehmen|institution|einrichtung|mitglied|mitgliedsinstitution|organisationsname|"
    "firmenname|name der institution|name der einrichtung|name des unternehmens|name der firma|betrieb|arbeitgeber|"
    "organisation/firma|firma/institution|mitgliedsorganisation", required=True, example="Muster & Söhne GmbH",
)  # fmt: skip
