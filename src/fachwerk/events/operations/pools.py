"""Taking and giving back places. Order of locks: first the pools, then claims; the pools as late as possible.

A pool is never read first and then trusted: each take is one conditional update, and the database forbids the rest.
Every claim takes from the main pool first, then from the share of larger companies, then from its sessions by their id:
whoever holds the main pool is alone with all pools of the event.
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Sum, When
from django.db.models.functions import Greatest

from fachwerk.core.errors import NotNow
from fachwerk.events.models import Claim, Event, Pool, PoolKind, Session
from fachwerk.events.models.claim import HOLDING, SMALL


class _Short(Exception):
    """One of several pools has too few places."""


def take(claim: Claim) -> bool:
    """Takes all places of a claim in every pool it touches, or none. The caller saves ``in_contingent``."""
    claim.in_contingent = is_held_to_share(claim)
    touched = list(_touched(claim))
    if len(touched) == 1:
        return _take(claim.event_id, touched[0], claim.places)
    try:
        with transaction.atomic():
            for which in touched:
                if not _take(claim.event_id, which, claim.places):
                    raise _Short
    except _Short:
        claim.in_contingent = False
        return False
    return True


def is_held_to_share(claim: Claim) -> bool:
    """Whether the places kept for small companies are not for this claim, now."""
    return claim.event.keeps_places_for_small and not claim.is_of_small_company


def _touched(claim: Claim) -> Iterator[Q]:
    yield Q(kind=PoolKind.MAIN)
    if claim.in_contingent:
        yield Q(kind=PoolKind.CONTINGENT)
    for session_id in sorted(claim.session_ids):
        yield Q(session_id=session_id)


def take_places(event_id: uuid.UUID, places: int) -> bool:
    """Takes places of the event itself, for claims that touch nothing else."""
    return _take(event_id, Q(kind=PoolKind.MAIN), places)


def _take(event_id: uuid.UUID, which: Q, places: int) -> bool:
    room = Q(ceiling=None) | Q(taken__lte=F("ceiling") - places)
    return Pool.objects.filter(which, room, event_id=event_id).update(taken=F("taken") + places) == 1


def take_beyond(claim: Claim) -> None:
    """Takes the places whether there are any or not; releases lower the ceiling again. The event is locked."""
    claim.in_contingent = is_held_to_share(claim)
    after = F("taken") + claim.places
    ceiling = Case(When(ceiling=None, then=None), default=Greatest(F("ceiling"), after))
    _all_of(claim).update(taken=after, ceiling=ceiling)


def _all_of(claim: Claim) -> QuerySet[Pool]:
    which = Q()
    for each in _touched(claim):
        which |= each
    return Pool.objects.filter(which, event_id=claim.event_id)


def lock(event: Event) -> Pool:
    """Everything that frees places or puts somebody into the queue waits here for its turn."""
    pool: Pool | None = Pool.objects.select_for_update().filter(event_id=event.pk, kind=PoolKind.MAIN).first()
    if pool is None:
        raise NotNow
    return pool


def has_room(event: Event, places: int) -> bool:
    """Whether the event itself has that many places left. The event is locked."""
    room = Q(ceiling=None) | Q(taken__lte=F("ceiling") - places)
    return Pool.objects.filter(room, event=event, kind=PoolKind.MAIN).exists()


def give_back(claim: Claim, places: int | None = None) -> None:
    """Frees the places of a claim, or some of them, in every pool it touches. The event is locked."""
    left = F("taken") - (claim.places if places is None else places)
    ceiling = Case(When(capacity=None, then=None), default=Greatest(F("capacity") + F("overbook"), left))
    _all_of(claim).update(taken=left, ceiling=ceiling)


def give_back_all(event: Event) -> None:
    """Frees every place of an event that does not take place. The event is locked."""
    Pool.objects.filter(event=event).update(taken=0, ceiling=F("capacity") + F("overbook"))


def left_for(claim: Claim) -> int | None:
    """The most places a claim can get now, the scarcest of its pools; None without a limit. The event is locked."""
    claim.in_contingent = is_held_to_share(claim)
    left = [pool.left for pool in _all_of(claim) if pool.left is not None]
    claim.in_contingent = False
    return min(left, default=None)


def make(event: Event, *, capacity: int | None, overbook: int = 0, session: Session | None = None) -> Pool:
    """The places of an event or of one of its sessions."""
    pool: Pool = Pool.objects.create(
        event=event,
        kind=PoolKind.SESSION if session else PoolKind.MAIN,
        session=session,
        capacity=capacity,
        overbook=overbook,
        ceiling=None if capacity is None else capacity + overbook,
    )
    return pool


def set_capacity(pool: Pool, *, capacity: int | None, overbook: int = 0) -> None:
    """Lowering below what is taken cancels nobody: the ceiling stays at what is taken. The event is locked."""
    pool.capacity, pool.overbook = capacity, overbook
    pool.ceiling = None if capacity is None else max(capacity + overbook, pool.taken)
    pool.save(update_fields=["capacity", "overbook", "ceiling"])


def keep_share(event: Event) -> None:
    """Keeping a share for small companies is a limit for all others, counted anew. The event is locked."""
    claims = Claim.objects.filter(event=event)
    found = Pool.objects.filter(event=event, kind=PoolKind.CONTINGENT)
    if event.small_percent is None:
        if found.delete()[0]:
            claims.filter(in_contingent=True).update(in_contingent=False)
        return
    main = Pool.objects.get(event=event, kind=PoolKind.MAIN)
    offered = main.offered
    capacity = None if offered is None else offered - math.ceil(offered * event.small_percent / 100)
    holding = claims.filter(standing__in=HOLDING).exclude(employees__in=SMALL)
    claims.exclude(pk__in=holding.values("pk")).filter(in_contingent=True).update(in_contingent=False)
    holding.update(in_contingent=True)
    taken = holding.aggregate(places=Sum("places"))["places"] or 0
    ceiling = None if capacity is None else max(capacity, taken)
    Pool.objects.get_or_create(event=event, kind=PoolKind.CONTINGENT)
    found.update(capacity=capacity, taken=taken, ceiling=ceiling)
