"""Announcing events and entering what happened before."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypedDict, Unpack

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, Format, Pool, Standing
from fachwerk.events.models.event import MOST_COMPANIONS
from fachwerk.events.operations import pools, queue
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie


class Details(TypedDict, total=False):
    """Everything about an event that may be left out."""

    place: str
    address: str
    accessibility_note: str
    audience: str
    summary: str
    programme: str
    cost_note: str
    moderated_by: str
    under_agreement: str
    organiser: Organisation | None
    organiser_name: str
    external_registration_url: str


def moments(
    day: date, starts: time | None, ends: time | None, last_day: date | None
) -> tuple[datetime, datetime | None]:
    """Begin and end from what was typed; raises NotSo for an end before the beginning."""
    start = clock.at_local(day, starts.hour if starts else 0, starts.minute if starts else 0)
    end: datetime | None = None
    if ends is not None:
        end = clock.at_local(last_day or day, ends.hour, ends.minute)
    elif last_day is not None and last_day != day:
        end = clock.end_of(last_day)
    if end is not None and end <= start:
        raise NotSo(_("Das Ende liegt vor dem Beginn."), field="ends" if ends else "last_day")
    return start, end


def tie_event(event: Event, actor: Actor, belongs_to: Sequence[Knot], grown_from: Knot | None) -> None:
    """Ties an event to what it serves and to what it grew from."""
    if not belongs_to and grown_from is None:
        return
    knot = event.knot
    for served in belongs_to:
        tie(knot, served, Relation.SERVES, by=actor.user_id)
    if grown_from is not None:
        tie(knot, grown_from, Relation.GROWS_FROM, by=actor.user_id)


@operation("events.announce_event")
def announce_event(
    actor: Actor,
    *,
    title: str,
    format: str = Format.EVENT,
    day: date,
    starts: time | None = None,
    ends: time | None = None,
    last_day: date | None = None,
    capacity: int | None = None,
    overbook: int = 0,
    with_registration: bool = False,
    registration_opens_at: datetime | None = None,
    registration_closes_at: datetime | None = None,
    confirms_address: bool = True,
    needs_approval: bool = False,
    companions_allowed: int = MOST_COMPANIONS,
    small_percent: int | None = None,
    small_until: datetime | None = None,
    belongs_to: Sequence[Knot] = (),
    grown_from: Knot | None = None,
    **details: Unpack[Details],
) -> Event:
    """The office announces an event with title, format and day; a number of places opens its registration."""
    start, end = moments(day, starts, ends, last_day)
    now = clock.now()
    wants_registration = with_registration or capacity is not None or registration_opens_at is not None
    opens_at = (registration_opens_at or now) if wants_registration else None
    event = Event(
        title=title.strip(),
        format=format,
        starts_at=start,
        ends_at=end,
        time_is_known=starts is not None,
        announced_at=now,
        registration_opens_at=opens_at,
        registration_closes_at=registration_closes_at,
        confirms_address=confirms_address,
        needs_approval=needs_approval,
        companions_allowed=companions_allowed,
        small_percent=small_percent,
        small_until=small_until,
        **details,
    )
    _check_registration(event)
    check_share(event)
    event.save(force_insert=True)
    if wants_registration:
        pools.make(event, capacity=capacity, overbook=overbook)
        pools.keep_share(event)
    tie_event(event, actor, belongs_to, grown_from)
    announce(facts.EventAnnounced(event_id=event.pk))
    return event


def check_share(event: Event) -> None:
    """The share kept for small companies has a size and an end, or there is none; raises NotSo."""
    if event.small_percent is not None and event.small_until is None:
        raise NotSo(_("Bis wann sollen die Plätze frei bleiben?"), field="small_until")
    if event.small_percent is None and event.small_until is not None:
        raise NotSo(_("Wie viel Prozent der Plätze sollen frei bleiben?"), field="small_percent")


def _check_registration(event: Event) -> None:
    opens_at, closes_at = event.registration_opens_at, event.registration_closes_at
    if opens_at and closes_at and closes_at <= opens_at:
        raise NotSo(_("Die Anmeldung schließt, bevor sie öffnet."), field="registration_closes_at")
    if closes_at and closes_at > event.over_at_planned:
        raise NotSo(_("Die Anmeldung schließt nach dem Ende der Veranstaltung."), field="registration_closes_at")


@operation("events.enter_past_event")
def enter_past_event(
    actor: Actor,
    *,
    title: str,
    format: str = Format.EVENT,
    day: date,
    precision: str = Precision.DAY,
    starts: time | None = None,
    ends: time | None = None,
    last_day: date | None = None,
    attended: int | None = None,
    belongs_to: Sequence[Knot] = (),
    grown_from: Knot | None = None,
    **details: Unpack[Details],
) -> Event:
    """The office enters an event later that has taken place, as exactly as its day is known."""
    if first_day(day, precision) > clock.today():
        raise NotSo(
            _("Dieser Tag liegt in der Zukunft. Kündigen Sie die Veranstaltung an, statt sie nachzutragen."),
            field="day",
        )
    exact = precision == Precision.DAY
    start, end = moments(
        first_day(day, precision), starts if exact else None, ends if exact else None, last_day if exact else None
    )
    event = Event(
        title=title.strip(),
        format=format,
        starts_at=start,
        ends_at=end,
        time_is_known=exact and starts is not None,
        precision=precision,
        announced_at=clock.now(),
        is_backfilled=True,
        attended_reported=attended,
        **details,
    )
    event.save(force_insert=True)
    tie_event(event, actor, belongs_to, grown_from)
    announce(facts.EventAnnounced(event_id=event.pk))
    return event


@dataclass(frozen=True)
class PastClaim:
    """One line of a list of participants that is entered later."""

    name: str
    joined_at: datetime
    email: str = ""
    organisation_name: str = ""
    organisation: Organisation | None = None
    employees: str = ""
    standing: str = Standing.CONFIRMED
    places: int = 1
    multiplier_code: str = ""


@operation("events.enter_past_claims", on="event")
def enter_past_claims(actor: Actor, *, event: Event, entries: Sequence[PastClaim]) -> list[Claim]:
    """The office enters a list of participants later; the list cannot hold more people than there are places."""
    firm = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)
    places = sum(entry.places for entry in entries if entry.standing in firm)
    if not Pool.objects.filter(event=event).exists():
        pools.make(event, capacity=None)
    if places and not pools.take_places(event.pk, places):
        raise NotSo(_("Die Liste hat mehr Personen, als es Plätze gibt."))
    first = queue.next_ticket(event)
    claims = [
        Claim(
            event=event,
            name=entry.name,
            email=entry.email.strip().casefold(),
            organisation_name=entry.organisation_name,
            organisation=entry.organisation,
            employees=entry.employees,
            places=entry.places,
            standing=entry.standing,
            joined_at=entry.joined_at,
            address_confirmed_at=entry.joined_at,
            changed_at=entry.joined_at,
            took_at=entry.joined_at if entry.standing in firm else None,
            confirmed_at=entry.joined_at if entry.standing in firm else None,
            attended_at=event.starts_at if entry.standing == Standing.ATTENDED else None,
            made_by_office=True,
            idempotency_key=uuid.uuid4().hex,
            ticket=first + number,
            multiplier_code=entry.multiplier_code,
        )
        for number, entry in enumerate(entries)
    ]
    return Claim.objects.bulk_create(claims)
