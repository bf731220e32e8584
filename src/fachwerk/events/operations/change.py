"""Changing, opening and cancelling what is announced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts, policies
from fachwerk.events.models import Claim, Event, Pool, Session, Standing
from fachwerk.events.models.claim import ALIVE
from fachwerk.events.operations import letters, pools, queue
from fachwerk.events.operations.event import check_share, moments, tie_event
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot

SURE = (Standing.CONFIRMED,)
CHANGEABLE = frozenset(
    {
        "title",
        "format",
        "place",
        "address",
        "accessibility_note",
        "audience",
        "summary",
        "programme",
        "cost_note",
        "moderated_by",
        "under_agreement",
        "organiser",
        "organiser_name",
        "external_registration_url",
        "registration_opens_at",
        "registration_closes_at",
        "confirms_address",
        "needs_approval",
        "companions_allowed",
        "small_percent",
        "small_until",
        "attended_reported",
    }
)
WHERE = ("place", "address")
SHARE = {"small_percent", "small_until"}


@operation("events.change_event", on="event", when=policies.may_change)
def change_event(
    actor: Actor,
    *,
    event: Event,
    day: date | None = None,
    starts: time | None = None,
    ends: time | None = None,
    last_day: date | None = None,
    belongs_to: Sequence[Knot] = (),
    silently: bool = False,
    **changes: Any,
) -> Event:
    """The office describes an event anew; whoever has a sure place is told when time or place change."""
    before = (event.starts_at, event.ends_at, *(getattr(event, name) for name in WHERE))
    places: dict[str, Any] = {name: changes.pop(name) for name in ("capacity", "overbook") if name in changes}
    if unknown := set(changes) - CHANGEABLE:
        raise TypeError(f"change_event does not change {sorted(unknown)}")
    for name, value in changes.items():
        setattr(event, name, value)
    check_share(event)
    if day is not None:
        event.starts_at, event.ends_at = moments(day, starts, ends, last_day)
        event.time_is_known = starts is not None
    moved = before != (event.starts_at, event.ends_at, *(getattr(event, name) for name in WHERE))
    if moved:
        event.calendar_sequence += 1
    event.save()
    _move_sessions(event, event.day - timezone.localtime(before[0]).date())
    tie_event(event, actor, belongs_to, None)
    if places or SHARE & set(changes):
        _change_places(event, places, silently=silently)
    if moved and not silently and not event.is_over:
        for claim in Claim.objects.filter(event=event, standing__in=SURE):
            letters.tell_moved(claim, event)
    return event


def _move_sessions(event: Event, by: timedelta) -> None:
    """Parts of the programme keep their hour on the new day."""
    if not by:
        return
    for session in Session.objects.filter(event=event).exclude(starts_at=None):
        session.starts_at = _moved(session.starts_at, by)
        session.ends_at = _moved(session.ends_at, by)
        session.save(update_fields=["starts_at", "ends_at"])


def _moved(moment: datetime | None, by: timedelta) -> datetime | None:
    if moment is None:
        return None
    local = timezone.localtime(moment)
    return clock.at_local(local.date() + by, local.hour, local.minute)


def _change_places(event: Event, places: dict[str, Any], *, silently: bool) -> None:
    if not Pool.objects.filter(event=event).exists():
        if places.get("capacity") is None:
            return
        pools.make(event, capacity=places["capacity"], overbook=places.get("overbook") or 0)
        pools.keep_share(event)
        return
    pool = pools.lock(event)
    pools.set_capacity(
        pool, capacity=places.get("capacity", pool.capacity), overbook=places.get("overbook", pool.overbook) or 0
    )
    pools.keep_share(event)
    queue.move_up(event, silently=silently)


@operation("events.open_registration", on="event", when=policies.may_open_registration)
def open_registration(
    actor: Actor,
    *,
    event: Event,
    capacity: int | None = None,
    overbook: int = 0,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
) -> Event:
    """The office opens the registration, now or at a later moment, with or without a limit of places."""
    opens = opens_at or clock.now()
    if closes_at is not None and closes_at <= opens:
        raise NotSo(_("Die Anmeldung schließt, bevor sie öffnet."), field="closes_at")
    event.registration_opens_at, event.registration_closes_at = opens, closes_at
    event.save()
    if Pool.objects.filter(event=event).exists():
        pools.set_capacity(pools.lock(event), capacity=capacity, overbook=overbook)
    else:
        pools.make(event, capacity=capacity, overbook=overbook)
    pools.keep_share(event)
    return event


@operation("events.cancel_event", on="event", when=policies.may_cancel)
def cancel_event(actor: Actor, *, event: Event, reason: str = "", silently: bool = False) -> Event:
    """A cancelled event keeps its page; everybody who registered or waits is told at once, places are free."""
    now = clock.now()
    if Event.objects.filter(pk=event.pk, cancelled_at__isnull=False).exists():
        raise NotNow(_("Die Veranstaltung ist schon abgesagt."))
    if Pool.objects.filter(event=event).exists():
        pools.lock(event)
        pools.give_back_all(event)
    event.cancelled_at, event.cancelled_reason = now, reason.strip()
    event.calendar_sequence += 1
    claims = list(Claim.objects.filter(event=event, standing__in=ALIVE).select_for_update())
    event.told_at = now if claims else None
    event.save()
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(
        standing=Standing.CANCELLED, changed_at=now, freed_at=now, held_until=None
    )
    if not silently:
        network = letters.network_now()
        for claim in claims:
            letters.tell_cancelled(claim, event, network, was_sure=claim.standing == Standing.CONFIRMED)
    announce(facts.EventCancelled(event_id=event.pk))
    return event
