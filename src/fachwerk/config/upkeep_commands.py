"""`fachwerk backup`, `restore` and `upgrade`: the words on the command line, and the order of an upgrade."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from fachwerk.config import catalogues
from fachwerk.config.database import open_tables_to_app, require_database
from fachwerk.config.embedded.binaries import binaries
from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.upkeep.backup import back_up
from fachwerk.upkeep.places import backup_key
from fachwerk.upkeep.problem import UpkeepProblem
from fachwerk.upkeep.restore import check, restore


def run_backup(arguments: Sequence[str]) -> int:
    """Write an encrypted backup; with --keep, remove the oldest ones of the same folder."""
    parser = argparse.ArgumentParser(prog="fachwerk backup", description="Sichert alles in einer verschlüsselten Datei")
    parser.add_argument("--to", type=Path, help="Datei oder Ordner (Standard: „backups“ im Datenordner)")
    parser.add_argument("--keep", type=int, metavar="N", help="behält in diesem Ordner nur die letzten N Sicherungen")
    chosen = parser.parse_args(arguments)
    if chosen.keep is not None and chosen.keep < 1:
        raise UpkeepProblem("--keep behält mindestens eine Sicherung.")
    require_database("keeper")
    django.setup()
    back_up(bundled=_bundled(), to=chosen.to, keep=chosen.keep, say=_say)
    return 0


def run_restore(arguments: Sequence[str]) -> int:
    """Bring a backup back, apply what was decided since, and let the doctor look at the result."""
    parser = argparse.ArgumentParser(prog="fachwerk restore", description="Holt eine Sicherung zurück")
    parser.add_argument("file", type=Path, help="die Sicherung")
    parser.add_argument("--into-new", default="", metavar="NAME", help="zum Üben: in eine zweite Datenbank daneben")
    parser.add_argument(
        "--check", action="store_true", help="prüft nur, ob die Sicherung vollständig ist und sich öffnet"
    )
    chosen = parser.parse_args(arguments)
    if chosen.check:
        django.setup()
        manifest = check(chosen.file, backup_key(may_be_made=False))
        _say(f"Vollständig: {sum(manifest['rows'].values())} Zeilen, {len(manifest['files'])} Dateien.")
        return 0
    require_database("keeper")
    require_database("owner")
    open_tables_to_app()
    django.setup()
    restore(chosen.file, bundled=_bundled(), into=chosen.into_new, say=_say)
    if chosen.into_new:
        return 0
    _say("Bringe die Tabellen auf den Stand des Programms …")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    call_command("erase_again")
    return _doctor()


def run_upgrade(arguments: Sequence[str]) -> int:
    """Bring tables, static files and translations to the version of the program, after a backup."""
    parser = argparse.ArgumentParser(
        prog="fachwerk upgrade", description="Bringt die Installation auf den Stand des Programms"
    )
    parser.add_argument("--without-backup", action="store_true", help="wenn gerade eben gesichert wurde")
    chosen = parser.parse_args(arguments)
    for alias in ("owner", "keeper"):
        require_database(alias)
    open_tables_to_app()
    django.setup()
    waiting = _waiting_migrations()
    if _holds_tables() and not chosen.without_backup:
        _say("1. Sicherung …")
        back_up(bundled=_bundled(), say=_say)
    _say(f"2. Tabellen: {len(waiting)} Änderungen …" if waiting else "2. Tabellen: schon auf dem Stand.")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    _say("3. Gestaltung und Skripte …")
    call_command("collectstatic", interactive=False, verbosity=0)
    _say("4. Übersetzungen …")
    if os.access(catalogues.LOCALE, os.W_OK):  # an installed package brings them compiled
        catalogues.compile_all()
    _say("5. Untersuchung …")
    outcome = _doctor()
    _say("Starten Sie jetzt die Dienste neu: systemctl restart fachwerk-web fachwerk-worker")
    return outcome


def _waiting_migrations() -> list[tuple[str, str]]:
    """What an upgrade would run; refuses when the tables already know more than this program."""
    loader = MigrationLoader(connections["owner"])
    disk, applied = set(loader.disk_migrations or ()), set(loader.applied_migrations or ())
    ours = {name.rpartition(".")[2] for name in settings.INSTALLED_APPS if name.startswith("fachwerk.")}
    unknown = sorted("/".join(name) for name in applied - disk if name[0] in ours)
    if unknown:
        raise UpkeepProblem(
            f"Die Tabellen stammen von einer neueren Fassung als dieses Programm ({unknown[-1]}). "
            "Ein Schritt zurück geht nur mit der Sicherung, die vor dem Schritt nach vorn entstand."
        )
    return sorted(disk - applied)


def _holds_tables() -> bool:
    return "networks_network" in connections["owner"].introspection.table_names()


def _bundled() -> Path | None:
    """The folder of PostgreSQL's programs that we bring along or that FACHWERK_PG_BIN names."""
    try:
        return binaries().folder
    except ServerProblem:
        return None


def _doctor() -> int:
    connections.close_all()
    try:
        call_command("doctor")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
