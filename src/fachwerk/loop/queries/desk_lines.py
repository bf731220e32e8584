"""From an open thing to its line: what – why now – next verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.core.dates import show_day
from fachwerk.core.workdays import next_workday
from fachwerk.loop.queries.desk_rows import Row
from fachwerk.projects.queries.figures import duty_label
from fachwerk.strategy.queries.impulses import source_label
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url

LONGEST = 120  # signs of what somebody wrote, until the line is cut


@dataclass(frozen=True)
class Act:
    """The next verb: a link, or with ``in_place`` a button that acts and comes back to the next line."""

    label: str
    url: str
    in_place: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True)
class Line:
    """What – why now – next verb. ``anchor`` is where the focus goes when the line before is done."""

    what: str
    url: str
    why: str
    note: str = ""
    is_late: bool = False
    acts: Sequence[Act] = ()
    day: date | None = None
    anchor: str = ""
    next_anchor: str = ""


@dataclass(frozen=True)
class Desk:
    """What every line needs: the network, the day, the addresses of everything named."""

    network: str
    state: str
    today: date
    knots: dict[UUID, Knot]

    def slug(self, row: Row) -> str:
        """The readable address of the row's knot."""
        return self.knots[row.knot_id].slug if row.knot_id in self.knots else ""

    def to(self, name: str, *args: object) -> str:
        """An address in this network."""
        return reverse(name, args=[self.network, *args])

    def when(self, day: date) -> tuple[str, bool]:
        """ "heute", "überfällig seit …" or the day; and whether it is late."""
        if day < self.today:
            return _("überfällig seit %(day)s") % {"day": show_day(day, weekday=True)}, True
        return (_("heute"), False) if day == self.today else (show_day(day, weekday=True), False)


def line_of(row: Row, desk: Desk) -> Line:
    """The line of a row."""
    line = _LINES[row.source](row, desk)
    return replace(line, anchor=f"z-{row.key}", day=row.day)


def linked(lines: Sequence[Line]) -> list[Line]:
    """Each line knows the next one, the last one the one before it."""
    found = []
    for place, line in enumerate(lines):
        near = lines[place + 1] if place + 1 < len(lines) else lines[place - 1] if place else None
        found.append(replace(line, next_anchor=near.anchor if near else ""))
    return found


def _follow_up(row: Row, desk: Desk) -> Line:
    day = row.day or desk.today
    why, late = desk.when(day)
    about = desk.knots.get(row.knot_id) if row.knot_id else None
    own = desk.to("notebook:follow_up_move", row.key)
    acts = [Act(_("Öffnen"), knot_url(about, desk.network))] if about else []
    acts.append(Act(_("Erledigt"), desk.to("notebook:follow_up_done", row.key), in_place=True))
    if late:
        to = next_workday(desk.today, desk.state)
        label = _("Auf %(day)s verschieben") % {"day": show_day(to, weekday=True).rpartition(" ")[0]}
        acts.append(Act(label, own, in_place=True, name="to", value=to.isoformat()))
    else:
        acts.append(Act(_("Verschieben"), own))
    where = about.title if about and about.title not in row.title else row.extra
    return Line(row.title, own, why, " · ".join(part for part in (where, row.note) if part), late, acts)


def _duty(row: Row, desk: Desk) -> Line:
    why, late = desk.when(row.day or desk.today)
    url = desk.to("projects:award", desk.slug(row))
    done = Act(_("Erledigt"), desk.to("loop:duty_done", row.key), in_place=True)
    return Line(f"{duty_label(row.extra)}: {row.title}", url, why, is_late=late, acts=[Act(_("Öffnen"), url), done])


def _review(row: Row, desk: Desk) -> Line:
    why, late = desk.when(row.day or desk.today)
    url = desk.to("recommendations:office_recommendation_review", desk.slug(row))
    what = _("Handlungsempfehlung prüfen: %(title)s") % {"title": row.title}
    return Line(what, url, why, is_late=late, acts=[Act(_("Prüfen"), url)])


