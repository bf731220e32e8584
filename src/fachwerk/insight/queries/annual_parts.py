"""The parts of the report, one station each. What has no entries gives a blank part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.contacts.models import OrganisationKind
from fachwerk.core import formats
from fachwerk.core.dates import rough_day, show_day
from fachwerk.decisions.queries import bodies_on, slugs_of
from fachwerk.insight.queries.annual_figures import Found
from fachwerk.insight.queries.facts import output_facts
from fachwerk.insight.queries.facts_page import STAGES
from fachwerk.insight.queries.parts import Bar, Block, Chart, Grid, Item, Items, Part, Text
from fachwerk.projects.queries import ProjectRow
from fachwerk.thread.trace import knot_url

BLANK = Part("")
LONGEST_LIST = 40


def _bars(counts: Mapping[str, int], words: Mapping[str, object] | None = None) -> list[Bar]:
    named = [(str(words[key]) if words else key, many) for key, many in counts.items() if many]
    return [Bar(label, many, formats.number(many)) for label, many in sorted(named, key=lambda one: -one[1])]


def _texts(*texts: str) -> list[Block]:
    return [Text(line.strip()) for text in texts for line in text.splitlines() if line.strip()]


def _named(rows: Sequence[object], title: str) -> list[Part]:
    """A list of names below its own heading."""
    names = [Item(str(getattr(row, "organisation", row))) for row in rows]
    return [Part(title, [Items(names)])] if names else []


def members(found: Found) -> Part:
    """Who belongs to it, who came and who left, and the bodies."""
    total = found.at_end.members["total"]
    if not total and not found.before.members["total"]:
        return BLANK
    blocks: list[Block] = [
        Text(
            ngettext(
                "Am %(day)s hatte das Netzwerk %(n)s Mitglied.",
                "Am %(day)s hatte das Netzwerk %(n)s Mitglieder.",
                total,
            )
            % {"day": show_day(found.on), "n": formats.number(total)}
        )
    ]
    bars = _bars(found.at_end.members["by_kind"], dict(OrganisationKind.choices))
    if len(bars) > 1:
        blocks.append(Chart(_("Mitglieder nach Art, Stand %(day)s") % {"day": show_day(found.on)}, bars))
    bodies = [body.name for body in bodies_on(found.on)]
    if bodies:
        blocks.append(Text(_("Gremien: %(names)s.") % {"names": ", ".join(bodies)}))
    parts = [*_named(found.joined, _("Neu dabei")), *_named(found.left, _("Ausgeschieden"))]
    return Part(_("Mitglieder und Gremien") if bodies else _("Mitglieder"), blocks, parts, anchor="mitglieder")


def focus(found: Found) -> Part:
    """The focus topic of the year with what it brought."""
    topic = found.focus
    if topic is None:
        return BLANK
    blocks = _texts(f"{topic.title} – {topic.subtitle}." if topic.subtitle else f"{topic.title}.", topic.reason)
    grown = output_facts(topic.pk, found.on)
    if any(grown.values()):
        recommendations = ngettext("%(n)s Handlungsempfehlung", "%(n)s Handlungsempfehlungen", grown["recommendations"])
        ideas = ngettext("%(n)s Projektidee", "%(n)s Projektideen", grown["ideas"])
        counted = [
            words % {"n": formats.number(many)}
            for words, many in ((recommendations, grown["recommendations"]), (ideas, grown["ideas"]))
            if many
        ]
        blocks.append(Text(_("Aus dem Schwerpunkt gewachsen: %(what)s.") % {"what": _(" und ").join(counted)}))
    return Part(
        _("Schwerpunkt %(year)s") % {"year": topic.year}, [*blocks, *_texts(topic.outcome)], anchor="schwerpunkt"
    )


def events(found: Found) -> Part:
    """The events with how many came."""
    if not found.events:
        return BLANK
    slug = found.network.slug
    counted = sum(held.attended is not None for held in found.events)
    head = [_("Veranstaltung"), _("Tag"), _("Ort"), _("Teilnehmende")]
    rows = [
        (
            held.event.title,
            show_day(held.event.day, held.event.precision),
            held.event.place or "–",
            formats.number(held.attended) or "–",
        )
        for held in found.events
    ]
    urls = [reverse("events:event", args=[slug, held.slug]) for held in found.events]
    table = Grid(_("Veranstaltungen"), head, rows, numeric=(3,), widths=(6, 3, 3, 3), urls=urls)
    blocks: list[Block] = []
    if found.attended:
        blocks.append(
            Text(
                _("Von %(known)s der %(all)s Veranstaltungen ist bekannt, wie viele kamen: zusammen %(came)s.")
                % {
                    "known": formats.number(counted),
                    "all": formats.number(len(rows)),
                    "came": formats.number(found.attended),
                }
            )
        )
    if found.offers:
        blocks.append(
            Text(
                ngettext(
                    "Dazu kam %(n)s Angebot eines Mitglieds.",
                    "Dazu kamen %(n)s Angebote von Mitgliedern.",
                    found.offers,
                )
                % {"n": formats.number(found.offers)}
            )
        )
    return Part(_("Veranstaltungen"), [*blocks, table], anchor="veranstaltungen")


def outputs(found: Found) -> Part:
    """Recommendations for companies and ideas for projects."""
    slug = found.network.slug
    titles = {"recommendation": _("Handlungsempfehlungen"), "project_idea": _("Projektideen")}
    parts = []
    for kind, title in titles.items():
        knots = [knot for knot in found.happened if knot.kind == kind]
        items = [Item(knot.title, url=knot_url(knot, slug), when=knot.shown_day) for knot in knots[:LONGEST_LIST]]
        if items:
            parts.append(Part(title, [Items(items)]))
    return Part(_("Was entstanden ist"), [], parts, anchor="entstanden") if parts else BLANK


def projects(found: Found) -> Part:
    """The projects that ran, with who carries them and the money."""
    if not found.running:
        return BLANK
    words = [
        (ngettext("%(n)s hat begonnen", "%(n)s haben begonnen", len(found.started)), len(found.started)),
        (ngettext("%(n)s ging zu Ende", "%(n)s gingen zu Ende", len(found.ended)), len(found.ended)),
    ]
    said = _(" und ").join(one % {"n": formats.in_words(many)} for one, many in words if many)
    first = ngettext("Es lief %(n)s Projekt", "Es liefen %(n)s Projekte", len(found.running)) % {
        "n": formats.number(len(found.running))
    }
    blocks: list[Block] = [Text(f"{first}; {said}." if said else f"{first}.")]
    bars = _bars(found.at_end.projects["by_field"])
    if len(bars) > 1:
        blocks.append(
            Chart(_("Projekte seit 2012 nach Handlungsfeld, Stand %(day)s") % {"day": show_day(found.on)}, bars)
        )
    return Part(_("Projekte"), [*blocks, _project_table(found.running, found.network.slug)], anchor="projekte")


def _project_table(rows: Iterable[ProjectRow], slug: str) -> Grid:
    ordered = sorted(rows, key=lambda row: (row.project.starts_on, row.title))
    lines = [
        (row.title, str(row.project.lead), row.project.period, formats.money(row.grant_eur) or "–") for row in ordered
    ]
    urls = [reverse("projects:project", args=[slug, row.slug]) for row in ordered]
    head = [_("Projekt"), _("Träger"), _("Laufzeit"), _("bewilligt")]
    return Grid(_("Projekte dieser Zeit"), head, lines, numeric=(3,), widths=(5, 4, 4, 2), urls=urls)


def results(found: Found) -> Part:
    """What projects brought."""
    if not found.results:
        return BLANK
    slug = found.network.slug
    addresses = {knot.pk: knot_url(knot, slug) for knot in found.happened if knot.kind == "result"}
    items = [
        Item(
            result.sentence,
            result.project.title,
            addresses.get(result.pk, ""),
            show_day(result.observed_on, result.observed_precision),
        )
        for result in sorted(found.results, key=lambda one: one.observed_on)[:LONGEST_LIST]
    ]
    return Part(_("Ergebnisse der Projekte"), [Items(items)], anchor="ergebnisse")


def companies(found: Found) -> Part:
    """How far small companies came."""
    now, then = found.at_end.funnel["companies"], found.before.funnel["companies"]
    if not any(now.values()):
        return BLANK
    rows = [
        (str(words), formats.number(then[stage]), formats.number(now[stage]))
        for stage, words in STAGES.items()
        if now[stage] or then[stage]
    ]
    head = [_("Stufe"), show_day(found.period.before), show_day(found.on)]
    lead = _("Jedes Unternehmen zählt je Stufe einmal.")
    return Part(
        _("Kleine Unternehmen"),
        [Text(lead), Grid(_("Unternehmen nach Stufe"), head, rows, numeric=(1, 2), widths=(4, 2, 2))],
        anchor="unternehmen",
    )


def decided(found: Found) -> Part:
    """What the bodies decided."""
    if not found.decisions:
        return BLANK
    slug, slugs = found.network.slug, slugs_of("decision")
    rows = [(one.title, one.body.name, one.shown_day, str(one.get_outcome_display())) for one in found.decisions]
    urls = [reverse("decisions:decision", args=[slug, slugs[one.pk]]) for one in found.decisions]
    head = [_("Beschluss"), _("Gremium"), _("Tag"), _("Ergebnis")]
    table = Grid(_("Beschlüsse"), head, rows, widths=(6, 3, 3, 3), urls=urls)
    return Part(_("Beschlüsse"), [table], anchor="beschluesse")


def partnership(found: Found) -> Part:
    """What was given to and taken from other regions."""
    now = found.at_end.partnership
    lines = [
        (_("Vereinbarungen in Kraft"), now["agreements"]),
        (_("vereinbarte Unterstützungen"), now["support"]["agreed"]),
        (_("erbrachte Unterstützungen"), now["support"]["delivered"]),
        (_("geteilte gute Beispiele"), now["examples_shared"]),
        (_("übernommene Beispiele"), now["examples_adopted"]),
        (_("beantwortete Fragen"), now["questions_answered"]),
    ]
    rows = [(label, formats.number(many)) for label, many in lines if many]
    if not rows:
        return BLANK
    since = (
        _texts(_("Mitglied der Partnerschaft seit %(day)s.") % {"day": show_day(*rough_day(now["since"]))})
        if now["since"]
        else []
    )
    caption = _("Partnerschaft, Stand %(day)s") % {"day": show_day(found.on)}
    table = Grid(caption, [_("Kennzahl"), _("Anzahl")], rows, numeric=(1,), widths=(4, 1))
    return Part(_("Über die Region hinaus"), [*since, table], anchor="partnerschaft")
