"""Next steps and quiet companies as rows of the database, however many contacts were noted over the years."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fachwerk.contacts.models import OrganisationKind
from fachwerk.outreach.models import Stage, Touch
from fachwerk.outreach.queries.companies import QUIET_AFTER


def _latest(day: date) -> QuerySet[Touch]:
    """The last contact with each organisation by a day."""
    later = Q(happened_on__gt=OuterRef("happened_on")) | Q(
        happened_on=OuterRef("happened_on"), noted_at__gt=OuterRef("noted_at")
    )
    newer = Touch.objects.filter(later, organisation=OuterRef("organisation"), happened_on__lte=day)
    return Touch.objects.filter(~Exists(newer), happened_on__lte=day)


def steps_waiting(day: date) -> QuerySet[Touch]:
    """The contacts of ``next_steps_due``, the most urgent first."""
    return _latest(day).filter(next_on__lte=day).order_by("next_on", "organisation__sort_key")


def companies_waiting(day: date) -> QuerySet[Touch]:
    """The last contacts with the companies of ``gone_quiet``."""
    arrived = Touch.objects.filter(
        organisation=OuterRef("organisation"), stage=Stage.STILL_IN_PLACE, happened_on__lte=day
    )
    return _latest(day).filter(
        Q(next_on=None) | Q(next_on__lt=day),
        ~Exists(arrived),
        happened_on__lte=day - QUIET_AFTER,
        organisation__organisation_kind=OrganisationKind.COMPANY,
    )
