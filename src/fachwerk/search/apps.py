from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "fachwerk.search"
    label = "search"

    def ready(self) -> None:
        from fachwerk.core.facts import react_to
        from fachwerk.search.index import when_knot_written, when_knots_written
        from fachwerk.thread.facts import KnotsWritten, KnotWritten

        react_to(KnotWritten, when_knot_written)
        react_to(KnotsWritten, when_knots_written)
