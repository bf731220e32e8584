from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "fachwerk.decisions"
    label = "decisions"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.contacts.queries import add_timeline_source, hangs_on
        from fachwerk.decisions.kinds import KINDS
        from fachwerk.decisions.operations.importing import PastDecisions
        from fachwerk.decisions.queries import seat_roles
        from fachwerk.decisions.queries.contacts import CONTACT_ROWS, contact_happenings
        from fachwerk.imports.kinds import register_importer
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        register_importer(PastDecisions())
        add_role_source(seat_roles)
        add_timeline_source(contact_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
