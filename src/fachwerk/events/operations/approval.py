"""Where the office says yes to each registration."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.events.models import Claim, Standing
from fachwerk.events.operations import letters, queue
from fachwerk.events.operations.offer import end
from fachwerk.operation.gate import operation


@operation("events.approve_claim", on="claim")
def approve_claim(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """The office says yes: the place that was kept is sure."""
    now = clock.now()
    approved = Claim.objects.filter(pk=claim.pk, standing=Standing.PENDING, awaits_approval=True).update(
        standing=Standing.CONFIRMED, awaits_approval=False, approved_at=now, confirmed_at=now, changed_at=now
    )
    claim.refresh_from_db()
    if approved:
        queue.tell_sure(claim, claim.event, silently=silently)
    elif claim.standing != Standing.CONFIRMED:
        raise NotNow(_("Diese Anmeldung wartet nicht auf eine Zusage."))
    return claim


@operation("events.reject_claim", on="claim")
def reject_claim(actor: Actor, *, claim: Claim, reason: str = "", silently: bool = False) -> Claim:
    """The office says no: the place goes to the next in the queue, and the guest reads the reason."""
    if not claim.is_before_office:
        raise NotNow(_("Diese Anmeldung wartet nicht auf eine Zusage."))
    if end(claim, claim.event, (Standing.PENDING,), Standing.REJECTED, silently=silently) and not silently:
        letters.tell_rejected(claim, claim.event, reason.strip())
    return claim
