"""The doctor: a sound installation is found sound, and each seeded fault is named with what to do."""

import json
import os
import time
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import Settings

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.contacts.operations import admit_member, enter_organisation
from fachwerk.core import clock
from fachwerk.core.files import keep_bytes
from fachwerk.events.operations import announce_event
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.upkeep import places
from fachwerk.upkeep.doctor import examine, running
from fachwerk.upkeep.doctor.findings import Weight

FAULTS = {
    "ALTER TABLE thread_knot DISABLE ROW LEVEL SECURITY": "walls.open",
    "ALTER TABLE contacts_person NO FORCE ROW LEVEL SECURITY": "walls.open",
    "CREATE POLICY hole ON contacts_person FOR SELECT USING (true)": "walls.different",
    "ALTER TABLE search_entry DROP CONSTRAINT search_entry_knot_same_network": "walls.keys",
    "REVOKE SELECT ON contacts_person FROM fachwerk_app": "roles.app_lacks",
    "GRANT TRUNCATE ON contacts_person TO fachwerk_app": "roles.app_owns",
    "DELETE FROM django_migrations WHERE app = 'search'": "migrations.waiting",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('search', '0999_later', now())": "migrations.unknown",
    "DELETE FROM search_entry": "search.missing",
    "UPDATE search_entry SET title_words = '{anders}'": "search.outdated",
    "UPDATE thread_knot SET title = 'Anders'": "thread.title_differs",
    "UPDATE thread_knot SET kind = 'goal'": "thread.knot_missing",
    "INSERT INTO thread_knot SELECT (jsonb_populate_record(k, '{\"slug\": \"x\"}'"
    " || jsonb_build_object('id', gen_random_uuid()))).* FROM thread_knot k": "thread.row_missing",
    "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('mail', 'mailing.send_mail', 'failed')":
        "jobs.failed",
    "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('mail', 'mailing.send_mail', 'doing')":
        "jobs.stalled",
    "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('mail', 'mailing.send_mail')": "jobs.no_worker",
}  # fmt: skip


@pytest.fixture
def worked(living: Network, desk: Actor) -> Network:
    with network_scope(living):
        enter_organisation(desk, name="Müller & Söhne GmbH", kind="company")
    return living


def found() -> dict[str, Weight]:
    return {finding.code: finding.weight for _, findings in examine(thorough=True) for finding in findings}


def break_by(statement: str) -> None:
    """Do damage as the one who may: tables as their owner, rows as the keeper."""
    alias = "owner" if statement.split()[0] in {"ALTER", "CREATE", "REVOKE", "GRANT"} else "keeper"
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)


def test_a_counter_of_places_that_differs_from_the_registrations_is_found(worked: Network, desk: Actor) -> None:
    with network_scope(worked):
        announce_event(desk, title="Beratertag", day=clock.today() + timedelta(days=9), capacity=5)
    assert "places.counter_differs" not in found()
    break_by("UPDATE events_pool SET taken = 1")
    assert found()["places.counter_differs"] is Weight.WRONG


def test_a_sound_installation_is_found_sound(worked: Network) -> None:
    assert [code for code, weight in found().items() if weight is Weight.WRONG] == []


@pytest.mark.parametrize(("statement", "code"), FAULTS.items())
def test_each_fault_is_named(statement: str, code: str, worked: Network) -> None:
    break_by(statement)
    assert found().get(code) is Weight.WRONG


def test_a_lost_file_and_a_file_of_nobody_are_named(worked: Network, desk: Actor, folder: Path) -> None:
    key = keep_bytes(b"%PDF-1.7", "pdf")
    long_ago = time.time() - 3 * 24 * 3600
    os.utime(folder / "files" / key, (long_ago, long_ago))
    assert found()["files.unclaimed"] is Weight.WATCH
    with network_scope(worked):
        admit_member(desk, organisation=Organisation.objects.get(), since=date(2017, 4, 27), declaration_key=key)
    assert {"files.unclaimed", "files.lost"}.isdisjoint(found())
    (folder / "files" / key).unlink()
    assert found()["files.lost"] is Weight.WRONG


def test_a_mail_that_does_not_leave_is_named(worked: Network, desk: Actor) -> None:
    with clock.clock_set(clock.now() - timedelta(hours=2)), network_scope(worked):
        send_later(to="frau@betrieb.example", subject="Guten Tag", text="…", purpose="test")
    assert found()["mails.stuck"] is Weight.WRONG


def test_a_full_disk_is_named_before_it_is_full(worked: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"total": 100, "free": 15})
    monkeypatch.setattr(running.shutil, "disk_usage", lambda path: usage)
    assert found()["disk.full"] is Weight.WATCH
    usage.free = 3
    assert found()["disk.full"] is Weight.WRONG


def test_an_old_backup_and_open_settings_are_named(worked: Network, settings: Settings) -> None:
    settings.TESTING = False
    assert {"backup.none", "settings.base_url"} <= set(found())
    at = (clock.now() - timedelta(hours=30)).isoformat()
    places.remember_backup(places.LastBackup(at, "/nowhere", 1, 1.0, 1))
    assert {"backup.old", "backup.moved"} <= set(found())


def test_the_command_tells_machines_too_and_fails_when_something_is_wrong(worked: Network) -> None:
    said = StringIO()
    call_command("doctor", "--json", stdout=said)
    assert json.loads(said.getvalue())["sound"] is True
    break_by("DELETE FROM search_entry")
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=said)
    assert ended.value.code == 1
    assert "1 Einträge fehlen in der Suche" in said.getvalue()
