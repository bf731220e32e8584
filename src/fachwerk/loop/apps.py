from django.apps import AppConfig


class LoopConfig(AppConfig):
    name = "fachwerk.loop"
    label = "loop"

    def ready(self) -> None:
        from fachwerk.loop.relations import makes_sense
        from fachwerk.thread.ties import set_rule

        set_rule(makes_sense)
