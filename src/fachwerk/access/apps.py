from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "fachwerk.access"
    label = "access"
