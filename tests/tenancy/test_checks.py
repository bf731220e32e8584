"""Start-up checks find what would not hold."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from fachwerk.tenancy.checks import every_table_has_its_wall, the_role_cannot_pass_walls
from fachwerk.tenancy.models import BridgeModel, NetworkModel
from fachwerk.thread.models import Knot, Tie


def test_every_table_has_its_wall() -> None:
    assert every_table_has_its_wall(None) == []


def test_a_table_without_wall_is_reported() -> None:
    walls = Knot._meta.constraints
    Knot._meta.constraints = []
    try:
        assert [error.id for error in every_table_has_its_wall(None)] == ["fachwerk.E001"]
    finally:
        Knot._meta.constraints = walls


def test_a_key_without_its_composite_twin_is_reported() -> None:
    keys = Tie._meta.constraints
    Tie._meta.constraints = [key for key in keys if "earlier_same" not in key.name]
    try:
        assert [error.id for error in every_table_has_its_wall(None)] == ["fachwerk.E002"]
    finally:
        Tie._meta.constraints = keys


def test_the_plain_role_passes_the_check(db: None) -> None:
    assert the_role_cannot_pass_walls(None, ["default"]) == []


def test_every_walled_table_of_the_database_has_forced_row_security(db: None) -> None:
    tables = [m._meta.db_table for m in apps.get_models() if issubclass(m, NetworkModel | BridgeModel)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [tables],
        )
        assert cursor.fetchall() == []
