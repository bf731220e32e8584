"""Reading outreach."""

from fachwerk.outreach.queries.companies import (
    CompanyContact,
    companies_for,
    company_for,
    follow_ups_due,
    gone_quiet,
    next_steps_due,
    touches_of,
)
from fachwerk.outreach.queries.funnel import companies_at, funnel_figures, funnel_rows
from fachwerk.outreach.queries.multipliers import (
    MultiplierReach,
    campaign_choices,
    campaigns,
    company_choices,
    multiplier_by_code,
    multiplier_choices,
    multiplier_for,
    multiplier_reach,
    possible_multipliers,
)

__all__ = [
    "CompanyContact",
    "MultiplierReach",
    "campaign_choices",
    "campaigns",
    "companies_at",
    "companies_for",
    "company_choices",
    "company_for",
    "follow_ups_due",
    "funnel_figures",
    "funnel_rows",
    "gone_quiet",
    "multiplier_by_code",
    "multiplier_choices",
    "multiplier_for",
    "multiplier_reach",
    "next_steps_due",
    "possible_multipliers",
    "touches_of",
]
