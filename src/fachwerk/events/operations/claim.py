"""Asking for places and confirming the address."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, EventState, Standing
from fachwerk.events.models.claim import ALIVE
from fachwerk.events.operations import letters, pools, queue
from fachwerk.events.queries.places import shown_moment
from fachwerk.operation.gate import operation

MOST_PLACES = 10
CORRECTABLE = (Standing.PENDING, Standing.WAITING, Standing.CONFIRMED)


def plain_address(email: str) -> str:
    """The same address however it was typed."""
    return email.strip().casefold()


@operation("events.claim_places", on="event")
def claim_places(
    actor: Actor,
    *,
    event: Event,
    name: str,
    email: str,
    organisation_name: str = "",
    organisation: Organisation | None = None,
    employees: str = "",
    companions: Sequence[str] = (),
    support_needs: str = "",
    wants_newsletter: bool = False,
    multiplier_code: str = "",
    idempotency_key: str = "",
    silently: bool = False,
) -> Claim:
    """A guest holds places until the click in the mail, has them at once or joins the queue; an address counts once."""
    _refuse_if_closed(event)
    queue.end_expired_holds(event, silently=silently)
    claim = Claim(
        event=event,
        name=name.strip(),
        email=plain_address(email),
        organisation_name=organisation_name.strip(),
        organisation=organisation,
        employees=employees,
        companions=[companion.strip() for companion in companions if companion.strip()],
        support_needs=support_needs.strip(),
        wants_newsletter=wants_newsletter,
        multiplier_code=multiplier_code[:60],
        idempotency_key=idempotency_key or uuid.uuid4().hex,
    )
    claim.places = 1 + len(claim.companions)
    if claim.places > MOST_PLACES:
        raise NotSo(_("Bitte melden Sie höchstens neun weitere Personen an."), field="companions")
    return _written_once(claim, event, silently=silently)


def _refuse_if_closed(event: Event) -> None:
    if event.takes_claims:
        return
    if event.state == EventState.CANCELLED:
        raise NotNow(_("Die Veranstaltung fällt aus."))
    if event.state == EventState.HELD:
        raise NotNow(_("Die Veranstaltung hat schon stattgefunden."))
    opens_at = event.registration_opens_at
    if opens_at is not None and opens_at > clock.now():
        raise NotNow(_("Die Anmeldung öffnet am %(when)s.") % {"when": shown_moment(opens_at)})
    if opens_at is not None:
        raise NotNow(_("Die Anmeldung ist geschlossen. Fragen beantwortet die Geschäftsstelle."))
    raise NotNow(_("Für diese Veranstaltung ist keine Anmeldung nötig."))


def _known(claim: Claim) -> Claim | None:
    same = Q(idempotency_key=claim.idempotency_key) | Q(email=claim.email, standing__in=ALIVE)
    return Claim.objects.filter(same, event_id=claim.event_id).first()


def _written_once(claim: Claim, event: Event, *, silently: bool) -> Claim:
    known = _known(claim)
    if known is None:
        try:
            with transaction.atomic():  # a place taken for a claim that exists already goes back with it
                _place(claim, event)
        except IntegrityError:
            known = _known(claim)
            if known is None:
                raise
        else:
            announce(facts.PlacesClaimed(claim_id=claim.pk, event_id=event.pk))
            _tell_claimed(claim, event, silently=silently)
            return claim
    if known.idempotency_key != claim.idempotency_key and not silently:
        letters.tell_sent_twice(known, event)
    return known


def _place(claim: Claim, event: Event) -> None:
    claim.joined_at = claim.changed_at = clock.now()
    claim.held_until = claim.joined_at + letters.HOLD if event.confirms_address else None
    if not queue.takes_or_waits(claim, event):
        claim.standing, claim.ticket = Standing.WAITING, queue.next_ticket(event)
    else:
        claim.standing, claim.took_at = Standing.PENDING, claim.joined_at
        if not event.confirms_address:
            claim.standing, claim.confirmed_at = Standing.CONFIRMED, claim.joined_at
    claim.save(force_insert=True)


def _tell_claimed(claim: Claim, event: Event, *, silently: bool) -> None:
    """Asks for the click, or says at once how it stands where an event does without it."""
    if event.confirms_address:
        if not silently:
            letters.ask_to_confirm(claim, event)
        return
    _tell_registered(claim, event, silently=silently)
    if claim.wants_newsletter:
        announce(facts.NewsletterWanted(name=claim.name, email=claim.email, wanted_for=event.title))


@operation("events.confirm_claim", on="claim")
def confirm_claim(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """Whoever confirms the address in time has a sure place, or keeps the position in the queue."""
    now = clock.now()
    here = Claim.objects.filter(pk=claim.pk)
    sure = here.filter(standing=Standing.PENDING, held_until__gt=now).update(
        standing=Standing.CONFIRMED, confirmed_at=now, address_confirmed_at=now, held_until=None, changed_at=now
    )
    waits = (
        0
        if sure
        else here.filter(standing=Standing.WAITING, address_confirmed_at=None, held_until__gt=now).update(
            address_confirmed_at=now, held_until=None, changed_at=now
        )
    )
    claim.refresh_from_db()
    event = claim.event
    if sure:
        announce(queue.confirmed_fact(claim))
        if not silently:
            letters.tell_confirmed(claim, event)
    elif waits:
        pools.lock(event)
        queue.move_up(event, silently=silently)
        claim.refresh_from_db()
        if claim.standing == Standing.WAITING and not silently:
            letters.tell_waiting(claim, event)
    elif claim.hold_is_over or not claim.is_alive:
        raise NotNow(_("Dieser Link gilt nicht mehr."))
    if (sure or waits) and claim.wants_newsletter:
        announce(facts.NewsletterWanted(name=claim.name, email=claim.email, wanted_for=event.title))
    return claim


@operation("events.send_link_again", on="claim")
def send_link_again(actor: Actor, *, claim: Claim) -> Claim:
    """The link is sent once more; after the hold has ended it is a fresh attempt with a place if one is free."""
    event = claim.event
    _refuse_if_closed(event)
    queue.end_expired_holds(event)
    claim.refresh_from_db()
    if claim.is_alive:
        letters.tell_sent_twice(claim, event)
        return claim
    if claim.standing != Standing.EXPIRED:
        raise NotNow(_("Diese Anmeldung ist beendet. Bitte melden Sie sich neu an."))
    copied: dict[str, Any] = {name: getattr(claim, name) for name in _COPIED}
    return _written_once(Claim(idempotency_key=uuid.uuid4().hex, **copied), event, silently=False)


_COPIED = (
    "event",
    "name",
    "email",
    "organisation_name",
    "organisation",
    "employees",
    "places",
    "companions",
    "support_needs",
    "wants_newsletter",
    "multiplier_code",
)


@operation("events.change_claim_email", on="claim")
def change_claim_email(actor: Actor, *, claim: Claim, email: str) -> Claim:
    """A mistyped address is corrected before it is confirmed; the place stays on hold as long as before."""
    address = plain_address(email)
    try:
        with transaction.atomic():
            changed = Claim.objects.filter(pk=claim.pk, standing__in=CORRECTABLE, address_confirmed_at=None).update(
                email=address, changed_at=clock.now()
            )
    except IntegrityError:  # this address has a claim already: only its mail says so
        known = Claim.objects.filter(event_id=claim.event_id, email=address, standing__in=ALIVE).get()
        letters.tell_sent_twice(known, known.event)
        return claim
    if not changed:
        raise NotNow(_("Diese Adresse ist schon bestätigt. Bitte rufen Sie uns an, wenn sie falsch ist."))
    claim.refresh_from_db()
    if claim.needs_click:
        letters.ask_to_confirm(claim, claim.event)
    else:
        _tell_how_it_stands(claim, claim.event)
    return claim


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
    support_needs: str = "",
    onto_waiting_list: bool = False,
    silently: bool = False,
) -> Claim:
    """The office registers somebody who rang; without a free place only onto the waiting list."""
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
        companions=[c.strip() for c in companions if c.strip()],
        support_needs=support_needs,
        idempotency_key=uuid.uuid4().hex,
        made_by_office=True,
        address_confirmed_at=now,
        joined_at=now,
        changed_at=now,
    )
    claim.places = 1 + len(claim.companions)
    if claim.email and Claim.objects.filter(event=event, email=claim.email, standing__in=ALIVE).exists():
        raise NotSo(_("Diese Adresse ist schon angemeldet."), field="email")
    queue.end_expired_holds(event)
    pools.lock(event)
    if onto_waiting_list:
        claim.standing, claim.ticket = Standing.WAITING, queue.next_ticket(event)
    elif pools.take(claim):
        claim.standing, claim.confirmed_at, claim.took_at = Standing.CONFIRMED, now, now
    else:
        raise NotNow(_("Alle Plätze sind vergeben. Erhöhen Sie die Zahl der Plätze oder wählen Sie die Warteliste."))
    claim.save(force_insert=True)
    if onto_waiting_list:
        queue.move_up(event, silently=silently)
        claim.refresh_from_db()
    _tell_registered(claim, event, silently=silently)
    return claim


def _tell_registered(claim: Claim, event: Event, *, silently: bool) -> None:
    if claim.standing == Standing.CONFIRMED:
        announce(queue.confirmed_fact(claim))
    if not silently and not event.is_over:
        _tell_how_it_stands(claim, event)


def _tell_how_it_stands(claim: Claim, event: Event) -> None:
    if claim.standing == Standing.CONFIRMED:
        letters.tell_confirmed(claim, event)
    elif claim.standing == Standing.WAITING:
        letters.tell_waiting(claim, event)
