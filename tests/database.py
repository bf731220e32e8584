"""One migrated template per set of migrations, and a clone of it for every test process.

Tests connect as the plain role: a superuser or the owner would see through the walls, and every test of them would be
green without proving anything. The plain role may not TRUNCATE, so nothing is flushed: a clone is thrown away instead.
"""

import hashlib
import itertools
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from fachwerk.config.database import databases, uses_embedded_server
from fachwerk.config.embedded import server
from fachwerk.config.embedded.folders import instance_name
from fachwerk.config.embedded.roles import grant_rights_on_later_tables

TEMPLATE_PREFIX = "fachwerk_template_"
CLONE_PREFIX = "fachwerk_test_"
#: Any number will do as long as every test process of this server uses the same one.
TEMPLATE_LOCK = 7_305_114
#: 17 MB each.
MOST_SET_ASIDE = 150
_numbers = itertools.count(1)
_set_aside: list[str] = []
Session = psycopg.Connection[tuple[object, ...]]


def start_test_server() -> None:
    """Start the instance for tests and tell Django its passwords, which did not exist when the settings were read."""
    if uses_embedded_server():
        server.ensure_running(instance_name())
        for alias, parameters in databases().items():
            connections[alias].settings_dict.update(parameters)


def template_name() -> str:
    """Name the template after everything that decides about its tables."""
    digest = hashlib.sha256()
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    folders.append(Path(apps.get_app_config("tenancy").path))  # the walls' statements are made from this code
    for path in sorted(file for folder in folders for file in folder.glob("*.py")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return TEMPLATE_PREFIX + digest.hexdigest()[:16]


def clone(purpose: str) -> str:
    """Create a fresh, migrated, empty database of our own and give back its name."""
    name = f"{CLONE_PREFIX}{os.getpid()}_{next(_numbers)}_{purpose}"
    with _owner_session() as session, _template_lock(session):
        template = _existing_template(session)
        session.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    return name


def drop(name: str) -> None:
    """Remove a database, ending whatever is still connected to it."""
    with _owner_session() as session:
        session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def set_aside(name: str) -> None:
    """End whatever is connected to a clone and leave its removal to the end of the process.

    ext4 walks around every file removed within the last minutes when it makes a new one: a clone, which is a thousand
    files, took five times as long right after another one was dropped.
    """
    with _owner_session() as session:
        session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    _set_aside.append(name)
    if len(_set_aside) >= MOST_SET_ASIDE:
        drop_what_was_set_aside()


def drop_what_was_set_aside() -> None:
    """Remove the clones no test needs any more."""
    while _set_aside:
        drop(_set_aside.pop())


def point_django_to(name: str) -> str:
    """Let every alias work in this database; give back the one before."""
    before = str(connections["default"].settings_dict["NAME"])
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
    return before


def drop_clones_of_ended_processes() -> None:
    """Remove what a killed test process left behind."""
    with _owner_session() as session:
        for name in _names_like(session, CLONE_PREFIX):
            number = re.match(rf"{CLONE_PREFIX}(\d+)_", name)
            if number is None or not _is_alive(int(number.group(1))):
                session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _existing_template(session: Session) -> str:
    wanted = template_name()
    found = _names_like(session, TEMPLATE_PREFIX)
    if wanted in found:
        return wanted
    for outdated in found:  # nobody clones from one right now: we hold the lock
        session.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(outdated)))
    unfinished = f"{TEMPLATE_PREFIX}unfinished"
    session.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
    before = point_django_to(unfinished)
    try:
        with connections["owner"].cursor() as cursor:
            owner, app = connections["owner"].settings_dict["USER"], connections["default"].settings_dict["USER"]
            grant_rights_on_later_tables(cursor.connection, owner=owner, app=app)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    finally:
        point_django_to(before)
    session.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(wanted))
    )
    return wanted


def _names_like(session: Session, prefix: str) -> list[str]:
    found = session.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    return [str(row[0]) for row in found]


@contextmanager
def _owner_session() -> Iterator[Session]:
    parameters = databases()["owner"]
    session = psycopg.connect(
        host=parameters["HOST"],
        port=parameters["PORT"],
        user=parameters["USER"],
        password=parameters["PASSWORD"],
        dbname=parameters["NAME"],
        autocommit=True,
    )
    try:
        yield session
    finally:
        session.close()


@contextmanager
def _template_lock(session: Session) -> Iterator[None]:
    session.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
    try:
        yield
    finally:
        session.execute("SELECT pg_advisory_unlock(%s)", [TEMPLATE_LOCK])


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
