"""Bodies with seats, made by the operations of the house."""

from __future__ import annotations

from datetime import date
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.operations import enter_organisation, enter_person
from fachwerk.decisions.models import Body, Decision, Seat
from fachwerk.decisions.operations import cast_ballot, fill_seat, found_body, open_decision

NAMES = ["Nordtal", "Suedtal", "Bergau", "Flussau", "Waldau", "Seeau", "Heideau", "Moorau", "Tannau", "Birkau"]


def a_body(office: Actor, seats: int = 5, **rules: Any) -> tuple[Body, list[Seat]]:
    """A body that exists since 2015 with so many seats."""
    body = found_body(office, since=date(2015, 1, 1), **rules)
    filled = []
    for number in range(seats):
        organisation = enter_organisation(office, name=f"Stadt {NAMES[number]}", kind="municipality")
        filled.append(fill_seat(office, body=body, organisation=organisation, since=date(2015, 1, 1)))
    return body, filled


def a_voter(office: Actor, seat: Seat, email: str = "sitz@teutoheim.example") -> Actor:
    """Somebody with an account who sits on the seat."""
    user = User.objects.create_user(email, name="Ansprechperson")
    seat.person = enter_person(office, name="Ansprechperson", email=email, user=user)
    seat.save()
    return Actor(user.pk, office.network_id, frozenset({Role.VISITOR, Role.VOTER}), "Ansprechperson")


def a_vote(office: Actor, body: Body, seats: list[Seat], choices: str, **given: Any) -> Decision:
    """An open decision with ballots: "yna-" means yes, no, abstain and none, seat by seat."""
    decision = open_decision(office, body=body, title="Lernwerkstatt empfehlen", silently=True, **given)
    words = {"y": "yes", "n": "no", "a": "abstain"}
    for seat, choice in zip(seats, choices, strict=False):
        if choice in words:
            cast_ballot(office, decision=decision, seat=seat, choice=words[choice], silently=True)
    return decision
