"""Events, places, findings."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "fachwerk.events"
    label = "events"

    def ready(self) -> None:
        from fachwerk.contacts.queries import add_timeline_source, hangs_on
        from fachwerk.core.facts import react_to
        from fachwerk.core.links import register_purpose
        from fachwerk.events import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.events.facts import NewsletterWanted
        from fachwerk.events.kinds import KINDS
        from fachwerk.events.operations import letters, thanks
        from fachwerk.events.operations.importing import PastEvents, PastFindings
        from fachwerk.events.operations.late_list import LateParticipants
        from fachwerk.events.queries.contacts import CONTACT_ROWS, contact_happenings
        from fachwerk.events.reactions import when_newsletter_wanted
        from fachwerk.events.views import aftermath, guest
        from fachwerk.imports.kinds import register_importer
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        register_importer(PastEvents())
        register_importer(PastFindings())
        register_importer(LateParticipants())
        react_to(NewsletterWanted, when_newsletter_wanted)
        register_purpose(letters.CONFIRM, guest.confirm_link)
        register_purpose(letters.CLAIM, guest.claim_link)
        register_purpose(letters.FEEDBACK, guest.feedback_link)
        register_purpose(thanks.MINUTES, aftermath.minutes_link)
        add_timeline_source(contact_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
