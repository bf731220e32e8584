"""The report on a year, or any other time: put together from what everybody may see, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import visitor
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.slugs import slug_of
from fachwerk.insight.queries.annual_figures import Found, figures_at_end, figures_inside, found_in
from fachwerk.insight.queries.annual_parts import (
    companies,
    decided,
    events,
    focus,
    members,
    outputs,
    partnership,
    projects,
    results,
)
from fachwerk.insight.queries.facts_page import RULES
from fachwerk.insight.queries.parts import Figure, Figures, Item, Items, Part, Report, Text, filled
from fachwerk.insight.queries.period import Period
from fachwerk.insight.queries.ways import Way, ways_of_results
from fachwerk.networks.models import Network

RESULTS_LOOKED_AT = 200


def annual_report(network: Network, period: Period) -> Report:
    """The whole report; call inside the network's scope. A part without entries is left out."""
    found = found_in(network, period)
    told = filled(
        [
            members(found),
            focus(found),
            events(found),
            outputs(found),
            projects(found),
            results(found),
            companies(found),
            decided(found),
            partnership(found),
            _stories(network, period),
        ]
    )
    stand = show_day(min(period.last, clock.today()))
    return Report(
        title=_("Jahresbericht %(year)s") % {"year": period.words}
        if period.is_year
        else _("Bericht %(period)s") % {"period": period.words},
        subtitle=network.name,
        network=network.name,
        brand=network.brand,
        as_of=_("Zahlen mit Stand %(day)s") % {"day": stand},
        on=period.last,
        file_name=f"{slug_of(_('Jahresbericht'))}-{slug_of(period.words)}-{network.slug}",
        parts=filled([_overview(network, found, is_blank=not told), *told, _contact(network), _rules(told)]),
    )


def _overview(network: Network, found: Found, *, is_blank: bool) -> Part:
    title = _("Das Jahr im Überblick") if found.period.is_year else _("Überblick")
    purpose = [Text(network.purpose)] if network.purpose else []
    if is_blank:
        missing = _(
            "Für diese Zeit sind noch keine Mitglieder, Veranstaltungen, Projekte oder Beschlüsse eingetragen. "
            "Was Sie eintragen oder nachtragen, steht von da an in diesem Bericht."
        )
        return Part(title, [*purpose, Text(missing)], anchor="ueberblick")
    sentences = " ".join(_sentences(found))
    tables = [table for table in (figures_at_end(found), figures_inside(found)) if table.rows]
    return Part(
        title, [*purpose, *([Text(sentences)] if sentences else []), _headline(found), *tables], anchor="ueberblick"
    )


def _headline(found: Found) -> Figures:
    counted = [
        (found.at_end.members["total"], _("Mitglieder")),
        (len(found.events), ngettext("Veranstaltung", "Veranstaltungen", len(found.events))),
        (found.attended, _("Teilnehmende")),
        (len(found.running), ngettext("laufendes Projekt", "laufende Projekte", len(found.running))),
    ]
    return Figures([Figure(found.number(many), label) for many, label in counted if many])


def _sentences(found: Found) -> Iterator[str]:
    """What the year was, in a few sentences."""
    total, change = found.at_end.members["total"], len(found.joined) - len(found.left)
    words = {"n": found.number(total), "day": show_day(found.on), "change": found.number(abs(change))}
    if total and change > 0:
        yield _("Am %(day)s gehörten dem Netzwerk %(n)s Mitglieder an, %(change)s mehr als zuvor.") % words
    elif total and change < 0:
        yield _("Am %(day)s gehörten dem Netzwerk %(n)s Mitglieder an, %(change)s weniger als zuvor.") % words
    elif total:
        yield (
            ngettext(
                "Am %(day)s gehörte dem Netzwerk %(n)s Mitglied an.",
                "Am %(day)s gehörten dem Netzwerk %(n)s Mitglieder an.",
                total,
            )
            % words
        )
    if found.events:
        many = len(found.events)
        came = _(" mit zusammen %(n)s Teilnehmenden") % {"n": found.number(found.attended)} if found.attended else ""
        yield ngettext(
            "Es fand eine Veranstaltung%(came)s statt.", "Es fanden %(n)s Veranstaltungen%(came)s statt.", many
        ) % {"n": found.number(many), "came": came}
    if found.started:
        yield ngettext("Ein Projekt hat begonnen.", "%(n)s Projekte haben begonnen.", len(found.started)) % {
            "n": found.number(len(found.started))
        }
    if found.awarded_eur:
        yield _("Bewilligt wurden %(sum)s.") % {"sum": found.money(found.awarded_eur)}


def _stories(network: Network, period: Period) -> Part:
    """Three ways from a sentence somebody said to what came of it."""
    ways = ways_of_results(visitor(network.pk), network.slug, until=period.last, among=RESULTS_LOOKED_AT)
    if not ways:
        return Part("")
    title = ngettext("Ein roter Faden", "Rote Fäden: vom Impuls zum Ergebnis", len(ways))
    lead = _("Was aus einem Impuls geworden ist, lässt sich Schritt für Schritt nachlesen.")
    return Part(title, [Text(lead)], [Part(way.project.title, _story(way)) for way in ways], anchor="rote-faeden")


def _story(way: Way) -> list[Text | Items]:
    steps = [(_("Impuls"), way.impulse), (_("Projekt"), way.project), (_("Ergebnis"), way.result)]
    return [Items([Item(place.title, kind, place.url, place.shown_day) for kind, place in steps])]


def _contact(network: Network) -> Part:
    lines = [
        (_("Geschäftsstelle"), network.office_name),
        (_("Träger"), network.carrier),
        (_("Anschrift"), network.office_address),
        (_("Telefon"), network.office_phone),
        (_("E-Mail"), network.office_email),
    ]
    items = [Item(f"{label}: {value}") for label, value in lines if value]
    return Part(_("Kontakt"), [Items(items)] if items else [], anchor="kontakt")


def _rules(told: list[Part]) -> Part:
    """How the figures were counted, for the parts that the report has."""
    anchors = {"mitglieder": "members", "projekte": "projects", "schwerpunkt": "focus", "unternehmen": "outreach"}
    items = [Item(part.title, str(RULES[anchors[part.anchor]])) for part in told if part.anchor in anchors]
    if any(part.anchor == "veranstaltungen" for part in told):
        rule = _("Teilnehmende sind die gemeldete Zahl oder, wo es keine gibt, alle, die eingecheckt wurden.")
        items.append(Item(_("Veranstaltungen"), rule))
    note = _("Jede Zahl ist aus den Einträgen des Netzwerks für den genannten Tag berechnet.")
    return Part(_("Wie gezählt wurde"), [Text(note), Items(items)] if items else [], anchor="regeln")
