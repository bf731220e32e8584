from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "fachwerk.journal"
    label = "journal"
