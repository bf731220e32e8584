"""Asking for places and confirming the address."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts
from fachwerk.events.models import Claim, Event, EventState, Session, SessionChoice, Standing
from fachwerk.events.models.claim import ALIVE
from fachwerk.events.operations import letters, pools, queue
from fachwerk.events.queries.places import shown_moment
from fachwerk.operation.gate import operation

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
    unnamed: int = 0,
    sessions: Sequence[Session] = (),
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
        companions=names_of(companions, unnamed),
        support_needs=support_needs.strip(),
        wants_newsletter=wants_newsletter,
        multiplier_code=multiplier_code[:60],
        idempotency_key=idempotency_key or uuid.uuid4().hex,
    )
    claim.places, claim.sessions_wanted = 1 + len(claim.companions), check_sessions(event, sessions)
    _refuse_too_many(claim, event)
    return _written_once(claim, event, silently=silently)


def names_of(companions: Sequence[str], unnamed: int = 0) -> list[str]:
    """The names of the others; a place whose name follows has an empty one."""
    return [name.strip() for name in companions if name.strip()] + [""] * unnamed


def check_sessions(event: Event, sessions: Sequence[Session]) -> Sequence[Session]:
    """Only sessions of the event that are still on, and no two at the same time; raises NotSo."""
    if any(session.event_id != event.pk or session.removed_at is not None for session in sessions):
        raise NotSo(_("Dieser Programmteil lässt sich nicht mehr wählen."), field="sessions")
    for one, other in combinations(sessions, 2):
        if one.overlaps(other):
            raise NotSo(
                _("„%(one)s“ und „%(other)s“ laufen zur selben Zeit.") % {"one": one.title, "other": other.title},
                field="sessions",
            )
    return sessions


def _refuse_too_many(claim: Claim, event: Event) -> None:
    most = event.companions_allowed
    if len(claim.companions) <= most:
        return
    if not most:
        raise NotSo(_("Bei dieser Veranstaltung meldet sich jede Person selbst an."), field="companions")
    text = ngettext(
        "Bitte melden Sie höchstens %(most)s weitere Person an.",
        "Bitte melden Sie höchstens %(most)s weitere Personen an.",
        most,
    )
    raise NotSo(text % {"most": most}, field="companions")


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
    if known.idempotency_key != claim.idempotency_key:
        queue.refuse_as_group(claim)  # as a new address would be: the answer gives nothing away
        if not silently:
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
            for name, value in queue.when_sure(claim, event, claim.joined_at).items():
                setattr(claim, name, value)
    write_with_sessions(claim)


def write_with_sessions(claim: Claim) -> None:
    """A new claim and the sessions it takes part in."""
    claim.save(force_insert=True)
    if claim.sessions_wanted:
        SessionChoice.objects.bulk_create(
            SessionChoice(claim=claim, session=session) for session in claim.sessions_wanted
        )


def _tell_claimed(claim: Claim, event: Event, *, silently: bool) -> None:
    """Asks for the click, or says at once how it stands where an event does without it."""
    if event.confirms_address:
        if not silently:
            letters.ask_to_confirm(claim, event)
        return
    if claim.standing == Standing.WAITING:
        if not silently:
            letters.tell_waiting(claim, event)
    else:
        queue.tell_sure(claim, event, silently=silently)
    if claim.wants_newsletter:
        announce(facts.NewsletterWanted(name=claim.name, email=claim.email, wanted_for=event.title))


@operation("events.confirm_claim", on="claim")
def confirm_claim(actor: Actor, *, claim: Claim, silently: bool = False) -> Claim:
    """Whoever confirms the address in time has a sure place, or keeps the position in the queue."""
    now, event = clock.now(), claim.event
    here = Claim.objects.filter(pk=claim.pk)
    sure = here.filter(standing=Standing.PENDING, held_until__gt=now).update(
        address_confirmed_at=now, **queue.when_sure(claim, event, now)
    )
    waits = (
        0
        if sure
        else here.filter(standing=Standing.WAITING, address_confirmed_at=None, held_until__gt=now).update(
            address_confirmed_at=now, held_until=None, changed_at=now
        )
    )
    claim.refresh_from_db()
    if sure:
        queue.tell_sure(claim, event, silently=silently)
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
    fresh = Claim(idempotency_key=uuid.uuid4().hex, **copied)
    chosen = Session.objects.filter(choices__claim=claim, removed_at=None)
    fresh.sessions_wanted = list(chosen)
    return _written_once(fresh, event, silently=False)


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
        letters.tell_how_it_stands(claim, claim.event)
    return claim
