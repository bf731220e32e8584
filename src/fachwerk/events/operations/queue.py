"""The queue: who waits for places and moves up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import letters, pools
from fachwerk.events.queries.places import goes_before, queue_of
from fachwerk.events.queries.quiet_hours import offer_until

HOLDING_FOR_A_TIME = (Standing.PENDING, Standing.OFFERED)


def takes_or_waits(claim: Claim, event: Event) -> bool:
    """Whether the claim has its places now; otherwise it waits. Nobody overtakes those who wait."""
    if not goes_before(claim).exists() and pools.take(claim):
        return True
    pools.lock(event)  # a release that runs at the same time either sees us waiting or we see its place
    move_up(event)
    if goes_before(claim).exists():
        return False
    if pools.take(claim):
        return True
    refuse_as_group(claim)
    return False


def refuse_as_group(claim: Claim) -> None:
    """A group is held to what is left: nobody of it is dropped silently, and single places do not stay empty."""
    if claim.places == 1 or goes_before(claim).exists():
        return
    left = pools.left_for(claim)
    if not left or left >= claim.places:
        return
    text = ngettext("Es ist nur noch %(left)s Platz frei.", "Es sind nur noch %(left)s Plätze frei.", left)
    alone = _("Melden Sie nur sich selbst an oder rufen Sie uns an.")
    fewer = ngettext(
        "Melden Sie höchstens %(most)s weitere Person an oder rufen Sie uns an.",
        "Melden Sie höchstens %(most)s weitere Personen an oder rufen Sie uns an.",
        left - 1,
    ) % {"most": left - 1}
    raise NotSo(text % {"left": left} + " " + (fewer if left > 1 else alone), field="companions")


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
    for claim in queue_of(event).filter(held_until=None).prefetch_related("choices").select_for_update():
        claim.event = event
        if not pools.take(claim):
            if pools.has_room(event, claim.places):  # only a session or the share is full: others may want another one
                continue
            break
        now = clock.now()
        claim.standing, claim.offered_at, claim.took_at, claim.changed_at = Standing.OFFERED, now, now, now
        claim.held_until = min(offer_until(now, state=event.network.state_code), event.begins_at)
        claim.save(update_fields=["standing", "offered_at", "took_at", "changed_at", "held_until", "in_contingent"])
        announce(facts.PlaceOffered(claim_id=claim.pk, event_id=event.pk))
        if not silently:
            letters.tell_offered(claim, event)
        offered.append(claim)
    return offered


def when_sure(claim: Claim, event: Event, now: datetime) -> dict[str, Any]:
    """What a claim becomes when nothing is left to do for the guest: sure, or before the office."""
    if event.needs_approval and claim.approved_at is None and not claim.made_by_office:
        return {"standing": Standing.PENDING, "awaits_approval": True, "held_until": None, "changed_at": now}
    return {"standing": Standing.CONFIRMED, "confirmed_at": now, "held_until": None, "changed_at": now}


def tell_sure(claim: Claim, event: Event, *, silently: bool) -> None:
    """Says what ``when_sure`` has decided."""
    if claim.is_before_office:
        if not silently:
            letters.tell_before_office(claim, event)
        return
    announce(confirmed_fact(claim))
    if not silently:
        letters.tell_confirmed(claim, event)


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
