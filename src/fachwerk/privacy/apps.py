"""Consent, what is stored about a person, how long, and how it leaves or goes."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "fachwerk.privacy"
    label = "privacy"

    def ready(self) -> None:
        from fachwerk.core.links import register_purpose
        from fachwerk.privacy import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.privacy.operations import CONFIRM
        from fachwerk.privacy.views import links

        register_purpose(CONFIRM, links.confirm_link)
