"""Lists that come as a file: read, looked at, taken over in the background, taken back within 30 days."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "fachwerk.imports"
    label = "imports"
