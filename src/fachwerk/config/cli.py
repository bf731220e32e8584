"""The console script `fachwerk`: starts the database if it is ours, then runs one of Django's or our commands."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.utils import OperationalError

from fachwerk.config import embedded_commands, init, serve, upkeep_commands
from fachwerk.config.database import DatabaseNotNamed, open_tables_to_app, require_database, uses_embedded_server
from fachwerk.config.embedded import server
from fachwerk.config.embedded.folders import instance_name
from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.config.environment_file import read_environment
from fachwerk.upkeep.problem import UpkeepProblem

SETTINGS = "fachwerk.config.settings"
#: Commands that never open a connection; they must work before any database exists.
WITHOUT_DATABASE = frozenset(
    {
        "--help",
        "--version",
        "-h",
        "check",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "version",
    }
)


def _demonstrate(arguments: Sequence[str]) -> int:
    """Bring the demonstration up in one go: tables, history, static files, web server and worker."""
    if os.environ.get("FACHWERK_DEMO") != "1":
        raise DatabaseNotNamed("Die Demonstration läuft nur mit FACHWERK_DEMO=1, in ihrer eigenen Datenbank.")
    serve.refuse_taken_port(serve.LOOPBACK, serve.chosen_port())
    django.setup()
    if not _tables_are_current():
        execute_from_command_line(["fachwerk", "migrate", "--verbosity", "0", "--database", "owner"])
    execute_from_command_line(["fachwerk", "load_demonstration"])
    if not _static_files_are_current():
        execute_from_command_line(["fachwerk", "collectstatic", "--noinput", "--verbosity", "0"])
    connections.close_all()
    return serve.run(["--worker", *arguments])


def _initialise(arguments: Sequence[str]) -> int:
    """Set up a real installation."""
    return init.run(arguments, build=_build)


def _build() -> None:
    """Tables and static files as this version wants them."""
    require_database("owner")
    open_tables_to_app()
    if not _tables_are_current():
        execute_from_command_line(["fachwerk", "migrate", "--verbosity", "0", "--database", "owner"])
    if not _static_files_are_current():
        execute_from_command_line(["fachwerk", "collectstatic", "--noinput", "--verbosity", "0"])
    connections.close_all()


def _tables_are_current() -> bool:
    """Whether every migration has run: asked without rendering the models, which takes seconds."""
    loader = MigrationLoader(connections["owner"])
    return not set(loader.disk_migrations or ()) - set(loader.applied_migrations or ())


def _static_files_are_current() -> bool:
    """Whether nothing was changed since the static files were collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return False
    collected_at = manifest.stat().st_mtime
    sources = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return all(Path(source).stat().st_mtime <= collected_at for source in sources)


OWN_COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "backup": upkeep_commands.run_backup,
    "database": embedded_commands.run,
    "demo": _demonstrate,
    "init": _initialise,
    "restore": upkeep_commands.run_restore,
    "serve": serve.run,
    "upgrade": upkeep_commands.run_upgrade,
}


def main() -> None:
    """Run the command of the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; expected obstacles become one sentence instead of a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    read_environment()
    try:
        return _run(list(arguments) or ["help"])
    except (ServerProblem, DatabaseNotNamed, UpkeepProblem, ImproperlyConfigured) as problem:
        return _say(str(problem))
    except (OperationalError, psycopg.OperationalError) as problem:
        reason = (str(problem).strip() or "ohne Angabe eines Grundes").splitlines()[0]
        return _say(f"Die Datenbank ist nicht erreichbar oder hat abgelehnt: {reason}")
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    command = arguments[0]
    if command == "database":
        return OWN_COMMANDS[command](arguments[1:])
    if command not in WITHOUT_DATABASE and not {"--help", "-h"} & set(arguments) and uses_embedded_server():
        server.ensure_running(instance_name())
    if command in OWN_COMMANDS:
        return OWN_COMMANDS[command](arguments[1:])
    if command == "migrate" and not any(word.startswith("--database") for word in arguments):
        require_database("owner")
        open_tables_to_app()
        arguments = [*arguments, "--database", "owner"]
    if not command.startswith("-"):
        arguments = [command.replace("-", "_"), *arguments[1:]]
    if command == "doctor":
        require_database("keeper")
    execute_from_command_line(["fachwerk", *arguments])
    return 0


def _say(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
