"""Reading organisations, members and people."""

from fachwerk.contacts.queries.accounts import contact_roles
from fachwerk.contacts.queries.joining import (
    application_by_id,
    applications,
    batch_by_id,
    batches,
    declaration_of,
    possible_organisations,
)
from fachwerk.contacts.queries.members import (
    CrossTable,
    MemberRow,
    member_cross_table,
    member_figures,
    member_rows,
    members_on,
)
from fachwerk.contacts.queries.organisations import (
    CompanyRow,
    company_rows,
    is_member_on,
    organisation_by_id,
    organisation_choices,
    organisation_for,
    organisation_named,
    organisation_names,
    organisations,
)
from fachwerk.contacts.queries.people import (
    affiliation_by_id,
    affiliations_of,
    contacts_of,
    functions_of,
    membership_by_id,
    people,
    person_by_id,
    person_choices,
)

__all__ = [
    "CompanyRow",
    "CrossTable",
    "MemberRow",
    "affiliation_by_id",
    "affiliations_of",
    "application_by_id",
    "applications",
    "batch_by_id",
    "batches",
    "company_rows",
    "contact_roles",
    "contacts_of",
    "declaration_of",
    "functions_of",
    "is_member_on",
    "member_cross_table",
    "member_figures",
    "member_rows",
    "members_on",
    "membership_by_id",
    "organisation_by_id",
    "organisation_choices",
    "organisation_for",
    "organisation_named",
    "organisation_names",
    "organisations",
    "people",
    "person_by_id",
    "person_choices",
    "possible_organisations",
]
