"""Impulses, action concept, focus topics."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "fachwerk.strategy"
    label = "strategy"

    def ready(self) -> None:
        from fachwerk.strategy.kinds import KINDS
        from fachwerk.thread.kinds import register_kinds

        register_kinds(KINDS)
