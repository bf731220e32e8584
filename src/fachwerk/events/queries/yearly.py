"""The events of a time with how many came: few queries, however many events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from fachwerk.core import clock
from fachwerk.events.models import Claim, Event, Finding, Format, Standing
from fachwerk.events.models.claim import CAME
from fachwerk.events.queries.events import slugs_of


@dataclass(frozen=True)
class HeldEvent:
    """One event that took place."""

    event: Event
    slug: str
    attended: int | None
    findings: int

    @property
    def is_of_network(self) -> bool:
        """Whether the network invited, not a member of its own accord."""
        return self.event.format != Format.ACTIVITY


def held_between(first: date, last: date) -> list[HeldEvent]:
    """Announced events that were over by the end of ``last`` and not before ``first``, not cancelled, by day."""
    events = list(
        Event.objects.filter(
            announced_at__isnull=False,
            cancelled_at=None,
            over_at__lte=min(clock.end_of(last), clock.now()),
            starts_at__gte=clock.at_local(first),
        ).order_by("starts_at", "title")
    )
    came = _came(events)
    findings = Counter(Finding.objects.filter(event__in=events, is_public=True).values_list("event_id", flat=True))
    slugs = slugs_of([event.pk for event in events])
    return [HeldEvent(event, slugs[event.pk], came.get(event.pk), findings[event.pk]) for event in events]


def _came(events: Sequence[Event]) -> dict[object, int | None]:
    """The same rule as ``attended``: the reported number, else who was checked in."""
    rows = Claim.objects.filter(event__in=events, standing=Standing.ATTENDED).values("event").annotate(many=Sum(CAME))
    counted = {row["event"]: row["many"] or None for row in rows.order_by()}
    return {
        event.pk: event.attended_reported if event.attended_reported is not None else counted.get(event.pk)
        for event in events
    }
