"""What holds on a day. Both ends belong to a period; a day ends at local midnight."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from fachwerk.contacts.models import Affiliation, Membership
from fachwerk.thread.models import Knot


def membership_valid_on(day: date) -> Q:
    """Condition on memberships."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def affiliation_valid_on(day: date) -> Q:
    """Condition on affiliations; without first day they hold since always."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def is_member(day: date, organisation: str = "pk") -> Exists:
    """Whether the organisation of the outer row is a member on ``day``."""
    return Exists(Membership.objects.filter(membership_valid_on(day), organisation=OuterRef(organisation)))


def own_slug(organisation: str = "pk") -> Subquery:
    """The readable address of the organisation of the outer row."""
    return Subquery(Knot.objects.filter(pk=OuterRef(organisation)).values("slug")[:1])


def gone_from(organisation_id: uuid.UUID, people: Collection[uuid.UUID], day: date) -> set[uuid.UUID]:
    """Those of ``people`` who had a function in the organisation that does not hold on ``day`` any more."""
    held = Affiliation.objects.filter(organisation=organisation_id, person__in=people)
    ever = set(held.values_list("person", flat=True))
    return ever - set(held.filter(affiliation_valid_on(day)).values_list("person", flat=True)) if ever else set()


def has_left(day: date, person: str = "person", organisation: str = "organisation") -> Q:
    """Whether the person of the outer row had a function in its organisation that does not hold on ``day`` any more.

    Where the register says nothing about the two, nobody has left: then the outer row speaks for itself.
    """
    held = Affiliation.objects.filter(person=OuterRef(person), organisation=OuterRef(organisation))
    return Q(Exists(held)) & ~Q(Exists(held.filter(affiliation_valid_on(day))))
