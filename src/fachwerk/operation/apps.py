from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "fachwerk.operation"
    label = "operation"
