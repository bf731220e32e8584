"""`fachwerk database …`: look at, and remove, the database Fachwerk brings along."""

import argparse
import shutil
import sys
from collections.abc import Sequence

from fachwerk.config.database import DatabaseNotNamed, uses_embedded_server
from fachwerk.config.embedded import server
from fachwerk.config.embedded.binaries import binaries
from fachwerk.config.embedded.folders import instance_name
from fachwerk.config.embedded.instance import instance_called
from fachwerk.config.secrets import state_folder

#: The live instance is not among them: nobody loses a network's work to a command that is one word long.
REMOVABLE = ("demo", "test")


def run(arguments: Sequence[str]) -> int:
    """Run `fachwerk database status` or `fachwerk database delete`."""
    parser = argparse.ArgumentParser(prog="fachwerk database", description="Die mitgelieferte Datenbank")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("status", help="zeigt, wo sie liegt und ob sie läuft")
    commands.add_parser("delete", help="löscht die Datenbank der Demonstration oder der Tests mit allem Inhalt")
    chosen = parser.parse_args(arguments)
    if not uses_embedded_server():
        raise DatabaseNotNamed("DATABASE_URL ist gesetzt; die mitgelieferte Datenbank wird nicht benutzt.")
    name = instance_name()
    if chosen.command == "status":
        instance = instance_called(name)
        state = "läuft" if server.is_running(name) else "ruht"
        sys.stdout.write(f"PostgreSQL {binaries().version}, {name}: {state}\n{instance.folder}\n")
        return 0
    if name.partition("-")[0] not in REMOVABLE:
        raise DatabaseNotNamed("Gelöscht wird nur mit FACHWERK_DEMO=1 oder FACHWERK_INSTANCE=test.")
    gone = server.delete(name)
    shutil.rmtree(state_folder() / "files", ignore_errors=True)  # uploads without their rows are of no use
    sys.stdout.write(f"Die Datenbank „{name}“ ist gelöscht.\n" if gone else f"Eine Datenbank „{name}“ gibt es nicht.\n")
    return 0
