"""Backup and restore: everything comes back, nothing half is left, nothing that is in use is overwritten."""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from pytest_django import Settings

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.models import Person
from fachwerk.contacts.operations import enter_organisation, enter_person
from fachwerk.core.files import keep_bytes
from fachwerk.networks.models import Network
from fachwerk.privacy.operations import erase_person
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot
from fachwerk.upkeep import backup as backing_up
from fachwerk.upkeep import programs
from fachwerk.upkeep.backup import back_up, row_counts
from fachwerk.upkeep.places import last_backup
from fachwerk.upkeep.problem import UpkeepProblem
from fachwerk.upkeep.restore import restore
from tests import database

PAPER = b"%PDF-1.7 Protokoll"


def quiet(sentence: str) -> None:
    """Nobody reads along."""


@pytest.fixture
def archive(living: Network, desk: Actor, folder: Path, bundled: Path) -> Path:
    """The backup of an installation with an organisation, an account, a file and a secret."""
    with network_scope(living):
        enter_organisation(desk, name="Müller & Söhne GmbH", kind="company")
    User.objects.create_user("frau@betrieb.example", "ein sehr langes Kennwort", name="Geschäftsstelle")
    keep_bytes(PAPER, "pdf")
    (folder / "secret-key").write_text("geheim")
    return back_up(bundled=bundled, to=folder.parent / "sicherung", say=quiet)


@contextmanager
def empty_place(folder: Path) -> Iterator[None]:
    """Another machine: nothing but a fresh database, and the key, which was kept elsewhere."""
    for path in [*(folder / "files").iterdir(), folder / "secret-key"]:
        path.unlink()
    name = database.clone("empty")
    before = database.point_django_to(name)
    try:
        yield
    finally:
        database.point_django_to(before)
        database.drop(name)


def counts() -> dict[str, int]:
    with connections["keeper"].cursor() as cursor:
        return row_counts(cursor)


def digests() -> dict[str, str]:
    """A hash over all rows of each table."""
    found = {}
    with connections["keeper"].cursor() as cursor:
        for table in counts():
            cursor.execute(f'SELECT r::text FROM "{table}" r ORDER BY 1')  # noqa: S608 - names of our own tables
            found[table] = hashlib.sha256("\n".join(row for (row,) in cursor.fetchall()).encode()).hexdigest()
    return found


def test_everything_comes_back_into_an_empty_installation(archive: Path, folder: Path, bundled: Path) -> None:
    rows, contents = counts(), digests()
    with empty_place(folder):
        manifest = restore(archive, bundled=bundled, say=quiet)
        assert counts() == rows == manifest["rows"]
        assert digests() == contents
        assert [path.read_bytes() for path in (folder / "files").iterdir()] == [PAPER]
        assert (folder / "secret-key").read_text() == "geheim"
        assert Client().login(email="frau@betrieb.example", password="ein sehr langes Kennwort")
        with network_scope(Network.objects.get()):
            assert Knot.objects.get(kind="organisation").title == "Müller & Söhne GmbH"


def test_the_walls_come_back_with_the_rows(archive: Path, folder: Path, bundled: Path) -> None:
    with empty_place(folder):
        restore(archive, bundled=bundled, say=quiet)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM thread_knot")
            assert cursor.fetchone() == (0,)
        with connections["keeper"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM thread_knot")
            assert cursor.fetchone() == (1,)


def test_whoever_was_erased_since_the_backup_is_erased_again(
    living: Network, desk: Actor, folder: Path, bundled: Path, settings: Settings
) -> None:
    settings.ERASURE_LIST = folder.parent / "erasures.jsonl"
    lead = Actor(1, living.pk, frozenset({Role.OFFICE_LEAD}), "Leitung")
    with network_scope(living):
        gone = enter_person(desk, name="Kanari Vogelsang", email="kanari@betrieb.example")
        enter_person(desk, name="Bleibt Hier", email="bleibt@betrieb.example")
    archive = back_up(bundled=bundled, to=folder.parent / "sicherung", say=quiet)
    with network_scope(living):
        erase_person(lead, person=gone, typed_name="Kanari Vogelsang")
    (folder / "secret-key").touch()
    with empty_place(folder):
        restore(archive, bundled=bundled, say=quiet)
        with network_scope(living):
            assert Person.objects.filter(name="Kanari Vogelsang").exists()
        call_command("erase_again", stdout=StringIO())
        with network_scope(living):
            assert list(Person.objects.values_list("name", flat=True)) == ["Bleibt Hier"]


def test_an_installation_in_use_is_never_overwritten(archive: Path, bundled: Path) -> None:
    before = counts()
    with pytest.raises(UpkeepProblem, match="Hier wird schon gearbeitet"):
        restore(archive, bundled=bundled, say=quiet)
    assert counts() == before


def test_for_practice_it_comes_back_beside_the_present_one(archive: Path, folder: Path, bundled: Path) -> None:
    name = database.clone("beside")  # a name that is cleared away with its process
    database.drop(name)
    before = counts()
    try:
        restore(archive, bundled=bundled, into=name, say=quiet)
        assert counts() == before
        assert [path.read_bytes() for path in (folder / f"files-{name}").iterdir()] == [PAPER]
    finally:
        database.drop(name)


def test_a_damaged_archive_touches_nothing(archive: Path, folder: Path, bundled: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(bytes(content))
    with empty_place(folder):
        before = counts()
        with pytest.raises(UpkeepProblem):
            restore(archive, bundled=bundled, say=quiet)
        assert counts() == before
        assert list((folder / "files").iterdir()) == []


def test_without_its_key_nothing_opens(archive: Path, folder: Path, bundled: Path) -> None:
    assert b"S\xc3\xb6hne" not in archive.read_bytes()
    assert PAPER not in archive.read_bytes()
    (folder / "backup-key").unlink()
    with pytest.raises(UpkeepProblem, match="Schlüssel der Sicherung fehlt"):
        restore(archive, bundled=bundled, say=quiet)


def test_a_key_that_others_can_read_is_refused(living: Network, folder: Path, bundled: Path) -> None:
    (folder / "backup-key").write_text("ein langer Schlüssel")
    (folder / "backup-key").chmod(0o644)
    with pytest.raises(UpkeepProblem, match="chmod 600"):
        back_up(bundled=bundled, say=quiet)


def test_an_archive_and_its_key_are_for_their_owner_only(archive: Path, folder: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "backup-key").stat().st_mode) == 0o600


def test_an_interrupted_backup_leaves_no_file(
    living: Network, folder: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(backing_up, "_dump", interrupted)
    with pytest.raises(KeyboardInterrupt):
        back_up(bundled=bundled, say=quiet)
    assert list((folder / "backups").iterdir()) == []
    assert last_backup() is None


def test_only_the_last_backups_are_kept(living: Network, folder: Path, bundled: Path) -> None:
    folder.joinpath("backups").mkdir()
    for day in ("2017-04-25", "2017-04-26", "2017-04-27"):
        (folder / "backups" / f"fachwerk-{day}T020000.fwsicherung").write_bytes(b"older")
    (folder / "backups" / "notiz.txt").write_text("bleibt")
    written = back_up(bundled=bundled, keep=2, say=quiet)
    assert sorted(path.name for path in (folder / "backups").iterdir()) == [
        "fachwerk-2017-04-27T020000.fwsicherung",
        written.name,
        "notiz.txt",
    ]


def test_a_client_of_another_version_is_refused(living: Network, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_major_of", lambda path: 11 if "bin" in str(path) else None)
    with pytest.raises(UpkeepProblem, match="pg_dump“ dieser Version fehlt"):
        back_up(bundled=None, say=quiet)
