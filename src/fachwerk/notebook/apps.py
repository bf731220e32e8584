"""What the office writes down beside the work: notes, follow-ups, files, letters to a list."""

from django.apps import AppConfig


class NotebookConfig(AppConfig):
    name = "fachwerk.notebook"
    label = "notebook"
