"""Speaking to small companies."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "fachwerk.outreach"
    label = "outreach"
