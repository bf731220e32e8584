"""Focus topics by year."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotThere
from fachwerk.strategy.models import FocusTopic
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see, neighbours


def focus_of_year(year: int) -> FocusTopic | None:
    """The focus topic of a year, if one was chosen."""
    return FocusTopic.objects.filter(year=year).first()


def focus_on(on: date) -> FocusTopic | None:
    """The focus topic that holds on a day."""
    return focus_of_year(on.year)


def focus_topics() -> QuerySet[FocusTopic]:
    """All focus topics, latest year first."""
    return FocusTopic.objects.order_by("-year")


def focus_rows() -> list[tuple[FocusTopic, str]]:
    """All focus topics with the slug of their page, latest year first."""
    slugs = dict(Knot.objects.filter(kind=FocusTopic.kind).values_list("pk", "slug"))
    return [(topic, slugs[topic.pk]) for topic in focus_topics()]


def focus_for(actor: Actor, slug: str) -> FocusTopic:
    """The focus topic behind an address; raises NotThere."""
    knot = knot_at("focus_topic", slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    found: FocusTopic = FocusTopic.objects.get(pk=knot.pk)
    found.knot = knot
    return found


def goals_of_focus(topic: FocusTopic) -> list[Knot]:
    """The goals a focus topic serves."""
    return neighbours([topic.pk], kinds=["goal"], back=True)[topic.pk]
