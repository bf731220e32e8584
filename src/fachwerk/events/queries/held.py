"""What became of events, for many at once: how fast they filled, who came, what people thought."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from fachwerk.core import clock
from fachwerk.events.models import Claim, Event, Pool, PoolKind, Satisfaction, Standing
from fachwerk.events.models.claim import CAME

_FIRM = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)
Steps = list[tuple[datetime, int]]


def days_to_full(events: Sequence[Event], on: date) -> dict[uuid.UUID, int | None]:
    """Days from the opening of the registration to the moment the last place was taken; None if never full by then."""
    opened = {event.pk: event.registration_opens_at for event in events if event.registration_opens_at is not None}
    pools = Pool.objects.filter(event__in=list(opened), kind=PoolKind.MAIN, capacity__gt=0).values_list(
        "event_id", "capacity"
    )
    capacities: dict[uuid.UUID, int] = {key: capacity for key, capacity in pools if capacity}
    steps = _steps(list(capacities), clock.end_of(on))
    found: dict[uuid.UUID, int | None] = dict.fromkeys((event.pk for event in events), None)
    for key, capacity in capacities.items():
        moment = _full_at(steps[key], capacity)
        if moment is not None:
            found[key] = (_day(moment) - _day(opened[key])).days
    return found


def _steps(event_ids: Sequence[uuid.UUID], end: datetime) -> dict[uuid.UUID, Steps]:
    steps: dict[uuid.UUID, Steps] = defaultdict(list)
    if not event_ids:
        return steps
    rows = Claim.objects.filter(event__in=event_ids, took_at__lt=end).order_by()
    for key, took_at, freed_at, places in rows.values_list("event_id", "took_at", "freed_at", "places"):
        if took_at is not None:
            steps[key].append((took_at, places))
        if freed_at is not None and freed_at < end:
            steps[key].append((freed_at, -places))
    return steps


def _full_at(steps: Steps, capacity: int) -> datetime | None:
    taken = 0
    for moment, change in sorted(steps):
        taken += change
        if taken >= capacity:
            return moment
    return None


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def places_used(events: Sequence[Event]) -> dict[uuid.UUID, tuple[int, int | None]]:
    """Places of everybody who was ever sure to come, and how many came: reported, else checked in, else unknown."""
    rows = Claim.objects.filter(event__in=[event.pk for event in events]).order_by().values("event_id")
    counted: dict[uuid.UUID, Any] = {
        row["event_id"]: row
        for row in rows.annotate(
            firm=Sum("places", filter=Q(standing__in=_FIRM)),
            came=Sum(CAME, filter=Q(standing=Standing.ATTENDED)),
        )
    }
    found = {}
    for event in events:
        row = counted.get(event.pk, {})
        came = event.attended_reported if event.attended_reported is not None else (row.get("came") or None)
        found[event.pk] = (row.get("firm") or 0, came)
    return found


def satisfied_percent(events: Sequence[Event]) -> dict[uuid.UUID, int | None]:
    """Percent of answers 4 and 5; None without answers."""
    rows = Satisfaction.objects.filter(event__in=[event.pk for event in events]).order_by().values("event_id")
    counted = rows.annotate(many=Count("id"), good=Count("id", filter=Q(answer__gte=4)))
    found: dict[uuid.UUID, int | None] = dict.fromkeys((event.pk for event in events), None)
    return found | {row["event_id"]: round(100 * row["good"] / row["many"]) for row in counted}
