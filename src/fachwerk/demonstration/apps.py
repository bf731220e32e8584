from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "fachwerk.demonstration"
    label = "demonstration"
