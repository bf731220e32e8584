""" "Übergabe": what somebody must know who starts on Monday. Always current, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.core import clock, formats
from fachwerk.core.dates import show_day
from fachwerk.core.slugs import slug_of
from fachwerk.decisions.queries import decisions_list, slugs_of
from fachwerk.insight.queries.handover_people import member_contacts, people_part
from fachwerk.insight.queries.handover_places import places_part, unfinished_part
from fachwerk.insight.queries.handover_time import Deadline, deadlines, rhythm
from fachwerk.insight.queries.parts import Block, Figure, Figures, Grid, Item, Items, Part, Report, Text, filled
from fachwerk.loop.queries.desk import desk_page
from fachwerk.loop.queries.desk_lines import Line
from fachwerk.networks.models import Network

SHOWN_LINES = 12
SHOWN_DECISIONS = 12
WEEKS = timedelta(weeks=4)
YEAR = timedelta(days=365)


def handover(actor: Actor, network: Network) -> Report:
    """The whole paper; parts without entries are left out, and the last sentence says what will appear."""
    today = clock.today()
    due = deadlines(actor, network.slug, today + YEAR)
    open_part, open_count = _open(actor, network)
    decided_part, in_force = _decided(actor, network.slug)
    told = [
        open_part,
        _due(due, today),
        people_part(network.slug),
        decided_part,
        rhythm(actor, today),
        places_part(actor, network.slug),
        unfinished_part(actor, network.slug),
        member_contacts(network.slug),
    ]
    shown = filled(told)
    return Report(
        title=_("Übergabe"),
        subtitle=network.name,
        network=network.name,
        brand=network.brand,
        as_of=_("Stand: %(day)s") % {"day": show_day(today)},
        on=today,
        file_name=f"{slug_of(_('Übergabe'))}-{network.slug}-{today.isoformat()}",
        parts=filled([_first(open_count, due, in_force, today), *shown, _missing(told)]),
    )


def _first(open_count: int, due: Sequence[Deadline], in_force: int, today: date) -> Part:
    soon = sum(one.day <= today + WEEKS for one in due)
    counted = [
        (open_count, ngettext("offener Vorgang", "offene Vorgänge", open_count)),
        (soon, ngettext("Frist in vier Wochen", "Fristen in vier Wochen", soon)),
        (in_force, ngettext("Beschluss gilt", "Beschlüsse gelten", in_force)),
    ]
    figures = [Figure(formats.number(many), label) for many, label in counted if many]
    return Part(_("Auf einen Blick"), [Figures(figures)] if figures else [], anchor="ueberblick")


def _open(actor: Actor, network: Network) -> tuple[Part, int]:
    """The lines of "Heute", so that desk and paper never differ."""
    parts, count = [], 0
    for block in desk_page(actor, network).blocks:
        lines = list(block.lines)
        many = max(block.total, len(lines))  # the desk reads no more lines than it shows
        count += many
        items = [Item(line.what, _said(line), line.url) for line in lines[:SHOWN_LINES]]
        more: list[Block] = []
        rest = many - min(len(lines), SHOWN_LINES)
        if rest:
            more = [Text(_("%(n)s weitere stehen unter „Heute“.") % {"n": formats.number(rest)})]
        parts.append(Part(str(block.title), [Items(items), *more]))
    return Part(_("Offene Vorgänge"), [], parts, anchor="offen"), count


def _said(line: Line) -> str:
    """Why now and what about it, without what the line already says."""
    return ", ".join(words for words in (str(line.why), str(line.note)) if words and words not in line.what)


def _due(due: Sequence[Deadline], today: date) -> Part:
    def table(caption: str, rows: Sequence[Deadline]) -> list[Block]:
        if not rows:
            return []
        head = [_("Was"), _("Art"), _("Tag")]
        cells = [(one.what, one.sort, show_day(one.day, weekday=True)) for one in rows]
        return [Grid(caption, head, cells, widths=(6, 3, 3), urls=[one.url for one in rows])]

    late = [one for one in due if one.day < today]
    soon = [one for one in due if today <= one.day <= today + WEEKS]
    later = [one for one in due if one.day > today + WEEKS]
    blocks = [
        *table(_("Überfällig"), late),
        *table(_("In den nächsten vier Wochen"), soon),
        *table(_("Im Laufe des Jahres"), later[:30]),
    ]
    return Part(_("Fristen und Termine"), blocks, anchor="fristen")


def _decided(actor: Actor, slug: str) -> tuple[Part, int]:
    """What was adopted, the latest first."""
    adopted = decisions_list(actor).filter(outcome="adopted")
    count = adopted.count()
    slugs = slugs_of("decision") if count else {}
    rows = list(adopted[:SHOWN_DECISIONS])
    if not rows:
        return Part(""), 0
    urls = [reverse("decisions:office_decision", args=[slug, slugs[one.pk]]) for one in rows]
    table = Grid(
        _("Angenommene Beschlüsse, die neuesten zuerst"),
        [_("Beschluss"), _("Gremium"), _("Tag")],
        [(one.title, one.body.name, one.shown_day) for one in rows],
        widths=(7, 3, 3),
        urls=urls,
    )
    more = []
    if count > len(rows):
        every = reverse("decisions:office_decisions", args=[slug]) + "?ergebnis=adopted"
        more = [Items([Item(_("Alle %(n)s angenommenen Beschlüsse") % {"n": formats.number(count)}, url=every)])]
    return Part(_("Was beschlossen ist"), [table, *more], anchor="beschlossen"), count


def _missing(told: Sequence[Part]) -> Part:
    """One sentence on what is still to come, so that an empty paper explains itself."""
    topics = [
        _("offene Vorgänge"),
        _("Fristen und Termine"),
        _("Ansprechpersonen"),
        _("Beschlüsse"),
        _("wiederkehrende Termine"),
        _("Handlungskonzept, Projekte und Vereinbarungen"),
    ]
    blank = [words for words, part in zip(topics, told, strict=False) if part.is_blank]
    if not blank:
        return Part("")
    sentence = _("Noch nicht eingetragen sind: %(what)s. Sobald es Einträge gibt, stehen sie hier.")
    return Part(_("Was noch dazukommt"), [Text(sentence % {"what": ", ".join(blank)})], anchor="noch")
