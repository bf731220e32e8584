"""Every change to organisations, people, memberships, declarations to join and members lists."""

from fachwerk.contacts.operations.applications import (
    accept_application,
    apply_for_membership,
    confirm_application,
    decline_application,
    drop_unconfirmed_applications,
)
from fachwerk.contacts.operations.memberships import admit_member, end_membership
from fachwerk.contacts.operations.organisations import change_organisation, enter_organisation
from fachwerk.contacts.operations.people import (
    affiliate,
    change_person,
    connect_account,
    end_affiliation,
    enter_person,
)
from fachwerk.contacts.operations.read_members_list import read_members_list
from fachwerk.contacts.operations.take_over_batch import take_over_batch
from fachwerk.contacts.operations.undo_batch import undo_batch

__all__ = [
    "accept_application",
    "admit_member",
    "affiliate",
    "apply_for_membership",
    "change_organisation",
    "change_person",
    "confirm_application",
    "connect_account",
    "decline_application",
    "drop_unconfirmed_applications",
    "end_affiliation",
    "end_membership",
    "enter_organisation",
    "enter_person",
    "read_members_list",
    "take_over_batch",
    "undo_batch",
]
