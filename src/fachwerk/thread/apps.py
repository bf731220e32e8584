from django.apps import AppConfig, apps


class ThreadConfig(AppConfig):
    name = "fachwerk.thread"
    label = "thread"

    def ready(self) -> None:
        from fachwerk.tenancy.walls import SameNetwork, add_constraint, short_name
        from fachwerk.thread.models import Knot, Threaded

        for model in apps.get_models():
            if issubclass(model, Threaded):
                table = model._meta.db_table
                add_constraint(
                    model,
                    SameNetwork(name=short_name(table, "knot"), column="id", to_table=Knot._meta.db_table),
                )