def _step(row: Row, desk: Desk) -> Line:
    why, late = desk.when(row.day or desk.today)
    url = desk.to("outreach:office_company", desk.slug(row))
    what = f"{row.title}: {row.extra or _('nachfassen')}"
    return Line(what, url, why, note=row.note, is_late=late, acts=[Act(_("Ansprache öffnen"), url)])


def _impulse(row: Row, desk: Desk) -> Line:
    slug = desk.slug(row)
    verbs = [(_("Beantworten"), "answer"), (_("Zuordnen"), "tie"), (_("Zurückstellen"), "park")]
    acts = [Act(label, desk.to(f"strategy:office_impulse_{verb}", slug)) for label, verb in verbs]
    url = desk.to("strategy:office_impulse", slug)
    return Line(f"„{_short(row.title)}“", url, _("Impuls"), note=source_label(row.extra), acts=acts)


def _application(row: Row, desk: Desk) -> Line:
    url = desk.to("contacts:office_application", row.key)
    return Line(row.title, url, _("Beitritt"), acts=[Act(_("Prüfen"), url)])


def _activity(row: Row, desk: Desk) -> Line:
    url = desk.to("events:office_event", desk.slug(row))
    return Line(row.title, url, _("gemeldeter Termin"), note=row.extra, acts=[Act(_("Prüfen"), url)])


def _barrier(row: Row, desk: Desk) -> Line:
    url = desk.to("networks:office_barrier", row.key)
    acts = [Act(_("Beantworten"), url)]
    return Line(f"„{_short(row.title)}“", url, _("Gemeldete Barriere"), note=row.extra, acts=acts)


def _meeting(row: Row, desk: Desk) -> Line:
    why, late = desk.when(row.day or desk.today)
    url = desk.to("decisions:office_meeting", row.key)
    meets_on = show_day(date.fromisoformat(row.extra))
    what = f"{_('Einladung zur Sitzung')}: {row.title}, {meets_on}"
    return Line(what, url, why, is_late=late, acts=[Act(_("Einladen"), url)])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _example(row: Row, desk: Desk) -> Line:
    url = desk.to("partnership:publication", row.key)
    note = _("aus %(origin)s") % {"origin": row.extra}
    return Line(row.title, url, _("Beispiel"), note=note, acts=[Act(_("Ansehen"), url)])


def _vote(row: Row, desk: Desk) -> Line:
    url = desk.to("decisions:office_decision", desk.slug(row))
    missing = int(row.extra or 0)
    why = ngettext("%(n)s Stimme fehlt", "%(n)s Stimmen fehlen", missing) % {"n": missing}
    until = _("Frist %(day)s") % {"day": show_day(row.day, weekday=True)} if row.day else ""
    verb = ngettext("An die %(n)s Stimme erinnern", "An die %(n)s erinnern", missing) % {"n": missing}
    return Line(row.title, url, why, note=until, acts=[Act(verb if missing else _("Auszählen"), url)])


def _sketch(row: Row, desk: Desk) -> Line:
    url = desk.to("projects:sketch", desk.slug(row))
    acts = [Act(_("Öffnen"), url)]
    if row.note:
        digits = "".join(sign for sign in row.note if sign.isdigit() or sign == "+")
        acts.append(Act(_("Anrufen %(phone)s") % {"phone": row.note}, f"tel:{digits}"))
    return Line(row.title, url, _("Skizze ohne Beschluss"), note=row.extra, acts=acts)


def _support(row: Row, desk: Desk) -> Line:
    url = desk.to("partnership:office_partnership")
    why = _("zugesagt, noch nicht geleistet")
    return Line(row.title, url, why, note=row.extra, acts=[Act(_("Nachfragen"), url)])


_LINES: dict[str, Callable[[Row, Desk], Line]] = {
    "follow_up": _follow_up,
    "follow_up_soon": _follow_up,
    "duty": _duty,
    "duty_later": _duty,
    "review": _review,
    "step": _step,
    "impulse": _impulse,
    "application": _application,
    "activity": _activity,
    "barrier": _barrier,
    "example": _example,
    "meeting": _meeting,
    "vote": _vote,
    "sketch": _sketch,
    "support": _support,
}
