"""One contact, several places: who sits on them, and giving one of them back."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Standing
from fachwerk.events.operations import pools, queue
from fachwerk.events.operations.offer import RELEASABLE, release_claim
from fachwerk.operation.gate import operation

NAMED = (*RELEASABLE, Standing.WAITING)


@operation("events.name_people", on="claim")
def name_people(actor: Actor, *, claim: Claim, people: Sequence[str]) -> Claim:
    """Until the event begins the contact says who comes: names that were missing, or somebody else instead."""
    if claim.event.begins_at <= clock.now():
        raise NotNow(_("Die Veranstaltung hat schon begonnen. Bitte sagen Sie es am Einlass."))
    names = [name.strip() for name in people]
    if not names or not names[0]:
        raise NotSo(_("Bitte tragen Sie einen Namen ein."), field="person_0")
    # a place that was given back meanwhile is not named: the number of places must still be the same
    changed = Claim.objects.filter(pk=claim.pk, standing__in=NAMED, places=len(names)).update(
        name=names[0], companions=names[1:], changed_at=clock.now()
    )
    claim.refresh_from_db()
    if not changed:
        raise NotNow(_("Die Anmeldung hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin."))
    return claim


@operation("events.release_place", on="claim")
def release_place(actor: Actor, *, claim: Claim, number: int, silently: bool = False) -> Claim:
    """One person of a group does not come: exactly one place is free, the others keep theirs."""
    event = claim.event
    if event.is_over:
        raise NotNow(_("Die Veranstaltung hat schon stattgefunden."))
    if claim.places == 1:
        return release_claim(actor, claim=claim, silently=silently)
    pools.lock(event)
    found = Claim.objects.select_for_update().filter(pk=claim.pk, standing__in=NAMED, places=claim.places).first()
    if found is None or not 0 <= number < found.places:  # somebody was faster: once is enough
        claim.refresh_from_db()
        return claim
    if found.standing in RELEASABLE:
        pools.give_back(found, 1)
        announce(facts.PlaceReleased(claim_id=claim.pk, event_id=event.pk))
    names = [found.name, *found.companions]
    del names[number]
    # the contact stays the contact: while nobody else is named, the place stays in that name
    found.name, found.companions = names[0] or found.name, names[1:]
    found.places, found.changed_at = found.places - 1, clock.now()
    found.save(update_fields=["name", "companions", "places", "changed_at"])
    claim.refresh_from_db()
    queue.move_up(event, silently=silently)
    return claim
