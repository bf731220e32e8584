"""The answers of ``facts_on`` as sections of a page: a rule in one sentence and a table in German words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fachwerk.contacts.models import InterestGroup, OrganisationKind, SizeClass
from fachwerk.core import formats
from fachwerk.core.dates import rough_day, show_day
from fachwerk.networks.queries import kreis_name

Words = Mapping[str, str | Promise]
STAGES: Words = {
    "reached": gettext_lazy("erreicht"),
    "interested": gettext_lazy("interessiert"),
    "took_part": gettext_lazy("hat teilgenommen"),
    "measure_started": gettext_lazy("Maßnahme begonnen"),
    "still_in_place": gettext_lazy("wirkt nach 12 Monaten"),
}
CHANNELS: Words = {
    "direct": gettext_lazy("direkt"),
    "consultancy": gettext_lazy("Unternehmensberatung"),
    "chamber": gettext_lazy("Kammer"),
    "bank": gettext_lazy("Bank oder Steuerberatung"),
    "event": gettext_lazy("Veranstaltung"),
    "digital": gettext_lazy("Internet und E-Mail"),
}
RULES: Words = {
    "members": gettext_lazy(
        "Gezählt wird jede Organisation, deren Mitgliedschaft an diesem Tag bestand; "
        "jedes Gremium, das es an diesem Tag gab."
    ),
    "projects": gettext_lazy(
        "Gezählt wird jedes Projekt, das seit dem 1. Januar 2012 und bis zu diesem Tag begonnen hat. "
        "Es gehört zu dem Handlungsfeld, dessen Ziel es dient; Geld zählt ab dem Tag der Bewilligung."
    ),
    "focus": gettext_lazy(
        "Gezählt wird, was an diesem Tag angekündigt war oder stattgefunden hatte; "
        "Handlungsempfehlungen und Projektideen zählen, wenn sie bis dahin aus dem Schwerpunkt gewachsen sind."
    ),
    "outreach": gettext_lazy(
        "Jedes Unternehmen zählt je Stufe einmal und auch in allen Stufen davor; "
        "beim Kontaktweg zählt es bei jedem Weg einmal."
    ),
}
STATUS: Words = {"held": gettext_lazy("hat stattgefunden"), "announced": gettext_lazy("angekündigt")}


@dataclass(frozen=True)
class FactTable:
    """A small table; the first column names the line, the others are figures."""

    caption: str
    head: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    is_wide: bool = False
    is_numeric: bool = True


@dataclass(frozen=True)
class FactSection:
    """One group of figures with the rule they follow."""

    title: str
    rule: str
    figures: Sequence[dict[str, object]] = ()
    tables: Sequence[FactTable] = field(default_factory=list)
    sentence: str = ""


def fact_sections(facts: Mapping[str, Any]) -> list[FactSection]:
    """Everything the page shows, in the order of the JSON."""
    return [_members(facts), _projects(facts), _focus(facts), _outreach(facts), _partnership(facts)]


def _counted(caption: str, name: str, counts: Mapping[str, int], words: Mapping[str, Any] | None = None) -> FactTable:
    rows = [(str(words[key]) if words else str(key), [formats.number(many)]) for key, many in counts.items()]
    return FactTable(caption, [name, _("Anzahl")], rows)


def _filled(tables: Iterable[FactTable]) -> list[FactTable]:
    return [table for table in tables if table.rows]


def _members(facts: Mapping[str, Any]) -> FactSection:
    members = facts["members"]
    kreise = {ags: kreis_name(ags) if ags else _("ohne Angabe") for ags in members["by_kreis"]}
    groups = {**dict(InterestGroup.choices), "": _("ohne Angabe")}
    tables = [
        _counted(_("Nach Art"), _("Art"), members["by_kind"], dict(OrganisationKind.choices)),
        _counted(_("Nach Kreis"), _("Kreis"), members["by_kreis"], kreise),
        _counted(_("Nach Interessengruppe"), _("Interessengruppe"), members["by_interest_group"], groups),
    ]
    return FactSection(
        _("Mitglieder und Gremien"),
        str(RULES["members"]),
        [
            {"number": members["total"], "label": _("Mitglieder")},
            {"number": len(facts["bodies"]), "label": _("Gremien")},
        ],
        _filled(tables),
        _("Gremien: %(names)s.") % {"names": ", ".join(facts["bodies"])} if facts["bodies"] else "",
    )


def _projects(facts: Mapping[str, Any]) -> FactSection:
    projects = facts["projects"]
    return FactSection(
        _("Projekte"),
        str(RULES["projects"]),
        [
            {"number": projects["total"], "label": _("Projekte")},
            {"number": projects["endorsed"], "label": _("mit Empfehlung der Region")},
            {"shown": formats.money(projects["awarded_eur"]), "label": _("bewilligte Mittel")},
        ],
        _filled([_counted(_("Nach Handlungsfeld"), _("Handlungsfeld"), projects["by_field"])]),
    )


def _focus(facts: Mapping[str, Any]) -> FactSection:
    focus, outputs = facts["focus"], facts["outputs"]
    head = [_("Veranstaltung"), _("Tag"), _("Ort"), _("Stand"), _("ausgebucht nach"), _("Teilnehmende")]
    rows = [(row["title"], _event_cells(row)) for row in facts["events"]]
    rule = str(RULES["focus"])
    if focus["title"] is None:
        return FactSection(_("Schwerpunkt"), rule, sentence=_("Für dieses Jahr ist kein Schwerpunkt eingetragen."))
    words = {"year": focus["year"], "title": focus["title"]}
    sentence = f"{focus['title']} – {focus['subtitle']}" if focus["subtitle"] else focus["title"]
    return FactSection(
        _("Schwerpunkt %(year)s") % words,
        rule,
        [
            {"number": len(facts["events"]), "label": _("Veranstaltungen")},
            {"number": outputs["recommendations"], "label": _("Handlungsempfehlungen")},
            {"number": outputs["ideas"], "label": _("Projektideen")},
        ],
        _filled([FactTable(_("Veranstaltungen des Schwerpunkts"), head, rows, is_wide=True, is_numeric=False)]),
        sentence,
    )


def _event_cells(row: Mapping[str, Any]) -> list[str]:
    days = row.get("full_after_days")
    full = "–" if days is None else ngettext("%(days)s Tag", "%(days)s Tagen", days) % {"days": days}
    status = str(row.get("status") or "")
    attended = row.get("attended")
    return [
        show_day(*rough_day(row["on"])) if row.get("on") else "–",
        row.get("place") or "–",
        str(STATUS.get(status, status)),
        full,
        "–" if attended is None else formats.number(attended),
    ]


def _outreach(facts: Mapping[str, Any]) -> FactSection:
    outreach = facts["outreach"]
    sizes = dict(SizeClass.choices)
    stages = list(outreach["companies"])
    head = [_("Beschäftigte"), *(str(STAGES.get(stage, stage)) for stage in stages)]
    per_size = [
        (str(sizes.get(size, size)), [formats.number(counts[stage]) for stage in stages])
        for size, counts in outreach["by_size"].items()
        if any(counts.values())
    ]
    tables = []
    if any(outreach["companies"].values()):
        tables = [
            _counted(_("Nach Stufe"), _("Stufe"), outreach["companies"], STAGES),
            _counted(_("Nach Kontaktweg"), _("Kontaktweg"), outreach["by_channel"], CHANNELS),
            FactTable(_("Nach Betriebsgröße und Stufe"), head, per_size, is_wide=True),
        ]
    return FactSection(
        _("Kleine Unternehmen"),
        str(RULES["outreach"]),
        [{"number": outreach["companies"]["reached"], "label": _("Unternehmen erreicht")}],
        _filled(tables),
    )


def _partnership(facts: Mapping[str, Any]) -> FactSection:
    found = facts["partnership"]
    since = _("Mitglied seit %(day)s.") % {"day": show_day(*rough_day(found["since"]))} if found["since"] else ""
    return FactSection(
        _("Entwicklungspartnerschaft"),
        _("Gezählt wird, was bis zu diesem Tag unterschrieben, vereinbart, geleistet, geteilt oder beantwortet war."),
        [
            {"number": found["agreements"], "label": _("gültige Vereinbarungen")},
            {"number": found["support"]["agreed"], "label": _("Leistungen vereinbart")},
            {"number": found["support"]["delivered"], "label": _("Leistungen erbracht")},
            {"number": found["examples_shared"], "label": _("Gute Beispiele geteilt")},
            {"number": found["examples_adopted"], "label": _("Gute Beispiele übernommen")},
            {"number": found["questions_answered"], "label": _("Fragen beantwortet")},
        ],
        sentence=since,
    )
