"""Recommendations for small companies and the self-check."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "fachwerk.recommendations"
    label = "recommendations"

    def ready(self) -> None:
        from fachwerk.recommendations.kinds import KINDS
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
