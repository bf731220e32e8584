"""What holds on a day. Both ends belong to a period; a day ends at local midnight."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from fachwerk.contacts.models import Membership
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
