"""Finding people and the functions they hold."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from fachwerk.accounts.models import User
from fachwerk.contacts.models import Affiliation, Membership, Organisation, Person
from fachwerk.contacts.queries.valid import affiliation_valid_on
from fachwerk.core import clock
from fachwerk.core.errors import NotThere


def people(*, text: str = "", without_function: bool = False) -> QuerySet[Person]:
    """People by name, each with ``valid_affiliations`` of today."""
    valid = Affiliation.objects.filter(affiliation_valid_on(clock.today())).select_related("organisation")
    found = Person.objects.select_related("user").prefetch_related(
        Prefetch("affiliations", queryset=valid.order_by("organisation__sort_key"), to_attr="valid_affiliations")
    )
    if text.strip():
        found = found.filter(
            Q(name__icontains=text.strip())
            | Q(email__icontains=text.strip())
            | Q(pk__in=valid.filter(organisation__name__icontains=text.strip()).values("person"))
        )
    if without_function:
        found = found.exclude(pk__in=valid.values("person"))
    return found.order_by("sort_key")


def person_by_id(person_id: uuid.UUID | str) -> Person:
    """The person with this id, with ``valid_affiliations``; raises NotThere."""
    found = people().filter(pk=person_id).first()
    if found is None:
        raise NotThere
    return found


def person_choices() -> QuerySet[Person]:
    """People to choose from in forms, by name."""
    return Person.objects.order_by("sort_key")


def affiliations_of(organisation: Organisation) -> QuerySet[Affiliation]:
    """Every function in the organisation, those that hold first."""
    return (
        Affiliation.objects.filter(organisation=organisation)
        .select_related("person", "organisation")
        .order_by("-until", "person__sort_key")
    )


def contacts_of(organisation: Organisation, on: date | None = None) -> QuerySet[Affiliation]:
    """Who held a function in the organisation on ``on`` (without: today)."""
    return affiliations_of(organisation).filter(affiliation_valid_on(on or clock.today())).order_by("person__sort_key")


def functions_of(person: Person) -> QuerySet[Affiliation]:
    """Every function the person holds or held, the latest first."""
    return Affiliation.objects.filter(person=person).select_related("organisation").order_by("-until", "-since")


def affiliation_by_id(affiliation_id: uuid.UUID | str) -> Affiliation:
    """The affiliation with this id; raises NotThere."""
    found = Affiliation.objects.filter(pk=affiliation_id).select_related("person", "organisation").first()
    if found is None:
        raise NotThere
    return found


def membership_by_id(membership_id: uuid.UUID | str) -> Membership:
    """The membership with this id; raises NotThere."""
    found = Membership.objects.filter(pk=membership_id).select_related("organisation").first()
    if found is None:
        raise NotThere
    return found


def user_with_address(person: Person) -> User | None:
    """The account with the person's e-mail address, if there is one."""
    return User.objects.filter(email__iexact=person.email).first() if person.email else None
