"""Role source: who may act for which organisation today."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from fachwerk.access.actor import Grant, asked_once
from fachwerk.access.roles import Role
from fachwerk.contacts.models import Affiliation, OrganisationKind, Person
from fachwerk.contacts.queries.valid import affiliation_valid_on, is_member
from fachwerk.core import clock
from fachwerk.tenancy.scope import network_is_active


def contact_roles(user_id: int) -> Iterable[Grant]:
    """A function that holds today makes a contact of a member or a consultant; one that ended gives nothing."""
    if network_is_active() and own_person_ids(user_id):
        yield from asked_once(("contact_roles", user_id), lambda: list(_contact_grants(user_id)))


def own_person_ids(user_id: int) -> list[uuid.UUID]:
    """Who the user is in the active network: most people of an office are nobody's contact there."""
    persons = Person.objects.filter(user=user_id).values_list("pk", flat=True)
    return asked_once(("own_person_ids", user_id), lambda: list(persons))


def _contact_grants(user_id: int) -> Iterable[Grant]:
    held = Affiliation.objects.filter(affiliation_valid_on(clock.today()), person__user=user_id).annotate(
        in_member=is_member(clock.today(), "organisation")
    )
    for organisation, kind, in_member in held.values_list(
        "organisation", "organisation__organisation_kind", "in_member"
    ):
        roles = {Role.MEMBER_CONTACT} if in_member else set()
        if kind == OrganisationKind.CONSULTANCY:
            roles.add(Role.CONSULTANT)
        yield Grant(frozenset(roles), frozenset({organisation}))
