"""Consent, what is stored about a person, how long, and how it leaves or goes."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "fachwerk.privacy"
    label = "privacy"

    def ready(self) -> None:
        from fachwerk.contacts.queries import hangs_on
        from fachwerk.core.links import register_purpose
        from fachwerk.privacy import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.privacy.operations import CONFIRM
        from fachwerk.privacy.queries.contacts import CONTACT_ROWS
        from fachwerk.privacy.views import links

        for rows in CONTACT_ROWS:
            hangs_on(rows)
        register_purpose(CONFIRM, links.confirm_link)
