"""Events as calendar entries (RFC 5545): the identity stays over changes, a moved event raises the sequence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.events.models import Event


def calendar_of(
    events: Iterable[Event],
    *,
    network_slug: str,
    name: str,
    method: str = "PUBLISH",
    organiser: str = "",
    guest: str = "",
) -> bytes:
    """A calendar file; with ``guest`` an invitation that this person's calendar updates and cancels."""
    calendar = Calendar()
    calendar.add("prodid", "-//Fachwerk//Termine//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if method == "PUBLISH":
        calendar.add("x-wr-calname", name)
    for event in events:
        if event.precision == Precision.DAY:
            calendar.add_component(_entry(event, network_slug, method, name, organiser, guest))
    return bytes(calendar.to_ical())


def event_address(event_slug: str, network_slug: str) -> str:
    """The full address of an event's page, for mails and calendars."""
    return settings.BASE_URL + reverse("events:event", args=[network_slug, event_slug])


def entry_of(event: Event, event_slug: str, network_slug: str) -> Entry:
    """One event for somebody's own calendar, without asking the database."""
    entry = _words(event)
    entry.add("url", event_address(event_slug, network_slug))
    entry.add("status", "CANCELLED" if event.cancelled_at else "CONFIRMED")
    return entry


def _words(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.pk}@fachwerk")
    entry.add("sequence", event.calendar_sequence)
    entry.add("dtstamp", clock.now())
    entry.add("summary", event.title)
    if event.time_is_known:
        entry.add("dtstart", event.starts_at)
        entry.add("dtend", event.ends_at or event.starts_at + timedelta(hours=2))
    else:
        entry.add("dtstart", event.day)
        entry.add("dtend", event.last_day + timedelta(days=1))  # the end of an all-day entry is exclusive
    where = ", ".join(part for part in (event.place, event.address) if part)
    if where:
        entry.add("location", where)
    return entry


def _entry(event: Event, network_slug: str, method: str, name: str, organiser: str, guest: str) -> Entry:
    entry = _words(event)
    entry.add("url", event_address(event.knot.slug, network_slug))
    entry.add("status", "CANCELLED" if event.cancelled_at or method == "CANCEL" else "CONFIRMED")
    if organiser:
        sender = vCalAddress(f"mailto:{organiser}")
        sender.params["cn"] = vText(name)
        entry["organizer"] = sender
    if guest:
        entry.add("attendee", vCalAddress(f"mailto:{guest}"))
    return entry
