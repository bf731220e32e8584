""" "Heute": what is due, what came in, whom we wait for, the next seven days, what has gone quiet (pages.md 2).

The whole page reads a fixed number of statements, however much is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.contacts.queries.timeline import silent_ids
from fachwerk.core import clock
from fachwerk.core.dates import show_day, show_moment
from fachwerk.events.queries import places_lines, upcoming
from fachwerk.journal.records import latest_objects
from fachwerk.loop.queries.desk_lines import Act, Desk, Line, line_of, linked
from fachwerk.loop.queries.desk_rows import DUTIES_AHEAD, Row, counts, open_rows
from fachwerk.networks.models import Network
from fachwerk.networks.queries.legal import review_due_on
from fachwerk.notebook.queries import own_desk
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url

SHOWN = 7  # lines of a block
AHEAD = timedelta(days=7)
EVENTS_READ = 20
RECENT = 5
SILENT_KNOWN_FOR = 60 * 60  # seconds
NEWCOMER_FOR = timedelta(days=14)
DUE = ("follow_up", "duty", "review", "step", "meeting")
CAME_IN = ("impulse", "application", "activity", "barrier", "example")
WAITING = ("vote", "sketch", "support")


@dataclass(frozen=True)
class Block:
    """One headed list; more than seven lines fold."""

    title: str
    lines: Sequence[Line]
    anchor: str
    total: int = 0

    @property
    def shown(self) -> Sequence[Line]:
        """The first lines."""
        return self.lines[:SHOWN]

    @property
    def folded(self) -> Sequence[Line]:
        """The rest."""
        return self.lines[SHOWN:]


@dataclass(frozen=True)
class Step:
    """One of the three first steps."""

    act: Act
    title: str
    why: str
    is_done: bool


@dataclass(frozen=True)
class Newcomer:
    """What somebody new is told."""

    url: str
    open: int
    deadlines: int


@dataclass(frozen=True)
class DeskPage:
    """What the template shows; ``next_line`` names what comes next when nothing is open."""

    today: date
    blocks: Sequence[Block]
    only_mine: bool = False
    next_line: Line | None = None
    steps: Sequence[Step] = ()
    recent: Sequence[tuple[str, str, str]] = field(default_factory=list)  # kind, title, address
    newcomer: Newcomer | None = None

    @property
    def is_clear(self) -> bool:
        """Whether nothing is due, new or waited for."""
        return not any(block.anchor in ("faellig", "neu", "warten") for block in self.blocks)

    @property
    def hides_quiet_until(self) -> date:
        """The first day of the next month."""
        return (self.today.replace(day=1) + timedelta(days=32)).replace(day=1)


def desk_page(actor: Actor, network: Network, *, only_mine: bool = False, joined_on: date | None = None) -> DeskPage:
    """The whole desk of the office, or of one person."""
    today = clock.today()
    mine = actor.user_id if only_mine else None
    rows = open_rows(today, mine)
    recent = latest_objects(mine)
    events = upcoming(limit=EVENTS_READ)
    knots = _knots([*(row.knot_id for row in rows), *recent, *(event.pk for event in events)])
    desk = Desk(network.slug, network.state_code, today, knots)
    numbers = counts(today) if not only_mine else {}
    own = own_desk(actor)
    hides_quiet = only_mine or own.hides_quiet(today)
    soon = _soon(rows, events, desk)
    blocks = [
        _due(rows, network, desk, only_mine=only_mine),
        _new(rows, numbers, desk),
        _block(_("Wir warten auf andere"), "warten", rows, WAITING, desk),
        Block(_("Die nächsten sieben Tage"), linked([line for line in soon if _within(line, today)]), "woche"),
        Block(_("Still geworden"), [] if hides_quiet else _quiet(numbers, desk, network), "still"),
    ]
    return DeskPage(
        today=today,
        blocks=[block for block in blocks if block.lines],
        only_mine=only_mine,
        next_line=soon[0] if soon else None,
        steps=[] if own.introduction_hidden or only_mine else _steps(numbers, desk),
        recent=_recent(recent, desk),
        newcomer=_newcomer(rows, desk, joined_on) if not own.handover_hidden else None,
    )


def _knots(keys: Sequence[UUID | None]) -> dict[UUID, Knot]:
    return {knot.pk: knot for knot in Knot.objects.filter(pk__in={key for key in keys if key})}


def _within(line: Line, today: date) -> bool:
    return line.day is not None and line.day <= today + AHEAD


def _block(title: str, anchor: str, rows: Sequence[Row], sources: Sequence[str], desk: Desk) -> Block:
    found = [row for row in rows if row.source in sources]
    if anchor == "faellig":
        found.sort(key=lambda row: row.day or desk.today)
    return Block(title, linked([line_of(row, desk) for row in found]), anchor, _total(found))


def _due(rows: Sequence[Row], network: Network, desk: Desk, *, only_mine: bool) -> Block:
    block = _block(_("Fällig"), "faellig", rows, DUE, desk)
    day = desk.today if only_mine else review_due_on(network)
    if only_mine or day > desk.today:
        return block
    url = desk.to("networks:office_legal_page", "accessibility")
    why, late = desk.when(day)
    what = _("Erklärung zur Barrierefreiheit überprüfen")
    line = Line(what, url, why, is_late=late, acts=[Act(_("Überprüfen"), url)], day=day, anchor="z-barrierefreiheit")
    return Block(block.title, linked([*block.lines, line]), block.anchor, block.total + 1)


def _total(rows: Sequence[Row]) -> int:
    per_source: dict[str, int] = defaultdict(int)
    for row in rows:
        per_source[row.source] = row.total
    return sum(per_source.values())


def _new(rows: Sequence[Row], numbers: dict[str, int], desk: Desk) -> Block:
    block = _block(_("Neu eingegangen"), "neu", rows, CAME_IN, desk)
    bounced = numbers.get("bounced", 0)
    if not bounced:
        return block
    url = desk.to("loop:bounces")
    text = ngettext("%(n)s E-Mail kam nicht an", "%(n)s E-Mails kamen nicht an", bounced) % {"n": bounced}
    line = Line(text, url, _("Rückläufer"), acts=[Act(_("Adressen berichtigen"), url)], anchor="ruecklaeufer")
    return Block(block.title, [line, *block.lines], block.anchor, block.total + 1)


def _soon(rows: Sequence[Row], events: Sequence[object], desk: Desk) -> list[Line]:
    lines = [line_of(row, desk) for row in rows if row.source == "follow_up_soon"]
    places = places_lines(events)  # type: ignore[arg-type]
    for event in events:
        slug = desk.knots[event.pk].slug  # type: ignore[attr-defined]
        note = places[event.pk].text  # type: ignore[attr-defined]
        acts = [Act(_("Einlassliste"), desk.to("events:office_entrance", slug))]
        day: date = event.day  # type: ignore[attr-defined]
        when = show_moment(event.starts_at) if event.time_is_known else show_day(day, weekday=True)  # type: ignore[attr-defined]
        url = desk.to("events:office_event", slug)
        lines.append(Line(event.title, url, when, note, acts=acts, day=day, anchor=f"z-{event.pk}"))  # type: ignore[attr-defined]
    return sorted(lines, key=lambda line: line.day or date.max)


def _silent(network: Network, today: date) -> int:
    """How many members are silent; asked of every station, so it may be an hour old."""
    key = f"fachwerk.silent:{network.pk}:{today}"
    known: int | None = cache.get(key)
    if known is None:
        known = len(silent_ids(today))
        cache.set(key, known, SILENT_KNOWN_FOR)
    return known


def _quiet(numbers: dict[str, int], desk: Desk, network: Network) -> list[Line]:
    lines = []
    if silent := _silent(network, desk.today):
        text = ngettext(
            "%(n)s Mitglied seit zwölf Monaten ohne Kontakt", "%(n)s Mitglieder seit zwölf Monaten ohne Kontakt", silent
        )
        url = desk.to("contacts:office_silent_members")
        lines.append(Line(text % {"n": silent}, url, _("ohne Kontakt"), acts=[Act(_("Liste ansehen"), url)]))
    if findings := numbers.get("findings", 0):
        text = ngettext(
            "%(n)s Ergebnis einer Veranstaltung ohne Folge", "%(n)s Ergebnisse von Veranstaltungen ohne Folge", findings
        )
        url = desk.to("events:office_findings")
        lines.append(Line(text % {"n": findings}, url, _("ohne Folge"), acts=[Act(_("Durchsehen"), url)]))
    if quiet := numbers.get("companies", 0):
        text = ngettext(
            "%(n)s Unternehmen seit einem halben Jahr ohne Kontakt",
            "%(n)s Unternehmen seit einem halben Jahr ohne Kontakt",
            quiet,
        )
        url = desk.to("outreach:office_companies")
        lines.append(Line(text % {"n": quiet}, url, _("ohne Kontakt"), acts=[Act(_("Liste ansehen"), url)]))
    return lines[:3]


def _steps(numbers: dict[str, int], desk: Desk) -> list[Step]:
    found = [
        Step(
            Act(_("Datei wählen"), desk.to("contacts:office_import")),
            _("Mitgliederliste einlesen"),
            _(
                "Ihre Excel-Datei, wie sie ist. Sie sehen vorher, was daraus wird, und können es 30 Tage lang "
                "zurücknehmen."
            ),
            bool(numbers.get("organisation")),
        ),
        Step(
            Act(_("Eintragen"), desk.to("strategy:office_concept_enter")),
            _("Handlungsfelder eintragen"),
            _("drei Zeilen genügen; das Konzept als PDF können Sie anhängen."),
            bool(numbers.get("field_of_action")),
        ),
        Step(
            Act(_("Termin anlegen"), desk.to("events:office_event_new")),
            _("Nächsten Termin veröffentlichen"),
            _("mit Anmeldung und Warteliste."),
            bool(numbers.get("event")),
        ),
    ]
    return [] if all(step.is_done for step in found) else found


def _recent(keys: Sequence[UUID], desk: Desk) -> list[tuple[str, str, str]]:
    known = [desk.knots[key] for key in keys if key in desk.knots][:RECENT]
    return [(str(knot.kind_row.label), knot.title, knot_url(knot, desk.network)) for knot in known]


def _newcomer(rows: Sequence[Row], desk: Desk, joined_on: date | None) -> Newcomer | None:
    if joined_on is None or joined_on < desk.today - NEWCOMER_FOR or not rows:
        return None
    url = reverse("insight:handover", args=[desk.network])
    deadlines = [row for row in rows if row.source in ("duty", "duty_later", "follow_up_soon")]
    last = desk.today + max(DUTIES_AHEAD, timedelta(days=28))
    ahead = sum(row.day is not None and desk.today <= row.day <= last for row in deadlines)
    return Newcomer(url, _total([row for row in rows if row.source in (*DUE, *WAITING)]), ahead)
