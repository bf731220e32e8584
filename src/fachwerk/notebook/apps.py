"""What the office writes down beside the work: notes, follow-ups, files, letters to a list."""

from django.apps import AppConfig


class NotebookConfig(AppConfig):
    name = "fachwerk.notebook"
    label = "notebook"

    def ready(self) -> None:
        from fachwerk.contacts.queries import add_timeline_source, hangs_on
        from fachwerk.notebook import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.notebook.queries.contacts import CONTACT_ROWS, contact_happenings

        add_timeline_source(contact_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
