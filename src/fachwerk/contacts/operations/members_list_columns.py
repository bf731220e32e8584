"""Which column is which, by its German heading. What could be two things is asked about, never guessed."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.models import name_key_of
from fachwerk.core.errors import NotSo

FIELD_LABELS = {
    "name": gettext_lazy("Name der Organisation"),
    "short_name": gettext_lazy("Kurzname"),
    "kind": gettext_lazy("Art"),
    "interest_group": gettext_lazy("Interessengruppe"),
    "ags": gettext_lazy("Kreis"),
    "town": gettext_lazy("Ort"),
    "email": gettext_lazy("E-Mail"),
    "phone": gettext_lazy("Telefon"),
    "website": gettext_lazy("Website"),
    "since": gettext_lazy("Mitglied seit"),
    "until": gettext_lazy("Mitglied bis"),
    "size_class": gettext_lazy("Beschäftigte"),
    "wz_section": gettext_lazy("Wirtschaftszweig"),
    "contribution": gettext_lazy("Beitrag zum Netzwerk"),
    "contact": gettext_lazy("Ansprechperson"),
    "function": gettext_lazy("Funktion"),
}
_HEADINGS = {
    "name": "organisation|firma|unternehmen|institution|einrichtung|mitglied|mitgliedsinstitution|organisationsname|"
    "firmenname|name der organisation|name der institution|name der einrichtung",
    "short_name": "kurzname|kurzbezeichnung|abkuerzung|kuerzel",
    "kind": "art|typ|kategorie|organisationsart|art der organisation|organisationstyp|mitgliedsart",
    "interest_group": "interessengruppe|gruppe|bank",
    "ags": "kreis|landkreis|kreis kreisfreie stadt|kreis stadt|ags|kreisschluessel|kreis oder kreisfreie stadt",
    "town": "ort|stadt|sitz|gemeinde|wohnort|standort",
    "email": "e mail|email|mail|e mail adresse|mailadresse|emailadresse",
    "phone": "telefon|tel|telefonnummer|telefon nr|rufnummer|fon",
    "website": "website|webseite|internet|homepage|url|www|internetseite|web|webadresse",
    "since": "mitglied seit|beitritt|beitrittsdatum|mitgliedschaft seit|eintritt|eintrittsdatum|"
    "beigetreten am|seit|beitritt am",
    "until": "mitglied bis|austritt|austrittsdatum|mitgliedschaft bis|ausgetreten am",
    "size_class": "beschaeftigte|beschaeftigtenzahl|mitarbeitende|mitarbeiter|mitarbeiterzahl|groesse|groessenklasse|"
    "anzahl beschaeftigte|anzahl mitarbeitende",
    "wz_section": "wirtschaftszweig|wz|wz abschnitt|branche",
    "contribution": "beitrag|beitrag zum netzwerk|was wir beitragen",
    "contact": "ansprechperson|ansprechpartner|ansprechpartnerin|kontakt|kontaktperson|ansprechpartner in|vertretung",
    "function": "funktion|position|rolle",
}
_KNOWN = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")}


def columns_of(headings: list[Any]) -> list[tuple[str, str]]:
    """(heading, field or "") for each column; raises NotSo when the name is missing or a field would stand twice."""
    columns = [(str(heading), _KNOWN.get(_compared(heading), "")) for heading in headings]
    if "name" not in [field for _heading, field in columns]:
        # "Name" alone is the organisation; beside "Firma" it would be a person
        columns = [(heading, "name" if _compared(heading) == "name" else field) for heading, field in columns]
    _check(columns)
    return columns


def _check(columns: list[tuple[str, str]]) -> None:
    for field, label in FIELD_LABELS.items():
        same = [heading for heading, found in columns if found == field]
        if len(same) > 1:
            raise NotSo(
                _("Zwei Spalten könnten „%(field)s“ sein: „%(first)s“ und „%(second)s“. Bitte benennen Sie eine um.")
                % {"field": label, "first": same[0], "second": same[1]},
                field="file",
            )
    if "name" not in [field for _heading, field in columns]:
        found = ", ".join(f"„{heading}“" for heading, _field in columns[:8] if heading)
        raise NotSo(
            _(
                "In der ersten Zeile fehlt eine Spalte mit dem Namen der Organisation, "
                "zum Beispiel „Organisation“ oder „Firma“. Gefunden: %(found)s."
            )
            % {"found": found},
            field="file",
        )


def _compared(heading: Any) -> str:
    return name_key_of(re.sub(r"\(.*?\)|\*", " ", str(heading)))


def has_name(headings: list[Any]) -> bool:
    """Whether a line looks like headings: one of its cells is the name of the organisation."""
    return any(_KNOWN.get(_compared(heading)) == "name" or _compared(heading) == "name" for heading in headings)
