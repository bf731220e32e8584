"""Tenancy: one network never sees what belongs to another."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "fachwerk.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from fachwerk.tenancy import checks  # noqa: F401 - registers the start-up checks
        from fachwerk.tenancy.walls import raise_walls

        raise_walls()
