"""Many at once: exactly as many places as there are. The twin without its guard must fail."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from fachwerk.access.actor import Actor, system, visitor
from fachwerk.events.models import Claim, Event, Pool, Standing
from fachwerk.events.operations import accept_offer, claim_places, confirm_claim, pools, release_claim
from fachwerk.events.queries import pools_that_disagree, position_of, queue_of
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.tenancy.scope import network_scope
from tests.events.makers import an_event

GUESTS, SEATS, ROUNDS, AT_ONCE = 200, 30, 10, 12


@pytest.fixture
def town(own_database: str) -> Network:
    return found_network(slug="teutoheim", name="Fachkräftebündnis Teutoheim")


def an_open_event(town: Network, capacity: int) -> Event:
    with network_scope(town):
        return an_event(system("test", town.pk), capacity=capacity, day=_far(), starts=None, ends=None)


def _far():  # type: ignore[no-untyped-def]
    from datetime import timedelta

    from fachwerk.core import clock

    return clock.today() + timedelta(days=60)


def all_at_once(town: Network, event: Event, guests: int, at_once: int = AT_ONCE) -> Counter[str]:
    """``guests`` registrations from ``at_once`` connections that start together."""
    gate = Barrier(at_once)

    def work(share: int) -> list[str]:
        try:
            gate.wait(timeout=30)
            return [register(number) for number in range(share, guests, at_once)]
        finally:
            connections.close_all()

    def register(number: int) -> str:
        with network_scope(town):
            claim = claim_places(
                visitor(town.pk), event=event, name=f"Gast {number}", email=f"gast{number}@firma.example", silently=True
            )
            return str(claim.standing)

    with ThreadPoolExecutor(at_once) as crowd:
        return Counter(standing for part in crowd.map(work, range(at_once)) for standing in part)


def read_then_write(claim: Claim) -> bool:
    """A take without its guard: what was read is trusted."""
    pool = Pool.objects.get(event_id=claim.event_id)
    if pool.ceiling is not None and pool.taken + claim.places > pool.ceiling:
        return False
    Pool.objects.filter(pk=pool.pk).update(taken=pool.taken + claim.places)
    return True


def test_two_hundred_on_thirty_places_ten_times(town: Network) -> None:
    for _round in range(ROUNDS):
        event = an_open_event(town, SEATS)
        standings = all_at_once(town, event, GUESTS)
        assert standings == {Standing.PENDING: SEATS, Standing.WAITING: GUESTS - SEATS}
        with network_scope(town):
            waiting = list(queue_of(event))
            assert len({claim.ticket for claim in waiting}) == GUESTS - SEATS
            ends = (waiting[0], waiting[1], waiting[84], waiting[-1])
            assert [position_of(claim) for claim in ends] == [1, 2, 85, GUESTS - SEATS]
            assert pools_that_disagree() == []


def test_without_its_guard_the_same_crowd_oversells(town: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """First read, then write: what the conditional update forbids."""

    monkeypatch.setattr(pools, "take", read_then_write)
    sold = 0
    for _round in range(ROUNDS):
        event = an_open_event(town, SEATS)
        sold = max(sold, all_at_once(town, event, GUESTS)[Standing.PENDING])
        if sold > SEATS:
            break
    assert sold > SEATS


def test_one_offer_used_twice_at_once_is_one_booking_and_one_release_one_promotion(town: Network) -> None:
    event = an_open_event(town, 1)
    actor = system("test", town.pk)
    with network_scope(town):
        claims = [
            claim_places(actor, event=event, name="Gast", email=f"g{number}@firma.example", silently=True)
            for number in range(4)
        ]
        for claim in claims:
            confirm_claim(actor, claim=claim, silently=True)

    def twice(act, claim: Claim) -> None:  # type: ignore[no-untyped-def]
        gate = Barrier(2)

        def once(_number: int) -> None:
            try:
                with network_scope(town):
                    own = Claim.objects.get(pk=claim.pk)
                    gate.wait(timeout=30)
                    act(actor, claim=own, silently=True)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pair:
            list(pair.map(once, range(2)))

    twice(release_claim, claims[0])
    with network_scope(town):
        assert Counter(c.standing for c in Claim.objects.all()) == {"released": 1, "offered": 1, "waiting": 2}
    twice(accept_offer, claims[1])
    with network_scope(town):
        assert Pool.objects.get(event=event).taken == 1
        assert Claim.objects.get(pk=claims[1].pk).standing == Standing.CONFIRMED
        assert pools_that_disagree() == []


def test_a_release_that_meets_the_next_guest_leaves_no_place_unused(town: Network) -> None:
    for _round in range(5):
        event = an_open_event(town, 1)
        actor = system("test", town.pk)
        with network_scope(town):
            sure = claim_places(actor, event=event, name="Gast", email="erste@firma.example", silently=True)
            confirm_claim(actor, claim=sure, silently=True)
        gate = Barrier(2)

        def act(
            first: bool, event: Event = event, sure: Claim = sure, gate: Barrier = gate, actor: Actor = actor
        ) -> None:
            try:
                with network_scope(town):
                    gate.wait(timeout=30)
                    if first:
                        release_claim(actor, claim=sure, silently=True)
                    else:
                        late = claim_places(actor, event=event, name="Gast", email="z@firma.example", silently=True)
                        confirm_claim(actor, claim=late, silently=True)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pair:
            list(pair.map(act, (True, False)))
        with network_scope(town):
            assert Claim.objects.get(event=event, email="z@firma.example").standing in ("confirmed", "offered")
            assert pools_that_disagree() == []
