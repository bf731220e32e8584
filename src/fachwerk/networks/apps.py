from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "fachwerk.networks"
    label = "networks"
