"""Taking and giving back places. Order of locks: first the pools, then claims; the pools as late as possible.

A pool is never read first and then trusted: each take is one conditional update, and the database forbids the rest.
"""

from __future__ import annotations

import uuid

from django.db.models import F, Q
from django.db.models.functions import Greatest

from fachwerk.core.errors import NotNow
from fachwerk.events.models import Claim, Event, Pool


def take(claim: Claim) -> bool:
    """Takes all places of a claim in every pool it touches, or none."""
    return take_places(claim.event_id, claim.places)


def take_places(event_id: uuid.UUID, places: int) -> bool:
    """Takes places of the event itself if there are that many: one conditional update."""
    room = Q(ceiling=None) | Q(taken__lte=F("ceiling") - places)
    return Pool.objects.filter(room, event_id=event_id).update(taken=F("taken") + places) == 1


def lock(event: Event) -> Pool:
    """Everything that frees places or puts somebody into the queue waits here for its turn."""
    pool: Pool | None = Pool.objects.select_for_update().filter(event_id=event.pk).first()
    if pool is None:
        raise NotNow
    return pool


def give_back(claim: Claim, places: int | None = None) -> None:
    """Frees the places of a claim, or some of them, in every pool it touches. The event is locked."""
    _lower(claim.event_id, claim.places if places is None else places)


def _lower(event_id: uuid.UUID, places: int) -> None:
    """A ceiling raised by a lowered capacity sinks with every place that is given back."""
    left = F("taken") - places
    found = Pool.objects.filter(event_id=event_id)
    found.filter(capacity=None).update(taken=left)
    found.exclude(capacity=None).update(taken=left, ceiling=Greatest(F("capacity") + F("overbook"), left))


def give_back_all(event: Event) -> None:
    """Frees every place of an event that does not take place. The event is locked."""
    Pool.objects.filter(event=event, capacity=None).update(taken=0)
    Pool.objects.filter(event=event).exclude(capacity=None).update(taken=0, ceiling=F("capacity") + F("overbook"))


def make(event: Event, *, capacity: int | None, overbook: int = 0) -> Pool:
    """The places of an event."""
    ceiling = None if capacity is None else capacity + overbook
    pool: Pool = Pool.objects.create(event=event, capacity=capacity, overbook=overbook, ceiling=ceiling)
    return pool


def set_capacity(pool: Pool, *, capacity: int | None, overbook: int) -> None:
    """Lowering below what is taken cancels nobody: the ceiling stays at what is taken. The pool is locked."""
    pool.capacity, pool.overbook = capacity, overbook
    pool.ceiling = None if capacity is None else max(capacity + overbook, pool.taken)
    pool.save(update_fields=["capacity", "overbook", "ceiling"])
