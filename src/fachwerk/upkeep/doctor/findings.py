"""What the doctor finds: one sentence on what is wrong and one on what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import connections


class Weight(Enum):
    """Whether something is broken or only worth watching."""

    WRONG = "wrong"
    WATCH = "watch"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be."""

    code: str  # "thread.knot_missing"
    sentence: str
    remedy: str
    weight: Weight = Weight.WRONG


Check = Callable[[], Iterator[Finding]]


def rows(statement: str, parameters: Sequence[Any] = (), *, alias: str = "keeper") -> list[tuple[Any, ...]]:
    """Asks the database as the role that sees all networks."""
    with connections[alias].cursor() as cursor:
        # without parameters the statement is sent as it is: a % in it is a %
        cursor.execute(statement, parameters or None)
        return list(cursor.fetchall())


def number(statement: str, parameters: Sequence[Any] = (), *, alias: str = "keeper") -> int:
    """The one number a statement gives back."""
    return int(rows(statement, parameters, alias=alias)[0][0])


def some(names: Sequence[str], limit: int = 5) -> str:
    """The first names of a list and how many more there are."""
    shown = ", ".join(names[:limit])
    return shown if len(names) <= limit else f"{shown} und {len(names) - limit} weitere"
