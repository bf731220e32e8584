"""Which seats may vote: those of the body on the day on which voting opened."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from fachwerk.decisions.models import Body, Decision, Seat


def seats_on(body: Body, day: date) -> QuerySet[Seat]:
    """The seats of a body that exist on ``day``."""
    return Seat.objects.filter(Q(until=None) | Q(until__gte=day), body=body, since__lte=day)


def seats_entitled(decision: Decision) -> QuerySet[Seat]:
    """The seats that may vote on this decision, recused ones included."""
    if decision.opened_at is None:
        return Seat.objects.none()
    return seats_on(decision.body, timezone.localtime(decision.opened_at).date())
