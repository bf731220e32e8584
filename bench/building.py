"""Making the three databases, or keeping them when nothing they depend on has changed."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader

from bench import copying, soundness
from bench.first_network import build_first_network
from bench.instance import SIZES, copy_database, fingerprint, forget_built, is_built, note_built
from fachwerk.config.embedded import server
from fachwerk.config.embedded.folders import instance_name

#: What the doctor says about the content; the rest of an instance without worker and backup does not matter here.
CONTENT_FINDINGS = ("migrations.", "walls.", "rows.", "thread.", "search.")


def say(line: str) -> None:
    """Everything but the figures goes to stderr."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def wanted_fingerprint() -> str:
    """What the databases would be made from today."""
    return fingerprint(list(MigrationLoader(None).disk_migrations or {}))


def ensure_built(sizes: tuple[int, ...] = SIZES) -> None:
    """Builds what is missing; ends the process with a sentence when the result is not sound."""
    wanted = wanted_fingerprint()
    server.ensure_running(instance_name())
    if is_built(wanted):
        say("Die Datenbanken der Messung sind noch aktuell.")
    else:
        _build(sizes)
        note_built(wanted)
    _collect_static_files()


def _build(sizes: tuple[int, ...]) -> None:
    forget_built()
    _empty()
    started = time.monotonic()
    call_command("migrate", database="owner", verbosity=0)
    with transaction.atomic():
        build_first_network()
    say(f"Erstes Netzwerk: {time.monotonic() - started:.0f} s")
    done = 1
    for size in sizes:
        began = time.monotonic()
        if size > done:
            copying.add_networks(done + 1, size)
            done = size
        copying.vacuum()
        say(f"{size} Netzwerke: {time.monotonic() - began:.0f} s")
        _check(size)
        connections.close_all()
        copy_database(size)
    _ask_the_doctor()
    say(f"Aufgebaut in {time.monotonic() - started:.0f} s")


def _empty() -> None:
    """A fresh cluster: cheaper than finding out what a change of the tables left behind."""
    connections.close_all()
    server.release(instance_name())
    server.delete(instance_name())
    known = server.ensure_running(instance_name())
    for alias, password in (("default", known.app), ("owner", known.owner), ("keeper", known.keeper)):
        connections.settings[alias].update(HOST=known.socket_folder, PASSWORD=password)
        connections[alias].settings_dict.update(HOST=known.socket_folder, PASSWORD=password)


def _check(size: int) -> None:
    began = time.monotonic()
    faults = soundness.faults(size)
    if faults:
        raise SystemExit("Die Datenbank der Messung ist nicht in Ordnung:\n  " + "\n  ".join(faults))
    say(f"  alle Schlüssel, Knoten und Mauern geprüft: {time.monotonic() - began:.0f} s")


def _ask_the_doctor() -> None:
    """The product's own examination, as an administrator would run it."""
    examined = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "fachwerk", "doctor", "--json"], stdout=subprocess.PIPE, check=False
    )
    answer = json.loads(examined.stdout or b"{}")
    wrong = [one["sentence"] for one in answer.get("findings", []) if one["code"].startswith(CONTENT_FINDINGS)]
    if not answer or wrong:
        raise SystemExit("„fachwerk doctor“ findet Fehler im Inhalt:\n  " + "\n  ".join(wrong))
    say(f"  „fachwerk doctor“ hat am Inhalt nichts auszusetzen ({answer['seconds']:.0f} s)")


def _collect_static_files() -> None:
    """Pages name static files by their content, so these must be those of today."""
    subprocess.run([sys.executable, "-m", "fachwerk", "collectstatic", "--noinput", "-v", "0"], check=True)
