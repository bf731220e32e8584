"""Reading across all stations; changes nothing."""

from fachwerk.insight.queries.facts import facts_on
from fachwerk.insight.queries.facts_page import FactSection, fact_sections
from fachwerk.insight.queries.interview import InterviewPage, interview_of
from fachwerk.insight.queries.portal import Portal, portal_of

__all__ = ["FactSection", "InterviewPage", "Portal", "fact_sections", "facts_on", "interview_of", "portal_of"]
