"""Bodies, seats, and the rights that seats give."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When

from fachwerk.access.actor import Actor, Grant
from fachwerk.access.roles import Role
from fachwerk.contacts.queries import has_left, own_person_ids
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.decisions.models import Body, Decision, Seat, SeatRole
from fachwerk.decisions.policies.counting import rule_sentences
from fachwerk.decisions.policies.eligibility import held_by, seats_on
from fachwerk.tenancy.scope import network_is_active
from fachwerk.thread.models import Knot, Visibility
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see


@dataclass(frozen=True)
class BodyPage:
    """One body as its page shows it."""

    body: Body
    knot: Knot
    seats: Sequence[Seat]
    former_seats: Sequence[Seat]
    decisions: Sequence[Decision]

    @property
    def rules(self) -> list[str]:
        """The rules of the body in sentences."""
        return rule_sentences(self.body)


def bodies_of(actor: Actor | None = None, on: date | None = None) -> QuerySet[Any]:
    """All bodies with their number of seats on a day, living ones first."""
    day = on or clock.today()
    seated = Q(seats__since__lte=day) & (Q(seats__until=None) | Q(seats__until__gte=day))
    return Body.objects.annotate(seat_count=Count("seats", filter=seated)).order_by("until", "since", "name")


def bodies_on(day: date) -> list[Body]:
    """The bodies that existed on a day, the oldest first."""
    found = Body.objects.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))
    return list(found.order_by("since", "name"))


def main_body() -> Body | None:
    """The body that decides when nobody names one."""
    return Body.objects.filter(until=None).order_by("since", "name").first()


def body_for(actor: Actor, slug: str) -> BodyPage:
    """The page of one body; raises NotThere."""
    knot = knot_at("body", slug)
    body = Body.objects.get(pk=knot.pk)
    body.knot = knot
    day = min(clock.today(), body.until) if body.until else clock.today()
    seats = seats_on(body, day).select_related("organisation", "person", "deputy").order_by("organisation__name")
    former = body.seats.filter(until__lt=day).select_related("organisation").order_by("-until", "organisation__name")
    decisions = visible(actor, body.decisions.all())
    return BodyPage(body, knot, list(seats), list(former), list(decisions.order_by("-decided_on", "-opened_at")))


def seat_for(actor: Actor, seat_id: uuid.UUID | str) -> Seat:
    """One seat of the active network; raises NotThere."""
    seat: Seat | None = (
        Seat.objects.filter(pk=seat_id).select_related("body", "organisation", "person", "deputy").first()
    )
    if seat is None:
        raise NotThere
    return seat


def seats_of_organisation(organisation_id: uuid.UUID, on: date | None = None) -> QuerySet[Seat]:
    """The seats that an organisation holds on a day."""
    day = on or clock.today()
    seats = Seat.objects.filter(Q(until=None) | Q(until__gte=day), organisation_id=organisation_id, since__lte=day)
    return seats.select_related("body")


def seat_roles(user_id: int) -> Iterable[Grant]:
    """Role source: who sits on a seat today may vote, who chairs may count, a deputy may stand in."""
    if not network_is_active() or not own_person_ids(user_id):
        return
    day = clock.today()
    sits = Q(person__user_id=user_id) & ~has_left(day, "person")
    seats = (
        Seat.objects.filter(Q(until=None) | Q(until__gte=day), held_by(user_id, day), since__lte=day)
        .annotate(sits=Case(When(sits, then=True), default=False))
        .only("role", "organisation")
    )
    for seat in seats:
        roles = {Role.VOTER} if seat.sits else {Role.DEPUTY}
        if seat.sits and seat.role != SeatRole.MEMBER:
            roles.add(Role.CHAIR)
        yield Grant(roles=frozenset(roles), organisation_ids=frozenset({seat.organisation_id}))


def visible(actor: Actor, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Decisions that this viewer may see by name."""
    if may_see(actor, Visibility.MEMBERS):
        return decisions
    return decisions.filter(visibility=Visibility.PUBLIC).exclude(state="open")


@dataclass(frozen=True)
class BodyCard:
    """One body in a list."""

    body: Body
    slug: str
    seat_count: int
    decision_count: int


def slugs_of(kind: str) -> dict[uuid.UUID, str]:
    """The readable addresses of all knots of a kind, in one query."""
    return dict(Knot.objects.filter(kind=kind).values_list("pk", "slug"))


def body_cards(actor: Actor) -> list[BodyCard]:
    """All bodies with the numbers of their seats and of the decisions that the viewer may see."""
    slugs = slugs_of("body")
    per_body = visible(actor, Decision.objects.all()).values("body").annotate(number=Count("pk"))
    decided = {row["body"]: row["number"] for row in per_body}
    return [BodyCard(body, slugs[body.pk], body.seat_count, decided.get(body.pk, 0)) for body in bodies_of(actor)]
