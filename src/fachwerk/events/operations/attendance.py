"""Who was there, person by person, and who is added from paper after the day."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts, policies
from fachwerk.events.models import Claim, Event, Pool, PoolKind, Standing
from fachwerk.events.models.claim import ALIVE
from fachwerk.events.operations import pools, queue
from fachwerk.operation.gate import operation

LISTED = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)
MOST_LINES = 500


@dataclass(frozen=True)
class LatePerson:
    """One line of a paper list."""

    name: str
    organisation_name: str = ""
    email: str = ""
    employees: str = ""


@operation("events.close_attendance", on="event", when=policies.may_close_attendance)
def close_attendance(actor: Actor, *, event: Event, present: Mapping[uuid.UUID, Collection[int]]) -> Event:
    """The office says who of each registration was there; a registration of which nobody came counts as absent."""
    for claim in Claim.objects.select_for_update().filter(event=event, standing__in=LISTED).order_by("pk"):
        came = set(present.get(claim.pk, ())) & set(range(len(claim.people)))
        _note(claim, came)
    return event


def _note(claim: Claim, came: Collection[int]) -> None:
    was, now = claim.standing, clock.now()
    absent = [place for place in range(len(claim.people)) if place not in came] if came else []
    standing = Standing.ATTENDED if came else Standing.NO_SHOW
    if (standing, absent) == (was, claim.absent):
        return
    claim.standing, claim.absent, claim.changed_at = standing, absent, now
    claim.attended_at = (claim.attended_at or now) if came else None
    claim.save(update_fields=["standing", "absent", "attended_at", "changed_at"])
    if came and was != Standing.ATTENDED:
        _tell(claim)


def _tell(claim: Claim) -> None:
    announce(
        facts.SomebodyAttended(
            claim_id=claim.pk,
            event_id=claim.event_id,
            organisation_id=claim.organisation_id,
            multiplier_code=claim.multiplier_code,
        )
    )


@operation("events.add_late_participants", on="event", when=policies.may_add_late)
def add_late_participants(actor: Actor, *, event: Event, people: Sequence[LatePerson]) -> list[Claim]:
    """The office adds who was there from a paper list; whoever is registered already is only marked as there."""
    if not people:
        raise NotSo(_("Schreiben Sie mindestens eine Person auf, eine je Zeile."), field="lines")
    if len(people) > MOST_LINES:
        raise NotSo(_("Bitte höchstens %(most)s Zeilen auf einmal.") % {"most": MOST_LINES}, field="lines")
    if not Pool.objects.filter(event=event, kind=PoolKind.MAIN).exists():
        pools.make(event, capacity=None)
    pools.lock(event)
    return [_was_there(event, person) for person in people]


def _was_there(event: Event, person: LatePerson) -> Claim:
    known = known_claim(event, person)
    if known is None:
        return _added(event, person)
    if known.standing == Standing.WAITING:
        pools.take_beyond(known)
        known.took_at = known.confirmed_at = clock.now()
    was, now = known.standing, clock.now()
    if was == Standing.ATTENDED and 0 not in known.absent:
        return known
    known.standing, known.changed_at, known.held_until = Standing.ATTENDED, now, None
    known.absent = [place for place in known.absent if place]
    known.attended_at = known.attended_at or event.starts_at
    known.confirmed_at = known.confirmed_at or now
    known.save()
    if was != Standing.ATTENDED:
        _tell(known)
    return known


def known_claim(event: Event, person: LatePerson) -> Claim | None:
    """The registration of this person: by address, without one by name and organisation."""
    alive = Claim.objects.filter(event=event, standing__in=ALIVE)
    email = person.email.strip().casefold()
    if email and (found := alive.filter(email=email).first()):
        return found
    same = alive.filter(name__iexact=person.name.strip(), organisation_name__iexact=person.organisation_name.strip())
    return same.filter(email="").first() if email else same.first()


def _added(event: Event, person: LatePerson) -> Claim:
    now = clock.now()
    claim = Claim(
        event=event,
        name=person.name.strip()[:120],
        email=person.email.strip().casefold(),
        organisation_name=person.organisation_name.strip()[:160],
        employees=person.employees,
        standing=Standing.ATTENDED,
        joined_at=now,
        added_later_at=now,
        changed_at=now,
        address_confirmed_at=now,
        took_at=now,
        confirmed_at=now,
        attended_at=event.starts_at,
        made_by_office=True,
        idempotency_key=uuid.uuid4().hex,
        ticket=queue.next_ticket(event),
    )
    claim.sessions_wanted = []
    pools.take_beyond(claim)  # whoever was in the room was in the room, also beyond the number of places
    claim.save(force_insert=True)
    _tell(claim)
    return claim


def people_in(text: str) -> list[LatePerson]:
    """ "Name; Firma; E-Mail", one person a line; a tab parts as well, so that cells of a spreadsheet can be pasted."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = [part.strip() for part in line.replace("\t", ";").split(";")]
        if not any(parts):
            continue
        name, organisation, email = [*parts, "", ""][:3]
        if not email and "@" in organisation:
            organisation, email = "", organisation
        if not name or "@" in name:
            raise NotSo(_("Zeile %(number)s: Es fehlt der Name.") % {"number": number}, field="lines")
        if email and ("@" not in email.strip("@") or " " in email):
            raise NotSo(
                _("Zeile %(number)s: „%(email)s“ ist keine E-Mail-Adresse.") % {"number": number, "email": email},
                field="lines",
            )
        found.append(LatePerson(name, organisation, email))
    return found
