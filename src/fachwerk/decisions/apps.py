from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "fachwerk.decisions"
    label = "decisions"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.decisions.kinds import KINDS
        from fachwerk.decisions.queries import seat_roles
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        add_role_source(seat_roles)
