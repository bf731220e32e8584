"""Organisations, people, memberships."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "fachwerk.contacts"
    label = "contacts"

    def ready(self) -> None:
        from fachwerk.contacts.kinds import KINDS
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
