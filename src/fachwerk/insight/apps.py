from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "fachwerk.insight"
    label = "insight"
