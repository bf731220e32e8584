"""`fachwerk restore`: an archive into an empty installation, or into a database beside the present one for practice.

The archive is read twice: first to prove that it is whole and opens, then to write. Nothing is touched before that.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from fachwerk.upkeep import places, programs
from fachwerk.upkeep.backup import MANIFEST, row_counts
from fachwerk.upkeep.problem import UpkeepProblem
from fachwerk.upkeep.sealing import SealedReader

Say = Callable[[str], None]
Manifest = dict[str, Any]
DATABASE_NAME = re.compile(r"[a-z][a-z0-9_]{0,50}")
#: Tables whose rows say that somebody works here.
SIGNS_OF_LIFE = ("networks_network", "accounts_user")
#: Where the database and the mail server are may differ on a new machine: what is there stays.
OF_THIS_MACHINE = {"settings.env"}
DIGEST_BYTES = 1024 * 1024


def restore(source: Path, *, bundled: Path | None, into: str = "", say: Say = print) -> Manifest:
    """Brings back database, files and secrets; refuses an installation that holds anything."""
    secret = places.backup_key(may_be_made=False)
    manifest = check(source, secret)
    _refuse_a_later_version(manifest)
    say(f"Die Sicherung vom {manifest['made_at'][:16].replace('T', ', ')} (UTC) ist vollständig.")
    pg_restore = programs.program("pg_restore", bundled)
    if manifest["postgresql"] > programs.server_major():
        raise UpkeepProblem(
            f"Die Sicherung stammt von PostgreSQL {manifest['postgresql']}, der Server ist älter "
            f"({programs.server_major()})."
        )
    if into:
        _create_database(into)
    else:
        _refuse_unless_empty()
        _clear_tables()
    files = places.state_folder() / f"files-{into}" if into else places.files_folder()
    _apply(source, secret, pg_restore, files, into)
    _compare_rows(manifest, into)
    _compare_files(manifest, files)
    say(f"Zurückgeholt und verglichen: {sum(manifest['rows'].values())} Zeilen, {len(manifest['files'])} Dateien.")
    if into:
        say(f"Die Datenbank heißt „{into}“, die Dateien liegen in „{files}“. Im Betrieb hat sich nichts geändert.")
    return manifest


def check(source: Path, secret: str) -> Manifest:
    """Reads the whole archive, compares every hash with the manifest and gives the manifest back."""
    found: dict[str, str] = {}
    database = hashlib.sha256()
    manifest: Manifest | None = None
    with _archive(source, secret) as archive:
        for entry in archive:
            content = archive.extractfile(entry)
            if content is None:
                continue
            if entry.name == MANIFEST:
                manifest = json.load(content)
            elif entry.name.startswith("database/"):
                database.update(content.read())
            else:
                found[entry.name] = _digest(content)
    if manifest is None:
        raise UpkeepProblem("Die Sicherung ist unvollständig: Ihr Verzeichnis fehlt.")
    expected = {f"{kind}/{name}": digest for kind in ("files", "secrets") for name, digest in manifest[kind].items()}
    if found != expected or database.hexdigest() != manifest["database"]:
        raise UpkeepProblem("Die Sicherung ist beschädigt: Inhalt und Verzeichnis stimmen nicht überein.")
    return manifest


@contextmanager
def _archive(source: Path, secret: str) -> Iterator[tarfile.TarFile]:
    try:
        sealed = source.open("rb")
    except OSError as missing:
        raise UpkeepProblem(f"„{source}“ lässt sich nicht lesen: {missing.strerror}.") from missing
    with sealed:
        reader = SealedReader(sealed, secret)
        try:
            with tarfile.open(mode="r|", fileobj=reader) as archive:  # type: ignore[call-overload]
                yield archive
            while reader.read(DIGEST_BYTES):  # up to the mark of the last piece, or the end was cut off
                pass
        except tarfile.TarError as broken:
            raise UpkeepProblem("Die Sicherung ist beschädigt; sie wird nicht eingespielt.") from broken


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := content.read(DIGEST_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _refuse_a_later_version(manifest: Manifest) -> None:
    known = {"/".join(name) for name in MigrationLoader(None).disk_migrations or ()}
    unknown = [name for name in manifest["migrations"] if name.startswith(_ours()) and name not in known]
    if unknown:
        raise UpkeepProblem(
            f"Die Sicherung stammt von einer neueren Fassung ({manifest['version']}). "
            "Bringen Sie Fachwerk zuerst auf diesen Stand."
        )


def _ours() -> tuple[str, ...]:
    return tuple(f"{name.rpartition('.')[2]}/" for name in settings.INSTALLED_APPS if name.startswith("fachwerk."))


def _refuse_unless_empty() -> None:
    with connections["keeper"].cursor() as cursor:
        counts = row_counts(cursor)
    if any(counts.get(table) for table in SIGNS_OF_LIFE):
        raise UpkeepProblem(
            "Hier wird schon gearbeitet: Zurückgeholt wird nur in eine leere Installation. "
            "Zum Üben legt --into-new NAME eine zweite Datenbank daneben an."
        )
    uploads = places.files_folder()
    if uploads.is_dir() and any(uploads.iterdir()):
        raise UpkeepProblem(f"Im Ordner „{uploads}“ liegen schon Dateien; zurückgeholt wird nur in einen leeren.")


def _clear_tables() -> None:
    """Removes the empty tables of a fresh installation, so that the archive brings its own."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        for (table,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
        cursor.execute(
            "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
            " WHERE p.pronamespace = 'public'::regnamespace AND r.rolname = current_user"
            " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        for (function,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP ROUTINE IF EXISTS {} CASCADE").format(sql.SQL(function)))
        cursor.execute(
            "SELECT t.typname FROM pg_type t JOIN pg_roles r ON r.oid = t.typowner"
            " WHERE t.typnamespace = 'public'::regnamespace AND r.rolname = current_user"
            " AND (t.typtype = 'e' OR (t.typtype = 'c' AND EXISTS"
            " (SELECT 1 FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')))"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP TYPE IF EXISTS {} CASCADE").format(sql.Identifier(name)))


def _create_database(name: str) -> None:
    if not DATABASE_NAME.fullmatch(name):
        raise UpkeepProblem("Der Name besteht aus kleinen Buchstaben, Ziffern und Unterstrichen.")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            raise UpkeepProblem(f"Eine Datenbank „{name}“ gibt es schon.")
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _apply(source: Path, secret: str, pg_restore: Path, files: Path, into: str) -> None:
    files.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner = str(connections["owner"].settings_dict["USER"])
    words: list[str | Path] = [
        pg_restore,
        "--no-owner",
        "--no-acl",
        "--no-comments",
        f"--role={owner}",
        "--exit-on-error",
    ]
    words += ["--no-password", *programs.address_of("keeper", into or None)]
    process = programs.start(words, "keeper", stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None and process.stderr is not None  # noqa: S101, PT018 - both are pipes
    try:
        with _archive(source, secret) as archive:
            for entry in archive:
                content = archive.extractfile(entry)
                if content is not None:
                    _take_out(entry.name, content, process.stdin, files, keep_secrets=not into)
        process.stdin.close()
    except BrokenPipeError:
        pass  # pg_restore has ended early and says why
    finally:
        said = process.stderr.read().decode(errors="replace")
        code = process.wait()
        process.stderr.close()
    if code != 0:
        raise UpkeepProblem(f"pg_restore ist gescheitert: {said.strip().splitlines()[0] if said.strip() else code}")


def _take_out(name: str, content: IO[bytes], database: IO[bytes], files: Path, *, keep_secrets: bool) -> None:
    kind, _, plain = name.partition("/")
    if kind == "database":
        database.write(content.read())
    elif kind == "files":
        _write_file(files / Path(plain).name, content)
    elif kind == "secrets" and keep_secrets:
        target = places.state_folder() / Path(plain).name
        if target.name not in OF_THIS_MACHINE or not target.exists():
            _write_file(target, content)


def _write_file(target: Path, content: IO[bytes]) -> None:
    target.touch(mode=0o600)
    with target.open("wb") as written:
        while piece := content.read(DIGEST_BYTES):
            written.write(piece)


def _compare_rows(manifest: Manifest, into: str) -> None:
    alias = connections["keeper"]
    before = alias.settings_dict["NAME"]
    alias.close()
    alias.settings_dict["NAME"] = into or before
    try:
        with alias.cursor() as cursor:
            found = row_counts(cursor)
    finally:
        alias.close()
        alias.settings_dict["NAME"] = before
    differing = sorted(
        table for table in {*found, *manifest["rows"]} if found.get(table) != manifest["rows"].get(table)
    )
    if differing:
        raise UpkeepProblem(f"Nach dem Zurückholen stimmt die Zahl der Zeilen nicht in: {', '.join(differing)}.")


def _compare_files(manifest: Manifest, files: Path) -> None:
    for name, expected in manifest["files"].items():
        with (files / name).open("rb") as content:
            if _digest(content) != expected:
                raise UpkeepProblem(f"Nach dem Zurückholen ist die Datei „{name}“ nicht dieselbe.")
