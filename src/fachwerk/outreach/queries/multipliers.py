"""Consultancies with a link, campaigns, and what forms offer."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from fachwerk.contacts.models import Organisation, OrganisationKind
from fachwerk.contacts.queries import organisation_choices
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.outreach.models import STAGES, Campaign, Multiplier, Referral, Touch, depth_of
from fachwerk.outreach.policies import MULTIPLIER_KINDS


@dataclass(frozen=True)
class MultiplierReach:
    """What one consultancy brought: visits of its link, and unique companies per stage (at least)."""

    multiplier: Multiplier
    visits: int
    companies: dict[str, int]

    @property
    def reached(self) -> int:
        """Unique companies spoken to."""
        return self.companies[STAGES[0]]


def multiplier_by_code(code: str) -> Multiplier | None:
    """Whoever owns the code, however it is typed; None for an unknown one."""
    found: Multiplier | None = (
        Multiplier.objects.filter(code=code.strip().upper()).select_related("organisation").first()
    )
    return found


def multiplier_for(code: str) -> Multiplier:
    """The same for pages of the office; raises NotThere."""
    found = multiplier_by_code(code)
    if found is None:
        raise NotThere
    return found


def multiplier_reach(on: date | None = None) -> list[MultiplierReach]:
    """Every consultancy with its reach until ``on``, by code."""
    day = on or clock.today()
    visits = dict(Referral.objects.filter(day__lte=day).values_list("multiplier").annotate(Sum("count")))
    furthest: dict[uuid.UUID, dict[uuid.UUID, int]] = defaultdict(dict)
    touches = Touch.objects.filter(happened_on__lte=day, multiplier__isnull=False).order_by()
    for multiplier, company, stage in touches.values_list("multiplier_id", "organisation_id", "stage").distinct():
        known = furthest[multiplier].get(company, 0)
        furthest[multiplier][company] = max(known, depth_of(stage))
    return [
        MultiplierReach(
            multiplier,
            visits.get(multiplier.pk) or 0,
            {
                stage: sum(reached >= depth for reached in furthest[multiplier.pk].values())
                for depth, stage in enumerate(STAGES)
            },
        )
        for multiplier in Multiplier.objects.filter(since__lte=day).select_related("organisation")
    ]


def campaigns() -> QuerySet[Campaign]:
    """All campaigns, latest first, with the number of unique ``companies`` spoken to."""
    found: QuerySet[Campaign] = (
        Campaign.objects.select_related("focus")
        .annotate(companies=Count("touches__organisation", distinct=True))
        .order_by("-starts_on")
    )
    return found


def campaign_choices() -> QuerySet[Campaign]:
    """Campaigns to choose from, running ones first by start."""
    return Campaign.objects.order_by("-starts_on")


def multiplier_choices() -> QuerySet[Multiplier]:
    """Active consultancies to choose from."""
    return Multiplier.objects.filter(is_active=True).select_related("organisation").order_by("organisation__sort_key")


def company_choices() -> QuerySet[Organisation]:
    """Companies to choose from, by name."""
    return organisation_choices((OrganisationKind.COMPANY,))


def possible_multipliers() -> QuerySet[Organisation]:
    """Organisations that may get a link and have none yet."""
    return organisation_choices(tuple(MULTIPLIER_KINDS)).exclude(
        pk__in=Multiplier.objects.values_list("organisation_id", flat=True)
    )
