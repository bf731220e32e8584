"""Next steps and quiet companies as rows of the database, however many contacts were noted over the years."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from fachwerk.contacts.models import OrganisationKind
from fachwerk.outreach.models import Stage, Touch
from fachwerk.outreach.queries.companies import QUIET_AFTER


def _latest(day: date) -> QuerySet[Touch]:
    """The last contact with each organisation by a day: one sorted pass, whatever the planner knows of the table."""
    in_order = Touch.objects.filter(happened_on__lte=day).order_by("organisation_id", "-happened_on", "-noted_at")
    return Touch.objects.filter(pk__in=in_order.distinct("organisation_id").values("pk"))


def steps_waiting(day: date) -> QuerySet[Touch]:
    """The contacts of ``next_steps_due``, the most urgent first."""
    return _latest(day).filter(next_on__lte=day).order_by("next_on", "organisation__sort_key")


def companies_waiting(day: date) -> QuerySet[Touch]:
    """The last contacts with the companies of ``gone_quiet``."""
    arrived = Touch.objects.filter(stage=Stage.STILL_IN_PLACE, happened_on__lte=day).order_by()
    return _latest(day).filter(
        Q(next_on=None) | Q(next_on__lt=day),
        ~Q(organisation__in=arrived.values("organisation")),
        happened_on__lte=day - QUIET_AFTER,
        organisation__organisation_kind=OrganisationKind.COMPANY,
    )
