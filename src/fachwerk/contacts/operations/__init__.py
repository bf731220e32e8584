"""Every change to organisations, people, memberships, declarations to join and the lists that bring them."""

from fachwerk.contacts.operations.affiliations import change_affiliation, succeed_affiliation
from fachwerk.contacts.operations.applications import (
    accept_application,
    apply_for_membership,
    confirm_application,
    decline_application,
    drop_unconfirmed_applications,
)
from fachwerk.contacts.operations.importing import OrganisationsList, PeopleList
from fachwerk.contacts.operations.memberships import admit_member, end_membership
from fachwerk.contacts.operations.merging import compare_again, keep_apart, merge_entries, unmerge_entries
from fachwerk.contacts.operations.organisations import change_organisation, enter_organisation
from fachwerk.contacts.operations.people import (
    affiliate,
    change_person,
    connect_account,
    end_affiliation,
    enter_person,
)

__all__ = [
    "OrganisationsList",
    "PeopleList",
    "accept_application",
    "admit_member",
    "affiliate",
    "apply_for_membership",
    "change_affiliation",
    "change_organisation",
    "change_person",
    "compare_again",
    "confirm_application",
    "connect_account",
    "decline_application",
    "drop_unconfirmed_applications",
    "end_affiliation",
    "end_membership",
    "enter_organisation",
    "enter_person",
    "keep_apart",
    "merge_entries",
    "succeed_affiliation",
    "unmerge_entries",
]
