"""Lists that come as a file: read, looked at, taken over in the background, taken back within 30 days."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "fachwerk.imports"
    label = "imports"

    def ready(self) -> None:
        from fachwerk.core.facts import react_to
        from fachwerk.imports import facts, reactions, tasks  # noqa: F401 - importing declares the jobs

        react_to(facts.WorkOrdered, reactions.when_work_ordered)
