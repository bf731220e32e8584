"""Speaking to small companies."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "fachwerk.outreach"
    label = "outreach"

    def ready(self) -> None:
        from fachwerk.contacts.queries import add_timeline_source, hangs_on
        from fachwerk.outreach.queries.contacts import CONTACT_ROWS, contact_happenings

        add_timeline_source(contact_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
