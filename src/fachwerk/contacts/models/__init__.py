"""Organisations, people, who works where and who is a member since when."""

from fachwerk.contacts.models.application import ApplicationState, MembershipApplication
from fachwerk.contacts.models.membership import Membership
from fachwerk.contacts.models.merging import KeptApart, Merge, RegisterKind
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
    "InterestGroup",
    "KeptApart",
    "Membership",
    "MembershipApplication",
    "Merge",
    "Organisation",
    "OrganisationKind",
    "Person",
    "RegisterKind",
    "SizeClass",
    "WzSection",
    "name_key_of",
    "usual_interest_group",
]
