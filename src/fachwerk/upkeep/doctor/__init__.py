"""`fachwerk doctor`: is everything as it should be? Set-based, as the keeper, quick with hundreds of networks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fachwerk.upkeep.doctor import pools, running, threads, walls
from fachwerk.upkeep.doctor.findings import Check, Finding, Weight

__all__ = ["CHECKS", "Finding", "Weight", "examine"]

CHECKS: dict[str, Check] = {
    "Stand der Tabellen": walls.migrations_are_current,
    "Mauern zwischen den Netzwerken": walls.walls_stand,
    "Schlüssel bleiben in ihrem Netzwerk": walls.keys_stay_in_their_network,
    "Rechte der Rollen": walls.roles_have_their_rights,
    "Zeilen und ihre Netzwerke": walls.rows_lie_in_known_networks,
    "Roter Faden: Einträge und Knoten": threads.each_row_has_its_knot,
    "Roter Faden: Verbindungen": threads.declared_ties_equal_their_keys,
    "Roter Faden: Titel und Zustände": threads.knots_say_what_rows_say,
    "Suche": threads.every_knot_can_be_found,
    "Plätze": pools.counters_equal_their_claims,
    "E-Mails": running.mails_leave,
    "Arbeiten im Hintergrund": running.jobs_are_done,
    "Dateien": running.files_match_rows,
    "Speicherplatz": running.disk_has_room,
    "Uhrzeit": running.clocks_agree,
    "Sicherung": running.backup_is_recent,
    "Einstellungen": running.settings_are_hardened,
}


def examine(*, thorough: bool = False) -> Iterator[tuple[str, list[Finding]]]:
    """Runs every check and gives back its name with what it found; stops where the tables are of another version."""
    for name, check in CHECKS.items():
        chosen = partial(threads.knots_say_what_rows_say, thorough=True) if thorough and "Titel" in name else check
        found = list(chosen())
        yield name, found
        if any(finding.code.startswith("migrations.") for finding in found):
            return
