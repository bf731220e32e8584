"""What the office does for somebody: registering who rang, places beyond the limit."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events.models import Claim, Event, EventState, Session, Standing
from fachwerk.events.models.claim import ALIVE
from fachwerk.events.operations import letters, pools, queue
from fachwerk.events.operations.claim import check_sessions, names_of, plain_address, write_with_sessions
from fachwerk.operation.gate import operation


@operation("events.register_on_behalf", on="event")
def register_on_behalf(
    actor: Actor,
    *,
    event: Event,
    name: str,
    email: str = "",
    organisation_name: str = "",
    organisation: Organisation | None = None,
    employees: str = "",
    companions: Sequence[str] = (),
    unnamed: int = 0,
    sessions: Sequence[Session] = (),
    support_needs: str = "",
    onto_waiting_list: bool = False,
    beyond_limit: bool = False,
    silently: bool = False,
) -> Claim:
    """The office registers somebody who rang; without a free place only onto the waiting list or beyond the limit."""
    if event.state not in (EventState.ANNOUNCED, EventState.HELD):
        raise NotNow(_("Zu dieser Veranstaltung kann niemand angemeldet werden."))
    now = clock.now()
    claim = Claim(
        event=event,
        name=name.strip(),
        email=plain_address(email),
        organisation_name=organisation_name.strip(),
        organisation=organisation,
        employees=employees,
        companions=names_of(companions, unnamed),
        support_needs=support_needs,
        idempotency_key=uuid.uuid4().hex,
        made_by_office=True,
        address_confirmed_at=now,
        joined_at=now,
        changed_at=now,
    )
    claim.places, claim.sessions_wanted = 1 + len(claim.companions), check_sessions(event, sessions)
    if claim.email and Claim.objects.filter(event=event, email=claim.email, standing__in=ALIVE).exists():
        raise NotSo(_("Diese Adresse ist schon angemeldet."), field="email")
    queue.end_expired_holds(event)
    pools.lock(event)
    _place(claim, event, waits=onto_waiting_list or beyond_limit)
    if beyond_limit:
        return grant_place(actor, claim=claim, silently=silently)
    if onto_waiting_list:
        queue.move_up(event, silently=silently)
        claim.refresh_from_db()
    _tell(claim, event, silently=silently)
    return claim


def _place(claim: Claim, event: Event, *, waits: bool) -> None:
    if waits:
        claim.standing, claim.ticket = Standing.WAITING, queue.next_ticket(event)
    elif pools.take(claim):
        claim.standing, claim.confirmed_at, claim.took_at = Standing.CONFIRMED, claim.joined_at, claim.joined_at
    else:
        raise NotNow(_("Alle Plätze sind vergeben. Wählen Sie die Warteliste oder einen Platz über die Grenze hinaus."))
    write_with_sessions(claim)


def _tell(claim: Claim, event: Event, *, silently: bool) -> None:
    if claim.standing == Standing.CONFIRMED:
        announce(queue.confirmed_fact(claim))
    if not silently and not event.is_over:
        letters.tell_how_it_stands(claim, event)


@operation("events.grant_place", on="claim")
def grant_place(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """The office gives somebody who waits a sure place beyond the limit; the limit itself stays as it is."""
    event = claim.event
    if event.state not in (EventState.ANNOUNCED, EventState.HELD):
        raise NotNow(_("Zu dieser Veranstaltung kann niemand angemeldet werden."))
    pools.lock(event)
    found = Claim.objects.select_for_update().filter(pk=claim.pk, standing=Standing.WAITING).first()
    if found is None:
        raise NotNow(_("Zusätzliche Plätze gibt es nur für Personen auf der Warteliste."))
    now = clock.now()
    found.event = event
    pools.take_beyond(found)
    found.standing, found.held_until = Standing.CONFIRMED, None
    found.confirmed_at = found.took_at = found.approved_at = found.changed_at = now
    found.save()
    claim.refresh_from_db()
    _tell(claim, event, silently=silently)
    return claim
