"""Whether what was copied is whole: no key leads into nothing, every network has as many rows, the walls hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection
from psycopg import sql

from bench.copying import AT_ONCE, copied_models
from bench.instance import LARGEST, server_session
from fachwerk.networks.models import Network
from fachwerk.tenancy.models import WindowModel
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Threaded

_KEYS = """
SELECT c.conname, c.conrelid::regclass::text, c.confrelid::regclass::text,
       ARRAY(SELECT attname FROM unnest(c.conkey) WITH ORDINALITY k(num, place)
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num ORDER BY place),
       ARRAY(SELECT attname FROM unnest(c.confkey) WITH ORDINALITY k(num, place)
             JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num ORDER BY place)
FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid::regclass::text = ANY(%s)
"""


def faults(size: int, database: str = LARGEST) -> list[str]:
    """Everything that is not as it must be, in sentences; empty for a sound database."""
    return [*_broken_keys(database), *_uneven_tables(size, database), *_knots_without_things(database), *_leaks()]


def _broken_keys(database: str) -> list[str]:
    tables = [model._meta.db_table for model in copied_models()]
    with server_session(database) as session:
        keys = session.execute(_KEYS, [tables]).fetchall()
    # a key over (network, id) says all that the plain one over id says
    composite = {(key[1], key[3][1]) for key in keys if len(key[3]) > 1}
    wanted = [key for key in keys if len(key[3]) > 1 or (key[1], key[3][0]) not in composite]
    with ThreadPoolExecutor(AT_ONCE) as workers:
        return [fault for found in workers.map(partial(_broken, database), wanted) for fault in found]


def _broken(database: str, key: tuple[Any, ...]) -> list[str]:
    name, table, target, columns, target_columns = key
    pairs = list(zip(columns, target_columns, strict=True))
    same = sql.SQL(" AND ").join(
        sql.SQL("{} = {}").format(sql.Identifier("child", ours), sql.Identifier("parent", theirs))
        for ours, theirs in pairs
    )
    query = sql.SQL("SELECT count(*) FROM {} child WHERE {} AND NOT EXISTS (SELECT 1 FROM {} parent WHERE {})").format(
        sql.Identifier(table),
        sql.SQL(" AND ").join(sql.SQL("{} IS NOT NULL").format(sql.Identifier("child", ours)) for ours, _ in pairs),
        sql.Identifier(target),
        same,
    )
    with server_session(database) as session:
        session.execute("SET work_mem = '128MB'")
        row = session.execute(query).fetchone()
    return [f"{table}: {row[0]} rows break {name}"] if row and row[0] else []


def _uneven_tables(size: int, database: str) -> list[str]:
    found = []
    with server_session(database) as session:
        for model in copied_models():
            query = sql.SQL(
                "SELECT count(*), min(rows), max(rows) FROM (SELECT count(*) rows FROM {} GROUP BY network_id) each"
            )
            networks, least, most = session.execute(query.format(sql.Identifier(model._meta.db_table))).fetchone() or ()
            if networks and (networks != size or least != most):
                found.append(f"{model._meta.label}: {networks} networks have {least} to {most} rows")
    return found


def _knots_without_things(database: str) -> list[str]:
    found = []
    with server_session(database) as session:
        for model in apps.get_models():
            if issubclass(model, Threaded):
                query = sql.SQL(
                    "SELECT (SELECT count(*) FROM {}), (SELECT count(*) FROM thread_knot WHERE kind = {})"
                ).format(sql.Identifier(model._meta.db_table), sql.Literal(model.kind))
                things, knots = session.execute(query).fetchone() or ()
                if things != knots:
                    found.append(f"{model._meta.label}: {things} rows, {knots} knots")
    return found


def _leaks() -> list[str]:
    """The plain role sees nothing outside of a scope, and of another network's rows nothing inside of one."""
    found = []
    networks = list(Network.objects.order_by("slug"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM thread_knot")
        if cursor.fetchone() != (0,):
            found.append("knots are visible outside of a network")
    for network in (networks[0], networks[-1]):
        with network_scope(network):
            for model in copied_models():
                if not issubclass(model, WindowModel) and model._base_manager.exclude(network=network.pk).exists():
                    found.append(f"{model._meta.label}: {network.slug} sees rows of another network")
            if not Knot.objects.exists():
                found.append(f"{network.slug} does not see its own knots")
    return found
