"""Organisations, people, who works where and who is a member since when."""

from fachwerk.contacts.models.application import ApplicationState, MembershipApplication
from fachwerk.contacts.models.members_list import BatchState, ImportBatch, RowVerdict
from fachwerk.contacts.models.membership import Membership
from fachwerk.contacts.models.organisation import (
    InterestGroup,
    Organisation,
    OrganisationKind,
    SizeClass,
    WzSection,
    name_key_of,
    usual_interest_group,
)
from fachwerk.contacts.models.person import Affiliation, Person

__all__ = [
    "Affiliation",
    "ApplicationState",
    "BatchState",
    "ImportBatch",
    "InterestGroup",
    "Membership",
    "MembershipApplication",
    "Organisation",
    "OrganisationKind",
    "Person",
    "RowVerdict",
    "SizeClass",
    "WzSection",
    "name_key_of",
    "usual_interest_group",
]
