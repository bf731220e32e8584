"""Lists of organisations and people that come as a file."""

from fachwerk.contacts.operations.importing.lists import OrganisationsList, PeopleList

__all__ = ["OrganisationsList", "PeopleList"]
