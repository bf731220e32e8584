"""Organisations, people, memberships."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "fachwerk.contacts"
    label = "contacts"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.contacts import facts, reactions, tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.contacts.kinds import KINDS
        from fachwerk.contacts.operations.applications import CONFIRM_PURPOSE
        from fachwerk.contacts.queries import contact_roles
        from fachwerk.contacts.views.public import confirm
        from fachwerk.core.facts import react_to
        from fachwerk.core.links import register_purpose
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        add_role_source(contact_roles)
        react_to(facts.MembershipDeclared, reactions.when_membership_declared)
        register_purpose(CONFIRM_PURPOSE, confirm)
