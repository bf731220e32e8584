"""Events, their claims, findings and answers. ``on`` always means the end of that day."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Count, Q, QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.events.models import Claim, Event, EventState, Finding, Satisfaction, Standing
from fachwerk.events.queries.held import days_to_full, places_used, satisfied_percent
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see, neighbours

FOLLOW_UPS = ("recommendation", "project_idea", "project", "impulse", "goal", "measure", "group_advice", "focus_topic")


@dataclass(frozen=True)
class Feedback:
    """What the answers say together."""

    answers: int
    satisfied: int
    average: float | None
    comments: Sequence[str]
    shown_from: int = 5

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers to say nothing about a single person."""
        return self.answers >= self.shown_from

    @property
    def share(self) -> int | None:
        """Percent of answers 4 and 5."""
        return round(100 * self.satisfied / self.answers) if self.answers else None


def event_for(actor: Actor, slug: str) -> Event:
    """The event behind an address; raises NotThere also for one that the viewer may not see."""
    knot = knot_at("event", slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    event: Event = Event.objects.prefetch_related("pools").get(pk=knot.pk)
    event.knot = knot
    return event


def event_by_id(event_id: uuid.UUID | str) -> Event:
    """The event with this id in the active network; raises NotThere."""
    try:
        found: Event | None = Event.objects.filter(pk=uuid.UUID(str(event_id))).first()
    except ValueError as broken:
        raise NotThere from broken
    if found is None:
        raise NotThere
    return found


def events_by_ids(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Event]:
    """Many events at once."""
    return {event.pk: event for event in Event.objects.filter(pk__in=list(ids))}


def slugs_of(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The addresses of many events or findings in one query."""
    return dict(Knot.objects.filter(pk__in=list(ids)).values_list("pk", "slug"))


def _public() -> QuerySet[Event]:
    return Event.objects.filter(announced_at__isnull=False)


def upcoming(*, format: str = "", audience: str = "", limit: int | None = None) -> list[Event]:
    """Announced events that are not over, the next one first; a cancelled one stays until its day has passed."""
    found = _public().filter(over_at__gt=clock.now()).select_related("organiser").order_by("starts_at", "title")
    if format:
        found = found.filter(format=format)
    if audience:
        found = found.filter(audience__icontains=audience)
    return list(found[:limit] if limit else found)


def past_events(*, format: str = "", year: int | None = None, words: str = "") -> QuerySet[Event]:
    """Events that took place, the latest first."""
    found = _public().filter(over_at__lte=clock.now(), cancelled_at=None).order_by("-starts_at", "title")
    if format:
        found = found.filter(format=format)
    if year:
        found = found.filter(
            starts_at__gte=clock.at_local(date(year, 1, 1)), starts_at__lt=clock.at_local(date(year + 1, 1, 1))
        )
    if words:
        found = found.filter(Q(title__icontains=words) | Q(place__icontains=words) | Q(organiser_name__icontains=words))
    return found


def office_events() -> QuerySet[Event]:
    """Every event for the office, the latest first."""
    return Event.objects.order_by("-starts_at", "title")


def activities_to_release() -> QuerySet[Event]:
    """What members reported and the office has not looked at."""
    return Event.objects.filter(announced_at=None, dismissed_at=None).order_by("starts_at")


def events_on(on: date, *, formats: Sequence[str] = (), since: date | None = None) -> QuerySet[Event]:
    """Events that were announced or held by the end of ``on`` and not cancelled by then; entered later counts."""
    end = clock.end_of(on)
    found = _public().filter(
        Q(announced_at__lt=end) | Q(over_at__lte=end),
        Q(cancelled_at=None) | Q(cancelled_at__gte=end),
    )
    if formats:
        found = found.filter(format__in=formats)
    if since:
        found = found.filter(starts_at__gte=clock.at_local(since))
    return found.order_by("starts_at")


def status_on(event: Event, on: date) -> str | None:
    """ "held", "announced", "cancelled" at the end of ``on``, or None if nobody could know of it."""
    end = clock.end_of(on)
    if event.announced_at is None:
        return None
    if event.cancelled_at and event.cancelled_at < end:
        return EventState.CANCELLED.value
    if event.over_at <= end:
        return EventState.HELD.value
    return EventState.ANNOUNCED.value if event.announced_at < end else None


def organisers_on(events: Iterable[Event]) -> set[str]:
    """Who invited to these events: one entry per organisation or name."""
    return {
        str(event.organiser_id or event.organiser_name)
        for event in events
        if event.organiser_id or event.organiser_name
    }


def full_after_days(event: Event, on: date) -> int | None:
    """Days from the opening of the registration to the moment the last place was taken; None if never full by then."""
    return days_to_full([event], on)[event.pk]


def attended(event: Event) -> int | None:
    """How many people came: the reported number, else who was checked in; None while nobody knows."""
    return places_used([event])[event.pk][1]


def registered(event: Event) -> int:
    """Places of everybody who was ever sure to come: confirmed, attended and absent."""
    return places_used([event])[event.pk][0]


def satisfied_share(event: Event) -> int | None:
    """Percent of answers 4 and 5; None without answers."""
    return satisfied_percent([event])[event.pk]


def feedback_of(event: Event) -> Feedback:
    """What people thought of the event."""
    answers = Satisfaction.objects.filter(event=event)
    row = answers.aggregate(many=Count("id"), satisfied=Count("id", filter=Q(answer__gte=4)), average=Avg("answer"))
    comments = answers.exclude(comment="").order_by("answered_on").values_list("comment", flat=True)
    return Feedback(row["many"], row["satisfied"], row["average"], list(comments), event.feedback_shown_from)


def claims_of(event: Event) -> QuerySet[Claim]:
    """Every claim of an event in order of joining."""
    return Claim.objects.filter(event=event).order_by("joined_at", "ticket")


def waiting_for_approval(event: Event) -> int:
    """How many registrations wait for the office."""
    return Claim.objects.filter(event=event, standing=Standing.PENDING, awaits_approval=True).count()


def claim_by_id(claim_id: uuid.UUID | str) -> Claim:
    """The claim with this id in the active network; raises NotThere."""
    try:
        found: Claim | None = Claim.objects.select_related("event").filter(pk=uuid.UUID(str(claim_id))).first()
    except ValueError as broken:
        raise NotThere from broken
    if found is None:
        raise NotThere
    return found


def findings_of(event: Event, actor: Actor) -> list[Finding]:
    """What came out of an event, as far as the viewer may see it."""
    found = Finding.objects.filter(event=event).select_related("event")
    return list(found if actor.is_office else found.filter(is_public=True))


def finding_for(actor: Actor, slug: str) -> Finding:
    """The finding behind an address; raises NotThere."""
    knot = knot_at("finding", slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    finding: Finding = Finding.objects.select_related("event").get(pk=knot.pk)
    return finding


def findings_on(on: date) -> QuerySet[Finding]:
    """Findings of events that were over by the end of ``on``."""
    end = clock.end_of(on)
    return Finding.objects.filter(event__over_at__lte=end, event__cancelled_at=None).select_related("event")


def all_findings() -> list[Finding]:
    """Every finding, the latest event first."""
    return list(Finding.objects.select_related("event").order_by("-event__starts_at", "cluster", "position"))


def findings_without_followup() -> list[Finding]:
    """Findings that nothing grew from yet, the latest event first."""
    found = all_findings()
    grown = neighbours([finding.pk for finding in found], kinds=FOLLOW_UPS)
    return [finding for finding in found if not grown[finding.pk]]
