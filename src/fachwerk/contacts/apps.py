"""Organisations, people, memberships."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "fachwerk.contacts"
    label = "contacts"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.contacts import facts, reactions, tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.contacts.kinds import KINDS
        from fachwerk.contacts.operations import OrganisationsList, PeopleList
        from fachwerk.contacts.operations.applications import CONFIRM_PURPOSE
        from fachwerk.contacts.queries import add_timeline_source, contact_roles, hangs_on, membership_happenings
        from fachwerk.contacts.queries.merging import CONTACT_ROWS, held_by_merges, merged_into
        from fachwerk.contacts.views.public import confirm
        from fachwerk.core.facts import react_to
        from fachwerk.core.links import register_purpose
        from fachwerk.imports.kinds import add_successor_source, add_use_source, register_importer
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        register_importer(OrganisationsList())
        register_importer(PeopleList())
        add_use_source(held_by_merges)
        add_successor_source(merged_into)
        add_role_source(contact_roles)
        add_timeline_source(membership_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
        react_to(facts.MembershipDeclared, reactions.when_membership_declared)
        register_purpose(CONFIRM_PURPOSE, confirm)
