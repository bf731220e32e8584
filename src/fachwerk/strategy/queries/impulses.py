"""The inbox of impulses."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.strategy.models import Impulse, ImpulseSource, ImpulseState
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_at

DAYS_TO_ANSWER = 14


def impulse_for(actor: Actor, slug: str) -> Impulse:
    """The impulse behind an address; raises NotThere for one that is not released and not the actor's to read."""
    found: Impulse | None = Impulse.objects.filter(pk=knot_at("impulse", slug).pk).first()
    if found is None or not (found.is_released or actor.is_office):
        raise NotThere
    return found


def impulse_of_publication(publication_id: uuid.UUID) -> Impulse:
    """The impulse that brought another network's good example into this one."""
    found: Impulse | None = Impulse.objects.filter(origin_publication=publication_id).first()
    if found is None:
        raise NotThere
    return found


def impulses_for(actor: Actor, *, state: str = "", source: str = "", words: str = "") -> QuerySet[Impulse]:
    """Impulses the actor may read, latest first, filtered by state, source and words."""
    impulses = Impulse.objects.order_by("-received_at")
    if not actor.is_office:
        impulses = impulses.filter(released_at__isnull=False)
    if state:
        impulses = impulses.filter(state=state)
    if source:
        impulses = impulses.filter(source=source)
    for word in words.split():
        impulses = impulses.filter(
            Q(text__icontains=word)
            | Q(public_text__icontains=word)
            | Q(reply__icontains=word)
            | Q(voice__icontains=word)
        )
    return impulses


def impulse_rows(actor: Actor) -> QuerySet[Impulse]:
    """The inbox as a list: each impulse with ``slug`` of its page."""
    slug = Knot.objects.filter(pk=OuterRef("pk")).values("slug")[:1]
    return impulses_for(actor).annotate(slug=Subquery(slug))


def impulses_waiting() -> QuerySet[Impulse]:
    """What came in and was not yet answered, tied or parked, oldest first."""
    waiting = Impulse.objects.filter(state__in=[ImpulseState.NEW, ImpulseState.SCREENED], answered_at__isnull=True)
    return waiting.order_by("received_at")


def answer_due_on(received_on: date | None = None) -> date:
    """The day by which somebody who left an address hears from the office."""
    return (received_on or clock.today()) + timedelta(days=DAYS_TO_ANSWER)


def source_label(source: str) -> str:
    """The way an impulse came in, in words."""
    return str(ImpulseSource(source).label) if source in ImpulseSource.values else source
