from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "fachwerk.projects"
    label = "projects"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.contacts.queries import add_timeline_source, hangs_on
        from fachwerk.imports.kinds import register_importer
        from fachwerk.projects.kinds import KINDS
        from fachwerk.projects.operations.importing import PastProjects
        from fachwerk.projects.queries import carrier_roles
        from fachwerk.projects.queries.contacts import CONTACT_ROWS, contact_happenings
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        register_importer(PastProjects())
        add_role_source(carrier_roles)
        add_timeline_source(contact_happenings)
        for rows in CONTACT_ROWS:
            hangs_on(rows)
