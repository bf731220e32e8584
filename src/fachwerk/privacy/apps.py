"""Consent, what is stored about a person, how long, and how it leaves or goes."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "fachwerk.privacy"
    label = "privacy"
