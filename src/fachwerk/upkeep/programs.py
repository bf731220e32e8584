"""PostgreSQL's own programs, always those of the server's major version, run as one of our roles."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connections
from psycopg.conninfo import make_conninfo

from fachwerk.upkeep.problem import UpkeepProblem

#: Where Debian and others keep the programs of one major version.
USUAL_PLACES = ("/usr/lib/postgresql/{major}/bin", "/usr/pgsql-{major}/bin", "/usr/local/pgsql/bin", "/usr/bin")


def server_major() -> int:
    """The server's major version."""
    with connections["keeper"].cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def program(name: str, bundled: Path | None) -> Path:
    """The program of the server's version; `bundled` is the folder Fachwerk brings along or FACHWERK_PG_BIN names."""
    major = server_major()
    places = [bundled] if bundled else []
    places += [Path(place.format(major=major)) for place in USUAL_PLACES]
    found = {folder: version for folder in places if (version := _major_of(folder / name))}
    for folder, version in found.items():
        if version == major:
            return folder / name
    others = ", ".join(sorted({str(version) for version in found.values()})) or "keines"
    raise UpkeepProblem(
        f"Der Datenbankserver ist PostgreSQL {major}, doch „{name}“ dieser Version fehlt (gefunden: {others}). "
        f"Installieren Sie das Paket postgresql-client-{major} oder nennen Sie seinen Ordner mit FACHWERK_PG_BIN."
    )


@cache
def _major_of(path: Path) -> int | None:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\d+", said)
    return int(version.group()) if version else None


def address_of(alias: str, database: str | None = None) -> list[str]:
    """The words that tell a program where to connect; the password goes through the environment."""
    known: dict[str, Any] = connections[alias].settings_dict
    options = {name: value for name, value in known["OPTIONS"].items() if isinstance(value, str | int)}
    where = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "dbname": database or known["NAME"]}
    return ["--dbname", make_conninfo(**{name: value for name, value in {**where, **options}.items() if value})]


def environment_of(alias: str) -> dict[str, str]:
    """The environment of a program that connects as this role."""
    password = str(connections[alias].settings_dict["PASSWORD"] or "")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}


def start(words: Sequence[str | Path], alias: str, **pipes: Any) -> subprocess.Popen[bytes]:
    """Starts a program as this role."""
    return subprocess.Popen([str(word) for word in words], env=environment_of(alias), **pipes)
