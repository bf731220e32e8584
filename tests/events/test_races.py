"""Many at once: exactly as many places as there are. The twin without its guard must fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local
from threading import Event as ThreadEvent
from typing import Any

import pytest
from django.db import IntegrityError, connections

from fachwerk.access.actor import Actor, system, visitor
from fachwerk.events.models import Claim, Event, Pool, Standing
from fachwerk.events.operations import (
    accept_offer,
    add_session,
    change_event,
    claim_places,
    confirm_claim,
    pools,
    release_claim,
)
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


def both(town: Network, *acts: Callable[[], object]) -> list[object]:
    """Runs the acts on connections of their own, at once; gives back what each returned."""

    def run(act: Callable[[], object]) -> object:
        try:
            with network_scope(town):
                return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as crowd:
        return [future.result() for future in [crowd.submit(run, act) for act in acts]]


def claiming(town: Network, event: Event, number: int, **given: Any) -> Callable[[], Claim]:
    """A registration that is only a matter of calling."""
    values = {"name": "Gast", "email": f"gast{number}@firma.example", "silently": True, **given}
    return lambda: claim_places(visitor(town.pk), event=event, **values)


def pausing(monkeypatch: pytest.MonkeyPatch, take: Callable[..., bool]) -> None:
    """Each of two takes waits for the other the first time."""
    gate, met = Barrier(2), local()

    def paused(claim: Claim) -> bool:
        def wait() -> None:
            if not getattr(met, "other", False):
                met.other = True
                gate.wait(timeout=30)

        return take(claim, wait)

    monkeypatch.setattr(pools, "take", paused)


def standings(claims: list[object]) -> list[str]:
    return sorted(str(claim.standing) for claim in claims if isinstance(claim, Claim))


@pytest.mark.parametrize("limited", ["event", "session"])
def test_two_for_the_last_place_with_a_pause_between_them_one_gets_it_and_one_waits(
    town: Network, monkeypatch: pytest.MonkeyPatch, limited: str
) -> None:
    event, given = an_open_event(town, 1 if limited == "event" else 9), {}
    with network_scope(town):
        if limited == "session":
            given = {"sessions": [add_session(system("test", town.pk), event=event, title="Werkstatt", capacity=1)]}
    guarded = pools.take

    def take(claim: Claim, wait: Callable[[], None]) -> bool:
        wait()
        return guarded(claim)

    pausing(monkeypatch, take)
    made = both(town, claiming(town, event, 1, **given), claiming(town, event, 2, **given))
    assert standings(made) == [Standing.PENDING, Standing.WAITING]
    with network_scope(town):
        assert pools_that_disagree() == []


def test_without_the_guard_the_same_two_both_get_the_last_place(town: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_open_event(town, 1)

    def take(claim: Claim, wait: Callable[[], None]) -> bool:
        pool = Pool.objects.get(event_id=claim.event_id)
        if pool.taken + claim.places > (pool.ceiling or 0):
            return False
        wait()
        Pool.objects.filter(pk=pool.pk).update(taken=pool.taken + claim.places)
        return True

    pausing(monkeypatch, take)
    made = both(town, claiming(town, event, 1), claiming(town, event, 2))
    assert standings(made) == [Standing.PENDING, Standing.PENDING]
    with network_scope(town):
        assert len(pools_that_disagree()) == 1


def sent_twice_at_once(town: Network, event: Event, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    guarded = pools.take

    def take(claim: Claim, wait: Callable[[], None]) -> bool:
        wait()
        return guarded(claim)

    pausing(monkeypatch, take)
    once = claiming(town, event, 1, idempotency_key="einmal")
    return both(town, once, once)


def test_the_same_key_twice_at_once_is_one_registration_and_the_same_answer(
    town: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = an_open_event(town, 5)
    made = sent_twice_at_once(town, event, monkeypatch)
    assert len({claim.pk for claim in made if isinstance(claim, Claim)}) == 1
    with network_scope(town):
        assert Pool.objects.get(event=event).taken == Claim.objects.count() == 1


def test_without_its_unique_keys_the_same_sending_registers_twice(
    town: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE events_claim DROP CONSTRAINT events_claim_sent_once")
        cursor.execute("DROP INDEX events_claim_one_per_address")
    made = sent_twice_at_once(town, an_open_event(town, 5), monkeypatch)
    assert len({claim.pk for claim in made if isinstance(claim, Claim)}) == 2


def promoted_while_lowered(
    town: Network, monkeypatch: pytest.MonkeyPatch, take: Callable[[Claim, int], bool] | None = None
) -> Event:
    """Three places taken, two wait; one is given back while the limit sinks to one between the click and the lock."""
    event, actor = an_open_event(town, 3), system("test", town.pk)
    with network_scope(town):
        claims = [claiming(town, event, number)() for number in range(5)]
        for claim in claims:
            confirm_claim(actor, claim=claim, silently=True)
    arrived, lowered, lock, seen = ThreadEvent(), ThreadEvent(), pools.lock, {}
    releasing = local()

    def late(locked: Event) -> Pool:
        if getattr(releasing, "now", False):
            seen["ceiling"] = Pool.objects.get(event=locked).ceiling
            arrived.set()
            assert lowered.wait(30)
        return lock(locked)

    def release() -> None:
        releasing.now = True
        release_claim(actor, claim=claims[0], silently=True)

    def lower() -> None:
        assert arrived.wait(30)
        change_event(actor, event=Event.objects.get(pk=event.pk), capacity=1)
        lowered.set()

    monkeypatch.setattr(pools, "lock", late)
    if take is not None:
        monkeypatch.setattr(pools, "take", lambda claim: take(claim, seen["ceiling"]))
    both(town, release, lower)
    return event


def test_a_limit_changed_while_the_queue_moves_is_read_after_the_lock(
    town: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = promoted_while_lowered(town, monkeypatch)
    with network_scope(town):
        pool = Pool.objects.get(event=event)
        assert (pool.capacity, pool.taken, pool.ceiling) == (1, 2, 2)
        assert not Claim.objects.filter(standing=Standing.OFFERED).exists()
        assert pools_that_disagree() == []


def test_with_the_limit_read_before_the_lock_the_database_has_to_refuse(
    town: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trusting(claim: Claim, ceiling: int) -> bool:
        pool = Pool.objects.get(event_id=claim.event_id)
        if pool.taken + claim.places > ceiling:
            return False
        Pool.objects.filter(pk=pool.pk).update(taken=pool.taken + claim.places)
        return True

    with pytest.raises(IntegrityError, match="events_pool_never_oversold"):
        promoted_while_lowered(town, monkeypatch, trusting)


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
