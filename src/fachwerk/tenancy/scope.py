"""In which network the present code acts.

The scope lives in a context variable for Python and in the transaction-local setting ``fachwerk.network_id`` for the
row-level walls. Transaction-local is safe with connection poolers: the setting ends with the transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.db import connection, transaction

SETTING = "fachwerk.network_id"
_active: ContextVar[uuid.UUID | None] = ContextVar("fachwerk_network", default=None)


class NoNetwork(RuntimeError):
    """A walled table was asked for while no network scope is active."""


class HasId(Protocol):
    """Anything with the id of a network, most of all ``networks.Network``."""

    @property
    def id(self) -> uuid.UUID: ...


def active_network_id() -> uuid.UUID:
    """The network in whose scope we act; raises NoNetwork outside of any."""
    network_id = _active.get()
    if network_id is None:
        raise NoNetwork("No network scope is active: open network_scope(network) first.")
    return network_id


def network_is_active() -> bool:
    """Whether any scope is open."""
    return _active.get() is not None


def _tell_database(network_id: uuid.UUID | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(network_id or "")])


@contextmanager
def network_scope(network: HasId | uuid.UUID) -> Iterator[None]:
    """Opens a transaction in which only this network's rows exist; the outer scope is restored afterwards."""
    network_id = network if isinstance(network, uuid.UUID) else network.id
    outer = _active.get()
    with transaction.atomic():
        mark = _active.set(network_id)
        _tell_database(network_id)
        try:
            yield
        finally:
            _active.reset(mark)
        # Only on success: after an error the (sub)transaction rolls back and the setting with it.
        _tell_database(outer)


def for_each_network(networks: Iterable[HasId], act: Callable[[], None]) -> None:
    """Nightly work and data migrations: runs ``act`` once inside the scope of every network."""
    for network in networks:
        with network_scope(network):
            act()
