"""The facts bus: what happened is announced and delivered synchronously inside the operation's transaction.

Reactions may write outbox rows and defer jobs on the same connection; they never act outside the transaction,
so a process killed between commit and hook loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

FactType = TypeVar("FactType")
_reactions: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def react_to(fact: type[FactType], reaction: Callable[[FactType], None]) -> None:
    """Registers ``when_<fact>``; called from ``AppConfig.ready``. Registering twice has no effect."""
    if reaction not in _reactions[fact]:
        _reactions[fact].append(reaction)


def announce(fact: object) -> None:
    """Delivers a past-tense dataclass to its reactions, now and in this transaction."""
    for reaction in _reactions[type(fact)]:
        reaction(fact)
