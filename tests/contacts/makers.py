"""Arrangements of contacts, made by its operations."""

from __future__ import annotations

from datetime import date
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.accounts.models import User
from fachwerk.contacts.models import Organisation, Person
from fachwerk.contacts.operations import admit_member, affiliate, enter_organisation, enter_person


def an_organisation(
    actor: Actor, name: str = "Tischlerei Morgenhof", kind: str = "company", **more: Any
) -> Organisation:
    return enter_organisation(actor, name=name, kind=kind, **more)


def a_member(
    actor: Actor,
    name: str = "Tischlerei Morgenhof",
    kind: str = "company",
    since: date = date(2015, 6, 25),
    **more: Any,
) -> Organisation:
    organisation = an_organisation(actor, name, kind, **more)
    admit_member(actor, organisation=organisation, since=since)
    return organisation


def a_person_with_account(actor: Actor, organisation: Organisation, **period: Any) -> Person:
    user = User.objects.create_user("kontakt@example.org", name="Personalleitung")
    person = enter_person(actor, name="Personalleitung", email="kontakt@example.org", user=user)
    affiliate(actor, person=person, organisation=organisation, function="Personalleitung", **period)
    return person
