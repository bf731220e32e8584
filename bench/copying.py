"""Further networks as copies of the first: one INSERT … SELECT per table, each row with ids of its own.

An id of a copy follows from the id of the original and the number of the network, so that every key of a copy leads
to the copy's own rows. Triggers are off meanwhile, ``soundness`` checks every key afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from psycopg import sql

from bench.first_network import EMAIL, SLUG
from bench.instance import LARGEST, server_session
from fachwerk.accounts.models import RoleAssignment
from fachwerk.networks.models import Network
from fachwerk.tenancy.models import NetworkModel

SETTINGS = ("session_replication_role = replica", "synchronous_commit = off", "work_mem = '64MB'")
AT_ONCE = 2
PREFIX = SLUG[:-4]


def copied_models() -> Iterator[type[models.Model]]:
    """Every table of a network."""
    yield from (model for model in apps.get_models() if issubclass(model, NetworkModel))


def add_networks(first: int, last: int, database: str = LARGEST) -> None:
    """Adds the networks with these numbers."""
    with server_session(database) as session:
        session.execute("ALTER SYSTEM SET max_wal_size = '8GB'")
        session.execute("SELECT pg_reload_conf()")
        for setting in SETTINGS:
            session.execute(f"SET {setting}")
        for statement in (_networks(), _users(), _assignments()):
            session.execute(statement, {"first": first, "last": last})
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for done in [workers.submit(_copy_table, model, first, last, database) for model in copied_models()]:
            done.result()


def vacuum() -> None:
    """As the server does by itself after a while: figures for the planner, and pages marked as visible to all."""
    with server_session(LARGEST) as session:
        session.execute("VACUUM (ANALYZE)")
        session.execute("CHECKPOINT")


def _copy_table(model: type[models.Model], first: int, last: int, database: str) -> None:
    with server_session(database) as session:
        for setting in SETTINGS:
            session.execute(f"SET {setting}")
        session.execute(_rows(model), {"first": first, "last": last})


def _own(column: sql.Composable) -> sql.Composable:
    """The id in the copy."""
    return sql.SQL("md5({}::text || '/' || n)::uuid").format(column)


def _user() -> sql.Composable:
    """The office's account of the copy."""
    return sql.SQL("(SELECT id FROM accounts_user WHERE email = replace({}, '0001', lpad(n::text, 4, '0')))").format(
        sql.Literal(EMAIL)
    )


def _value(field: Any) -> sql.Composable | None:
    """What a copy has in this column; None leaves it to the table."""
    column = sql.Identifier("t", field.column)
    target = field.related_model
    if target is Network:
        return _own(column)
    if target is get_user_model():
        return sql.SQL("CASE WHEN {} IS NULL THEN NULL ELSE {} END").format(column, _user())
    if isinstance(field, models.AutoField | models.BigAutoField):
        return None
    if isinstance(field.target_field if target else field, models.UUIDField):
        return _own(column)
    if target is not None:
        raise TypeError(f"{field}: only rows with ids of their own can be copied")
    if field.unique and isinstance(field, models.CharField):
        return sql.SQL("upper(left(md5({} || '/' || n), {}))").format(column, sql.Literal(min(field.max_length, 32)))
    return column


def _rows(model: type[models.Model]) -> sql.Composable:
    values = [(field, value) for field in model._meta.local_concrete_fields if (value := _value(field)) is not None]
    return _insert(
        model._meta.db_table,
        [field.column for field, _value_of in values],
        [value for _field, value in values],
        sql.SQL("t.network_id = (SELECT id FROM networks_network WHERE slug = {})").format(sql.Literal(SLUG)),
    )


def _insert(table: str, columns: Sequence[str], values: Sequence[sql.Composable], where: sql.Composable) -> Any:
    return sql.SQL(
        "INSERT INTO {} ({}) SELECT {} FROM generate_series(%(first)s::int, %(last)s::int) n CROSS JOIN {} t WHERE {}"
    ).format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(values),
        sql.Identifier(table),
        where,
    )


def _networks() -> sql.Composable:
    shown = {"slug", "name", "region_name"}
    columns = [field.column for field in Network._meta.local_concrete_fields]
    values = [
        _own(sql.Identifier("t", column))
        if column == "id"
        else sql.SQL("replace({}, '0001', lpad(n::text, 4, '0'))").format(sql.Identifier("t", column))
        if column in shown
        else sql.Identifier("t", column)
        for column in columns
    ]
    return _insert("networks_network", columns, values, sql.SQL("t.slug = {}").format(sql.Literal(SLUG)))


def _users() -> sql.Composable:
    columns = [field.column for field in get_user_model()._meta.local_concrete_fields if field.column != "id"]
    values = [
        sql.SQL("replace(t.email, '0001', lpad(n::text, 4, '0'))") if column == "email" else sql.Identifier("t", column)
        for column in columns
    ]
    return _insert("accounts_user", columns, values, sql.SQL("t.email = {}").format(sql.Literal(EMAIL)))


def _assignments() -> sql.Composable:
    columns = [field.column for field in RoleAssignment._meta.local_concrete_fields]
    own: dict[str, sql.Composable] = {
        "id": _own(sql.Identifier("t", "id")),
        "network_id": _own(sql.Identifier("t", "network_id")),
        "user_id": _user(),
    }
    first = sql.SQL("t.network_id = (SELECT id FROM networks_network WHERE slug = {})").format(sql.Literal(SLUG))
    return _insert("accounts_roleassignment", columns, [own.get(c, sql.Identifier("t", c)) for c in columns], first)
