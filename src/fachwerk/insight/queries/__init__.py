"""Reading across all stations; changes nothing."""

from fachwerk.insight.queries.annual import annual_report
from fachwerk.insight.queries.facts import facts_on
from fachwerk.insight.queries.facts_page import FactSection, fact_sections
from fachwerk.insight.queries.handover import handover
from fachwerk.insight.queries.interview import InterviewPage, interview_of
from fachwerk.insight.queries.period import Period, last_full_year, year_of, years_with_entries
from fachwerk.insight.queries.portal import Portal, portal_of

__all__ = [
    "FactSection",
    "InterviewPage",
    "Period",
    "Portal",
    "annual_report",
    "fact_sections",
    "facts_on",
    "handover",
    "interview_of",
    "last_full_year",
    "portal_of",
    "year_of",
    "years_with_entries",
]
