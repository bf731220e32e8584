"""Events, places, findings."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "fachwerk.events"
    label = "events"

    def ready(self) -> None:
        from fachwerk.core.links import register_purpose
        from fachwerk.events import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.events.kinds import KINDS
        from fachwerk.events.operations import letters
        from fachwerk.events.views import guest
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        register_purpose(letters.CONFIRM, guest.confirm_link)
        register_purpose(letters.CLAIM, guest.claim_link)
        register_purpose(letters.FEEDBACK, guest.feedback_link)
