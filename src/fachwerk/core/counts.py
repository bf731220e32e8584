"""Several counts in one statement: a page of small figures should not ask the database for each of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counts_of(**rows: QuerySet[Any]) -> dict[str, int]:
    """How many rows each query has, by the name given to it."""
    parts: dict[str, str] = {}
    values: list[Any] = []
    for name, query in rows.items():
        try:
            statement, given = query.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            continue
        parts[name] = f"(SELECT count(*) FROM ({statement}) AS counted)"  # noqa: S608 - made by the ORM, values apart
        values.extend(given)
    found = dict.fromkeys(rows, 0)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts.values())}", values)
            row = cursor.fetchone()
        found |= dict(zip(parts, row or (), strict=True))
    return found
