"""The pool and its queue. Order of locks everywhere: first the pool, then claims; the pool as late as possible."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Greatest

from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, Pool, Standing
from fachwerk.events.operations import letters
from fachwerk.events.queries.places import queue_of
from fachwerk.events.queries.quiet_hours import offer_until

HOLDING_FOR_A_TIME = (Standing.PENDING, Standing.OFFERED)


def take(event_id: uuid.UUID, places: int) -> bool:
    """Takes places if there are that many: one conditional update, nothing is read first and then trusted."""
    room = Q(ceiling=None) | Q(taken__lte=F("ceiling") - places)
    return Pool.objects.filter(room, event_id=event_id).update(taken=F("taken") + places) == 1


def lock_pool(event: Event) -> Pool:
    """Everything that frees places or puts somebody into the queue waits here for its turn."""
    pool: Pool | None = Pool.objects.select_for_update().filter(event_id=event.pk).first()
    if pool is None:
        raise NotNow
    return pool


def give_back(event: Event, places: int) -> None:
    """Frees places; a ceiling raised by a lowered capacity sinks with them. The pool is locked."""
    left = F("taken") - places
    pools = Pool.objects.filter(event_id=event.pk)
    pools.filter(capacity=None).update(taken=left)
    pools.exclude(capacity=None).update(taken=left, ceiling=Greatest(F("capacity") + F("overbook"), left))


def set_capacity(pool: Pool, *, capacity: int | None, overbook: int) -> None:
    """Lowering below what is taken cancels nobody: the ceiling stays at what is taken. The pool is locked."""
    pool.capacity, pool.overbook = capacity, overbook
    pool.ceiling = None if capacity is None else max(capacity + overbook, pool.taken)
    pool.save(update_fields=["capacity", "overbook", "ceiling"])


def take_or_queue(event: Event, places: int) -> Standing:
    """A place on hold, or the waiting list. Nobody overtakes those who wait."""
    if not queue_of(event).exists() and take(event.pk, places):
        return Standing.PENDING
    lock_pool(event)  # a release that runs at the same time either sees us waiting or we see its place
    move_up(event)
    if not queue_of(event).exists() and take(event.pk, places):
        return Standing.PENDING
    return Standing.WAITING


def next_ticket(event: Event) -> int:
    """The number that orders claims of the same moment; asked for while the pool is locked."""
    return (Claim.objects.filter(event=event).aggregate(last=Max("ticket"))["last"] or 0) + 1


def end_expired_holds(event: Event, *, silently: bool = False) -> int:
    """Frees what was not confirmed in time and moves the queue up. Returns how many holds ended."""
    if not _expired(event, clock.now()).exists():
        return 0
    lock_pool(event)
    ended = list(_expired(event, clock.now()).select_for_update())
    for claim in ended:
        held_a_place = claim.standing in HOLDING_FOR_A_TIME
        claim.freed_at = claim.held_until if held_a_place else None
        claim.standing, claim.changed_at = Standing.EXPIRED, clock.now()
        claim.save(update_fields=["standing", "freed_at", "changed_at"])
        if held_a_place:
            give_back(event, claim.places)
    move_up(event, silently=silently)
    return len(ended)


def _expired(event: Event, now: datetime) -> QuerySet[Claim]:
    waits = (*HOLDING_FOR_A_TIME, Standing.WAITING)
    return Claim.objects.filter(event=event, standing__in=waits, held_until__lte=now).order_by("joined_at", "ticket")


def move_up(event: Event, *, silently: bool = False) -> list[Claim]:
    """Offers free places to the queue in its order, as many as there are. The pool is locked."""
    offered: list[Claim] = []
    if not event.takes_claims:
        return offered
    for claim in queue_of(event).filter(address_confirmed_at__isnull=False).select_for_update():
        if not take(event.pk, claim.places):
            break
        now = clock.now()
        claim.standing, claim.offered_at, claim.took_at, claim.changed_at = Standing.OFFERED, now, now, now
        claim.held_until = min(offer_until(now, state=event.network.state_code), event.begins_at)
        claim.save(update_fields=["standing", "offered_at", "took_at", "changed_at", "held_until"])
        announce(facts.PlaceOffered(claim_id=claim.pk, event_id=event.pk))
        if not silently:
            letters.tell_offered(claim, event)
        offered.append(claim)
    return offered


def confirmed_fact(claim: Claim) -> facts.ClaimConfirmed:
    """What others learn of a sure place."""
    return facts.ClaimConfirmed(
        claim_id=claim.pk,
        event_id=claim.event_id,
        name=claim.name,
        email=claim.email,
        organisation_name=claim.organisation_name,
        organisation_id=claim.organisation_id,
        employees=claim.employees,
        multiplier_code=claim.multiplier_code,
    )
