"""`fachwerk backup`: database, files and secrets in one encrypted archive, written as a stream.

The row counts of the manifest and the dump come from the same snapshot of the database. The manifest is the last
entry, because only then everything was read; an archive without it is not whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import tarfile
import time
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from fachwerk.core import clock
from fachwerk.upkeep import places, programs
from fachwerk.upkeep.places import LastBackup
from fachwerk.upkeep.problem import UpkeepProblem
from fachwerk.upkeep.sealing import SealingWriter

ENDING = ".fwsicherung"
MANIFEST = "manifest.json"
PART_BYTES = 8 * 1024 * 1024
Say = Callable[[str], None]


def back_up(*, bundled: Path | None, to: Path | None = None, keep: int | None = None, say: Say = print) -> Path:
    """Writes a backup and gives back where it lies; an interrupted one leaves no file behind."""
    began, moment = time.monotonic(), clock.now()
    target = _target(to, moment)
    if target.exists():
        raise UpkeepProblem(f"„{target}“ gibt es schon; eine Sicherung überschreibt keine andere.")
    pg_dump = programs.program("pg_dump", bundled)
    key_is_fresh = not places.key_path().exists() and not os.environ.get(places.KEY_VARIABLE)
    secret = places.backup_key(may_be_made=True)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("xb") as sealed:
            part.chmod(0o600)
            rows = _write(sealed, secret, pg_dump, moment)
            sealed.flush()
            os.fsync(sealed.fileno())
        part.replace(target)
    except FileExistsError as taken:
        raise UpkeepProblem(
            f"Eine andere Sicherung schreibt gerade „{part}“ (oder brach hart ab: löschen Sie sie)."
        ) from taken
    except OSError as full:
        part.unlink(missing_ok=True)
        raise UpkeepProblem(f"Die Sicherung lässt sich nicht schreiben: {full.strerror}.") from full
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    seconds = time.monotonic() - began
    places.remember_backup(LastBackup(moment.isoformat(), str(target), target.stat().st_size, round(seconds, 1), rows))
    say(f"Gesichert: {target} ({target.stat().st_size / 1e6:.1f} MB, {rows} Zeilen, {seconds:.1f} s)")
    if key_is_fresh:
        say(
            f"Der Schlüssel liegt in „{places.key_path()}“. Bewahren Sie eine Abschrift an einem anderen Ort auf: "
            "Ohne ihn lässt sich keine Sicherung öffnen."
        )
    for old in _rotate(target.parent, keep):
        say(f"Gelöscht, weil älter: {old.name}")
    return target


def _target(to: Path | None, moment: datetime) -> Path:
    name = f"fachwerk-{moment:%Y-%m-%dT%H%M%S}{ENDING}"
    if to is not None and not to.is_dir():
        if not to.parent.is_dir():
            raise UpkeepProblem(f"Den Ordner „{to.parent}“ gibt es nicht.")
        return to
    folder = to or places.backup_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / name


def _rotate(folder: Path, keep: int | None) -> list[Path]:
    if keep is None:
        return []
    known = sorted(folder.glob(f"fachwerk-*{ENDING}"), key=lambda path: path.name)
    superfluous = known[: max(0, len(known) - max(1, keep))]
    for path in superfluous:
        path.unlink()
    return superfluous


def _write(sealed: IO[bytes], secret: str, pg_dump: Path, moment: datetime) -> int:
    writer = SealingWriter(sealed, secret)
    manifest: dict[str, Any] = {
        "made_at": moment.isoformat(),
        "version": version("fachwerk"),
        "postgresql": programs.server_major(),
        "migrations": sorted("/".join(name) for name in MigrationRecorder(connections["keeper"]).applied_migrations()),
    }
    with tarfile.open(mode="w|", fileobj=writer, bufsize=PART_BYTES) as archive:  # type: ignore[call-overload]
        manifest["rows"], manifest["database"] = _write_database(archive, pg_dump)
        manifest["files"] = {path.name: digest for path in _uploads() if (digest := _add_file(archive, "files", path))}
        manifest["secrets"] = {
            path.name: digest for path in places.secret_files() if (digest := _add_file(archive, "secrets", path))
        }
        _add_bytes(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())
    writer.finish()
    return sum(manifest["rows"].values())


def _uploads() -> list[Path]:
    folder = places.files_folder()
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def tables() -> list[str]:
    """Every table of the installation, as the keeper sees them."""
    with connections["keeper"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [str(row[0]) for row in cursor.fetchall()]


def row_counts(cursor: Any) -> dict[str, int]:
    """How many rows each table holds, in one statement."""
    names = tables()
    if not names:
        return {}
    single = sql.SQL("SELECT {}, count(*) FROM {}")
    parts = [single.format(sql.Literal(name), sql.Identifier("public", name)) for name in names]
    cursor.execute(sql.SQL(" UNION ALL ").join(parts))
    return {str(name): int(count) for name, count in cursor.fetchall()}


def _write_database(archive: tarfile.TarFile, pg_dump: Path) -> tuple[dict[str, int], str]:
    connection = connections["keeper"]
    connection.ensure_connection()
    session = connection.connection
    assert session is not None  # noqa: S101 - ensure_connection has opened it
    with session.transaction(), session.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = str(cursor.fetchone()[0])
        counts = row_counts(cursor)
        return counts, _dump(archive, pg_dump, snapshot)


def _dump(archive: tarfile.TarFile, pg_dump: Path, snapshot: str) -> str:
    """Runs pg_dump within the snapshot and adds its output in parts, because a tar entry needs its size first."""
    words: list[str | Path] = [
        pg_dump,
        "--format=custom",
        "--no-password",
        f"--snapshot={snapshot}",
        *programs.address_of("keeper"),
    ]
    process = programs.start(words, "keeper", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None  # noqa: S101, PT018 - both are pipes
    digest, number = hashlib.sha256(), 0
    try:
        while part := process.stdout.read(PART_BYTES):
            digest.update(part)
            _add_bytes(archive, f"database/{number:06}", part)
            number += 1
        said = process.stderr.read().decode(errors="replace")
        if process.wait() != 0:
            raise UpkeepProblem(f"pg_dump ist gescheitert: {said.strip().splitlines()[-1] if said.strip() else '?'}")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
    return digest.hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), 0o600, int(clock.now().timestamp())
    archive.addfile(entry, io.BytesIO(content))


class _Hashing:
    """Passes a file on while computing its digest."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.digest.update(piece)
        return piece


def _add_file(archive: tarfile.TarFile, folder: str, path: Path) -> str | None:
    """Adds one file and gives back its digest; None if it was removed a moment ago."""
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return None
    with source:
        entry = tarfile.TarInfo(f"{folder}/{path.name}")
        entry.size, entry.mode = os.fstat(source.fileno()).st_size, 0o600
        entry.mtime = int(os.fstat(source.fileno()).st_mtime)
        hashing = _Hashing(source)
        archive.addfile(entry, hashing)
    return hashing.digest.hexdigest()
