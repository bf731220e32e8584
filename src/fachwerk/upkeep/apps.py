"""Keeping an installation running: backup, restore, upgrade, doctor, status."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "fachwerk.upkeep"
    label = "upkeep"
