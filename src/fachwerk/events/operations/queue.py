"""The queue: who waits for places and moves up."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, QuerySet

from fachwerk.core import clock
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import letters, pools
from fachwerk.events.queries.places import queue_of
from fachwerk.events.queries.quiet_hours import offer_until

HOLDING_FOR_A_TIME = (Standing.PENDING, Standing.OFFERED)


def takes_or_waits(claim: Claim, event: Event) -> bool:
    """Whether the claim has its places now; otherwise it waits. Nobody overtakes those who wait."""
    if not queue_of(event).exists() and pools.take(claim):
        return True
    pools.lock(event)  # a release that runs at the same time either sees us waiting or we see its place
    move_up(event)
    return not queue_of(event).exists() and pools.take(claim)


def next_ticket(event: Event) -> int:
    """The number that orders claims of the same moment; asked for while the pool is locked."""
    return (Claim.objects.filter(event=event).aggregate(last=Max("ticket"))["last"] or 0) + 1


def end_expired_holds(event: Event, *, silently: bool = False) -> int:
    """Frees what was not confirmed in time and moves the queue up. Returns how many holds ended."""
    if not _expired(event, clock.now()).exists():
        return 0
    pools.lock(event)
    ended = list(_expired(event, clock.now()).select_for_update())
    for claim in ended:
        held_a_place = claim.standing in HOLDING_FOR_A_TIME
        claim.freed_at = claim.held_until if held_a_place else None
        claim.standing, claim.changed_at = Standing.EXPIRED, clock.now()
        claim.save(update_fields=["standing", "freed_at", "changed_at"])
        if held_a_place:
            pools.give_back(claim)
    move_up(event, silently=silently)
    return len(ended)


def _expired(event: Event, now: datetime) -> QuerySet[Claim]:
    waits = (*HOLDING_FOR_A_TIME, Standing.WAITING)
    return Claim.objects.filter(event=event, standing__in=waits, held_until__lte=now).order_by("joined_at", "ticket")


def move_up(event: Event, *, silently: bool = False) -> list[Claim]:
    """Offers free places to the queue in its order, as many as there are. The event is locked."""
    offered: list[Claim] = []
    if not event.takes_claims:
        return offered
    # whoever still has to confirm the address has an end; without one the claim counts
    for claim in queue_of(event).filter(held_until=None).select_for_update():
        if not pools.take(claim):
            break
        now = clock.now()
        claim.standing, claim.offered_at, claim.took_at, claim.changed_at = Standing.OFFERED, now, now, now
        claim.held_until = min(offer_until(now, state=event.network.state_code), event.begins_at)
        claim.save(update_fields=["standing", "offered_at", "took_at", "changed_at", "held_until"])
        announce(facts.PlaceOffered(claim_id=claim.pk, event_id=event.pk))
        if not silently:
            letters.tell_offered(claim, event)
        offered.append(claim)
    return offered


def confirmed_fact(claim: Claim) -> facts.ClaimConfirmed:
    """What others learn of a sure place."""
    return facts.ClaimConfirmed(
        claim_id=claim.pk,
        event_id=claim.event_id,
        name=claim.name,
        email=claim.email,
        organisation_name=claim.organisation_name,
        organisation_id=claim.organisation_id,
        employees=claim.employees,
        multiplier_code=claim.multiplier_code,
    )
