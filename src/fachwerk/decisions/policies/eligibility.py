"""Which seats may vote: those of the body on the day on which voting opened."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from fachwerk.decisions.models import Body, Decision, Seat


def seats_on(body: Body, day: date) -> QuerySet[Seat]:
    """The seats of a body that exist on ``day``."""
    return _seats_of(body.pk, day)


def _seats_of(body_id: uuid.UUID, day: date) -> QuerySet[Seat]:
    return Seat.objects.filter(Q(until=None) | Q(until__gte=day), body=body_id, since__lte=day)


def seats_entitled(decision: Decision) -> QuerySet[Seat]:
    """The seats that may vote on this decision, recused ones included."""
    if decision.opened_at is None:
        return Seat.objects.none()
    return _seats_of(decision.body_id, timezone.localtime(decision.opened_at).date())
