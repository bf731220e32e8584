from django.apps import AppConfig


class LoopConfig(AppConfig):
    name = "fachwerk.loop"
    label = "loop"

    def ready(self) -> None:
        from fachwerk.loop import tasks  # noqa: F401 - importing declares the jobs
        from fachwerk.loop.queries.audiences import AUDIENCES
        from fachwerk.loop.relations import makes_sense
        from fachwerk.notebook.queries import register_audiences
        from fachwerk.thread.ties import set_rule

        set_rule(makes_sense)
        register_audiences(AUDIENCES)
