"""Which database Fachwerk works with, and in which of three roles.

`default` is the plain role every request and every job uses; the walls between networks hold for it. `owner` changes
tables and nothing else. `keeper` sees all networks and serves only backup, restore and the doctor.
"""

import os
from typing import Any

import psycopg
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from fachwerk.config.embedded.folders import instance_name
from fachwerk.config.embedded.instance import DATABASE, PORT, Connection, Instance, instance_called
from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.config.embedded.roles import APP, KEEPER, OWNER, grant_rights_on_later_tables

ADDRESS_VARIABLES = {
    "default": "DATABASE_URL",
    "owner": "DATABASE_OWNER_URL",
    "keeper": "DATABASE_KEEPER_URL",
}
Parameters = dict[str, Any]


class DatabaseNotNamed(Exception):
    """A database address is missing or cannot be read; the message says which."""


def uses_embedded_server() -> bool:
    """Tell whether no database was named, so that the server we bring along is used."""
    return not os.environ.get("DATABASE_URL")


def databases() -> dict[str, Parameters]:
    """Give back Django's DATABASES. Computes only: whether a server runs is the concern of the console script."""
    if uses_embedded_server():
        return _embedded()
    named = {alias: os.environ.get(variable, "") for alias, variable in ADDRESS_VARIABLES.items()}
    return {alias: _parameters(alias, _parts(alias, address)) for alias, address in named.items() if address}


def require_database(alias: str) -> None:
    """Refuse with one sentence when a command needs a role whose address nobody named."""
    if not uses_embedded_server() and not os.environ.get(ADDRESS_VARIABLES[alias]):
        raise DatabaseNotNamed(
            f"Dieser Befehl braucht {ADDRESS_VARIABLES[alias]}: die Adresse der Datenbank für die Rolle "
            f"„{ {'default': APP, 'owner': OWNER, 'keeper': KEEPER}[alias] }“."
        )


def open_tables_to_app() -> None:
    """Let the plain role use every table the owner creates from now on, the job queue's included.

    The embedded server is set up that way; a server of the operator's own gets it before each migration.
    """
    if uses_embedded_server():
        return
    app = _parts("default", os.environ["DATABASE_URL"]).get("user")
    owner = _parts("owner", os.environ["DATABASE_OWNER_URL"])
    if not app or app == owner.get("user"):
        raise DatabaseNotNamed("DATABASE_URL und DATABASE_OWNER_URL müssen zwei verschiedene Rollen nennen.")
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as session:
        grant_rights_on_later_tables(session, owner=session.info.user, app=str(app))


def _parts(alias: str, address: str) -> dict[str, Any]:
    try:
        return dict(conninfo_to_dict(address))
    except ProgrammingError as problem:
        raise DatabaseNotNamed(
            f"{ADDRESS_VARIABLES[alias]} ist keine Adresse einer PostgreSQL-Datenbank "
            "(erwartet wird postgresql://konto:kennwort@rechner:5432/name)."
        ) from problem


def _embedded() -> dict[str, Parameters]:
    folder, known = _known_connection()
    passwords = {"default": known.app, "owner": known.owner, "keeper": known.keeper} if known else {}
    users = {"default": APP, "owner": OWNER, "keeper": KEEPER}
    return {
        alias: _parameters(
            alias,
            {
                "host": known.socket_folder if known else folder,
                "port": PORT,
                "user": user,
                "password": passwords.get(alias, ""),
                "dbname": DATABASE,
            },
        )
        for alias, user in users.items()
    }


def _known_connection() -> tuple[str, Connection | None]:
    """Read how to connect. Settings must load without a server too, for the checks that need no database."""
    try:
        instance: Instance = instance_called(instance_name())
        return str(instance.folder), instance.connection()
    except ServerProblem:
        return "", None


def _parameters(alias: str, parts: dict[str, Any]) -> Parameters:
    options = {key: value for key, value in parts.items() if key not in {"host", "port", "user", "password", "dbname"}}
    if alias == "default" and os.environ.get("FACHWERK_POOL") == "1":
        # Only the web server has threads that share connections; a single command opens the one it needs.
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "ATOMIC_REQUESTS": alias == "default",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
