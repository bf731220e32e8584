"""Giving places back and offering them on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import pools, queue
from fachwerk.events.queries.places import shown_moment
from fachwerk.operation.gate import operation

RELEASABLE = (Standing.PENDING, Standing.CONFIRMED, Standing.OFFERED)


@operation("events.release_claim", on="claim")
def release_claim(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """Whoever gives a place back frees it at once for the next in the queue; whoever waits leaves the queue."""
    event = claim.event
    if event.is_over:
        raise NotNow(_("Die Veranstaltung hat schon stattgefunden."))
    end(claim, event, (*RELEASABLE, Standing.WAITING), Standing.RELEASED, silently=silently)
    return claim


def end(claim: Claim, event: Event, among: tuple[Standing, ...], ended: Standing, *, silently: bool) -> bool:
    """Ends a claim once, frees what it held and moves the queue up; False if somebody was faster."""
    pools.lock(event)
    now = clock.now()
    found = Claim.objects.select_for_update().filter(pk=claim.pk, standing__in=among).first()
    if found is None:  # somebody was faster: once is enough
        claim.refresh_from_db()
        return False
    held_a_place = found.standing in RELEASABLE
    found.standing, found.changed_at, found.freed_at = ended, now, now if held_a_place else None
    found.save(update_fields=["standing", "changed_at", "freed_at"])
    claim.refresh_from_db()
    if held_a_place:
        pools.give_back(found)
        announce(facts.PlaceReleased(claim_id=claim.pk, event_id=event.pk))
        queue.move_up(event, silently=silently)
    return True


@operation("events.accept_offer", on="claim")
def accept_offer(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """An offer that is accepted in time becomes a sure place, once."""
    now = clock.now()
    accepted = Claim.objects.filter(pk=claim.pk, standing=Standing.OFFERED, held_until__gt=now).update(
        **queue.when_sure(claim, claim.event, now)
    )
    claim.refresh_from_db()
    if accepted:
        queue.tell_sure(claim, claim.event, silently=silently)
    elif claim.standing != Standing.CONFIRMED and not claim.is_before_office:
        if claim.held_until:
            raise NotNow(_("Das Angebot galt bis %(until)s.") % {"until": shown_moment(claim.held_until)})
        raise NotNow(_("Für Sie liegt kein Angebot vor."))
    return claim


@operation("events.decline_offer", on="claim")
def decline_offer(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """A declined offer goes to the next in the queue at once."""
    declined = end(claim, claim.event, (Standing.OFFERED,), Standing.DECLINED, silently=silently)
    if not declined and claim.standing not in (Standing.DECLINED, Standing.EXPIRED):
        raise NotNow(_("Für Sie liegt kein Angebot vor."))
    return claim


@operation("events.end_holds", on="event")
def end_holds(actor: Actor, *, event: Event, silently: bool = False) -> int:
    """Holds and offers that were not confirmed in time end, and the queue moves up; so it does when a share ends."""
    ended = queue.end_expired_holds(event, silently=silently)
    if not ended and event.small_until is not None and not event.keeps_places_for_small:
        pools.lock(event)
        queue.move_up(event, silently=silently)
    return ended
