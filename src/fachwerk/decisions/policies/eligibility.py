"""Which seats may vote: those of the body on the day on which voting opened."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from fachwerk.contacts.models import Person
from fachwerk.contacts.queries import gone_from, has_left
from fachwerk.core import clock
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


def held_by(user_id: int | None, day: date) -> Q:
    """Condition on seats: the user sits on it or stands in for it, and has not left the organisation."""
    sits = Q(person__user_id=user_id) & ~has_left(day, "person")
    stands_in = Q(deputy__user_id=user_id) & ~has_left(day, "deputy")
    return sits | stands_in


def people_on(seat: Seat) -> list[Person]:
    """Who speaks for the seat today: whoever sits on it and whoever stands in, unless they left the organisation."""
    named = [person for person in (seat.person, seat.deputy) if person is not None]
    left = gone_from(seat.organisation_id, [person.pk for person in named], clock.today())
    return [person for person in named if person.pk not in left]
