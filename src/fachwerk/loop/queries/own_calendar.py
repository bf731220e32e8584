"""One person's calendar (RFC 5545): follow-ups, duties, ends of votes and events, under an address nobody guesses."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from fachwerk.access.actor import actor_for
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.events.queries import upcoming
from fachwerk.events.queries.calendar import entry_of
from fachwerk.loop.queries.desk_lines import Desk, line_of
from fachwerk.loop.queries.desk_rows import Row, open_rows
from fachwerk.networks.models import Network
from fachwerk.notebook.models import OwnDesk
from fachwerk.notebook.queries import desk_called, follow_ups_for_calendar
from fachwerk.thread.models import Knot

DEADLINES = ("duty", "duty_later", "vote", "review", "step")
MOST_EVENTS = 100


def address_of(desk: OwnDesk, network: str) -> str:
    """The secret path, or nothing while there is no calendar."""
    if desk.calendar_number <= 0:
        return ""
    return reverse("loop:own_calendar", args=[network, desk.pk, _key_of(desk)])


def _key_of(desk: OwnDesk) -> str:
    return salted_hmac("fachwerk.calendar", f"{desk.pk}:{desk.calendar_number}", algorithm="sha256").hexdigest()[:40]


def calendar_behind(desk_id: UUID, key: str, network: Network) -> bytes:
    """The calendar; raises NotThere for an old or wrong key and for whoever is no longer in the office."""
    desk = desk_called(desk_id)
    if desk.calendar_number <= 0 or not constant_time_compare(key, _key_of(desk)):
        raise NotThere
    if not actor_for(desk.user_id, network.pk).is_office:
        raise NotThere
    return _calendar(desk, network)


def _calendar(desk: OwnDesk, network: Network) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Fachwerk//Heute//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("%(network)s: Heute") % {"network": network.name})
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for entry in [*_follow_ups(desk, network), *_deadlines(network), *_events(network)]:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _follow_ups(desk: OwnDesk, network: Network) -> list[Entry]:
    found = []
    for one in follow_ups_for_calendar(desk.user_id)[:500]:
        about = one.knot.title if one.knot else one.person.name if one.person else ""
        entry = _all_day(f"{one.pk}@fachwerk", one.what, one.due_on)
        entry.add("sequence", one.calendar_sequence)
        entry.add("status", "CANCELLED" if one.done_at else "CONFIRMED")
        entry.add("description", "\n".join(part for part in (about, one.because) if part))
        entry.add("url", settings.BASE_URL + reverse("notebook:follow_up_move", args=[network.slug, one.pk]))
        found.append(entry)
    return found


def _deadlines(network: Network) -> list[Entry]:
    today = clock.today()
    rows = [row for row in open_rows(today) if row.source in DEADLINES and row.day is not None]
    knots = {knot.pk: knot for knot in Knot.objects.filter(pk__in=[row.knot_id for row in rows if row.knot_id])}
    desk = Desk(network.slug, network.state_code, today, knots)
    return [_deadline(row, desk) for row in rows]


def _deadline(row: Row, desk: Desk) -> Entry:
    line = line_of(row, desk)
    entry = _all_day(f"{row.key}-frist@fachwerk", line.what, row.day or desk.today)
    entry.add("status", "CONFIRMED")
    entry.add("url", settings.BASE_URL + line.url)
    return entry


def _events(network: Network) -> list[Entry]:
    events = upcoming(limit=MOST_EVENTS)
    slugs = dict(Knot.objects.filter(pk__in=[event.pk for event in events]).values_list("pk", "slug"))
    return [entry_of(event, slugs[event.pk], network.slug) for event in events if event.pk in slugs]


def _all_day(uid: str, summary: str, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", uid)
    entry.add("dtstamp", clock.now())
    entry.add("summary", summary)
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry
