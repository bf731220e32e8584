from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "fachwerk.projects"
    label = "projects"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.projects.kinds import KINDS
        from fachwerk.projects.queries import carrier_roles
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
        add_role_source(carrier_roles)
