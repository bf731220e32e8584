"""The entrance: who is there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts, policies
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.operation.gate import operation

ADMITTED = (Standing.CONFIRMED, Standing.NO_SHOW)


@operation("events.check_in", on="event", when=policies.may_check_in)
def check_in(actor: Actor, *, event: Event, claim: Claim) -> Claim:
    """Somebody with a sure place is let in, once; everybody else is refused with the reason."""
    if claim.event_id != event.pk:
        raise NotSo(_("Diese Anmeldung gehört zu einer anderen Veranstaltung."))
    now = clock.now()
    let_in = Claim.objects.filter(pk=claim.pk, standing__in=ADMITTED).update(
        standing=Standing.ATTENDED, attended_at=now, changed_at=now
    )
    claim.refresh_from_db()
    if let_in:
        announce(
            facts.SomebodyAttended(
                claim_id=claim.pk,
                event_id=event.pk,
                organisation_id=claim.organisation_id,
                multiplier_code=claim.multiplier_code,
            )
        )
    elif claim.standing != Standing.ATTENDED:
        raise NotNow(_refusal(claim))
    return claim


def _refusal(claim: Claim) -> str:
    return {
        Standing.PENDING: _("Die Geschäftsstelle hat noch nicht zugesagt.")
        if claim.is_before_office
        else _("Die E-Mail-Adresse ist noch nicht bestätigt."),
        Standing.REJECTED: _("Die Geschäftsstelle hat nicht zugesagt."),
        Standing.WAITING: _("Diese Person steht auf der Warteliste."),
        Standing.OFFERED: _("Der angebotene Platz ist noch nicht angenommen."),
        Standing.CANCELLED: _("Die Veranstaltung ist abgesagt."),
        Standing.RELEASED: _("Der Platz wurde freigegeben."),
        Standing.DECLINED: _("Der angebotene Platz wurde abgelehnt."),
        Standing.EXPIRED: _("Die Anmeldung ist abgelaufen."),
    }[Standing(claim.standing)]


@operation("events.undo_check_in", on="event")
def undo_check_in(actor: Actor, *, event: Event, claim: Claim) -> Claim:
    """A mistaken check-in is taken back."""
    Claim.objects.filter(pk=claim.pk, event=event, standing=Standing.ATTENDED).update(
        standing=Standing.CONFIRMED, attended_at=None, changed_at=clock.now()
    )
    claim.refresh_from_db()
    return claim


@operation("events.close_entrance", on="event", when=policies.may_check_in)
def close_entrance(actor: Actor, *, event: Event) -> Event:
    """When the event has begun, everybody with a place who was not let in counts as absent."""
    if event.starts_at > clock.now():
        raise NotNow(_("Die Veranstaltung hat noch nicht begonnen."))
    Claim.objects.filter(event=event, standing=Standing.CONFIRMED).update(
        standing=Standing.NO_SHOW, changed_at=clock.now()
    )
    return event
