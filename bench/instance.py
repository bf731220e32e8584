"""The instance of the measurement: its own embedded server, one database per number of networks."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

INSTANCE = "bench"
SIZES = (1, 50, 500)
LARGEST = "fachwerk"  # the database that is built in
SOURCES = ("first_network.py", "copying.py", "instance.py")
Session = psycopg.Connection[tuple[Any, ...]]


def choose_instance() -> None:
    """Says, before any settings are read, that this process works with the instance of the measurement."""
    for name in ("DATABASE_URL", "FACHWERK_DEMO", "FACHWERK_DEBUG"):
        os.environ.pop(name, None)
    os.environ["FACHWERK_INSTANCE"] = INSTANCE
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fachwerk.config.settings")


def database_of(size: int) -> str:
    """The database with this many networks; the largest is the one that is built in."""
    return LARGEST if size == max(SIZES) else f"fachwerk_{size}"


@contextmanager
def server_session(database: str) -> Iterator[Session]:
    """A session of the server's own superuser, who alone may copy past the walls."""
    from fachwerk.config.embedded.folders import instance_name
    from fachwerk.config.embedded.instance import PORT, instance_called
    from fachwerk.config.embedded.server import SUPERUSER

    known = instance_called(instance_name()).connection()
    if known is None:
        raise SystemExit("Die Datenbank der Messung ist nicht eingerichtet.")
    with psycopg.connect(
        host=known.socket_folder,
        port=PORT,
        user=SUPERUSER,
        password=known.superuser,
        dbname=database,
        autocommit=True,
    ) as session:
        yield session


def copy_database(size: int) -> None:
    """Keeps what is built so far as the database of this size."""
    if database_of(size) == LARGEST:
        return
    with server_session("postgres") as session:
        name = sql.Identifier(database_of(size))
        session.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        session.execute(sql.SQL("CREATE DATABASE {} TEMPLATE fachwerk OWNER fachwerk_owner").format(name))


def fingerprint(migrations: list[tuple[str, str]]) -> str:
    """What the content depends on: the tables as they are, and how it is made."""
    here = Path(__file__).resolve().parent
    parts = [json.dumps(sorted(migrations)), *((here / name).read_text(encoding="utf-8") for name in SOURCES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _note() -> Path:
    from fachwerk.config.secrets import state_folder

    return state_folder() / "built.json"


def is_built(wanted: str) -> bool:
    """Whether the three databases were completely made from this very state."""
    try:
        return bool(json.loads(_note().read_text(encoding="utf-8"))["fingerprint"] == wanted)
    except (OSError, ValueError, KeyError):
        return False


def note_built(wanted: str) -> None:
    """Remembers that the databases are complete."""
    _note().write_text(json.dumps({"fingerprint": wanted}), encoding="utf-8")


def forget_built() -> None:
    """From now on the databases are not complete."""
    _note().unlink(missing_ok=True)
