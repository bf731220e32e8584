"""What the office writes down beside the work: notes, follow-ups, files, letters to a list."""

from django.apps import AppConfig


class NotebookConfig(AppConfig):
    name = "fachwerk.notebook"
    label = "notebook"

    def ready(self) -> None:
        from fachwerk.notebook import tasks  # noqa: F401 - importing declares the jobs
