"""The ground floor: errors, clock, dates, facts and the UI kit. Knows no domain word."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "fachwerk.core"
    label = "core"
