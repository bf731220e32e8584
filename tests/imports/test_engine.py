"""The engine: chunks as jobs that may die at any moment, taking back in chunks, and an importer of a few lines."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.access.actor import Actor, system
from fachwerk.contacts.models import Organisation
from fachwerk.contacts.operations import change_organisation, enter_organisation
from fachwerk.contacts.operations.importing import OrganisationsList
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed
from fachwerk.imports.kinds import Importer, ImportField, Row, key_of, mark_doubles, register_importer
from fachwerk.imports.models import ImportBatch, ImportFile, ImportRow
from fachwerk.imports.operations import (
    assign_columns,
    cancel,
    drop_old_rows,
    read_list,
    take_back,
    take_over,
    take_up_work,
)
from fachwerk.imports.queries import batch_by_id, kept_rows, wrong_rows
from fachwerk.imports.tasks import work_on
from fachwerk.networks.models import Network

LONG = 600


class Clubs(Importer):
    """What a station writes: a dozen lines."""

    code, path, label, action = "clubs", "vereine", "Vereine", "contacts.enter_organisation"
    fields = (ImportField("name", "Verein", required=True), ImportField("town", "Ort", kind="place"))
    watched = {"contacts.Organisation": ("name", "town")}

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        known = {key_of(club.name): club for club in Organisation.objects.all()}
        mark_doubles(rows, lambda row: key_of(row.values["name"]))
        for row in rows:
            row.subject, row.plan = row.values["name"], known.get(key_of(row.values["name"]))
            if row.verdict:
                continue
            if row.plan is None:
                row.is_new()
            else:
                row.compare({"town": ("Ort", row.plan.town)})
                row.is_known()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        for row in rows:
            if row.plan is None:
                row.made(enter_organisation(actor, name=row.subject, kind="other", town=row.values.get("town", "")))
            elif "town" in row.taken:
                before = {"town": row.plan.town}
                change_organisation(actor, organisation=row.plan, town=row.values["town"])
                row.changed(row.plan, before)


register_importer(Clubs())


def preview(actor: Actor, text: str, importer: str = "clubs") -> ImportBatch:
    batch = read_list(actor, importer=importer, file_name="liste.csv", content=text.encode(), options={})
    return assign_columns(actor, batch=batch)


def long_list(actor: Actor, rows: int = LONG) -> ImportBatch:
    text = "Firma;Ort\n" + "".join(f"Betrieb {n};Ilse\n" for n in range(rows))
    return preview(actor, text, "organisations")


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="imports.work_on").count()


def test_an_importer_of_a_few_lines_gets_everything(scope: Network, office: Actor) -> None:
    known = enter_organisation(office, name="Chor Ilse", kind="other")
    batch = preview(office, "Verein;Ort\nChor Ilse;Ilse\nKegeln Hof;Hof\nkegeln hof;\n;Nord\n")
    assert batch.counts == {"update": 1, "new": 1, "duplicate": 1, "error": 1}
    assert wrong_rows(batch) == (["Verein", "Ort"], [["", "Nord", "Verein: Diese Angabe fehlt."]])
    done = take_over(office, batch=batch)
    assert {club.name: club.town for club in Organisation.objects.all()} == {"Chor Ilse": "Ilse", "Kegeln Hof": "Hof"}
    take_back(office, batch=done)
    known.refresh_from_db()
    assert (known.town, Organisation.objects.count()) == ("", 1)


def test_a_short_list_needs_no_job_and_a_long_one_goes_on_after_the_request(scope: Network, office: Actor) -> None:
    assert take_over(office, batch=long_list(office, 200)).state == "taken_over"
    assert jobs() == 0
    batch = take_over(office, batch=long_list(office, LONG))
    assert (batch.state, batch.done, jobs()) == ("running", 0, 1)
    work_on(batch=str(batch.pk))
    batch = batch_by_id(batch.pk)
    assert (batch.done, batch.total, Organisation.objects.count(), jobs()) == (250, 400, 450, 2)
    work_on(batch=str(batch.pk))
    assert (batch_by_id(batch.pk).state, Organisation.objects.count(), jobs()) == ("taken_over", LONG, 2)
    work_on(batch=str(batch.pk))  # a job that comes too late
    assert Organisation.objects.count() == LONG


def test_a_chunk_that_dies_leaves_nothing_and_is_done_again(
    scope: Network, office: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = take_over(office, batch=long_list(office))
    written = OrganisationsList.write

    def dies(self: Any, *args: Any) -> None:
        written(self, *args)
        raise DatabaseError("the connection is gone")

    monkeypatch.setattr(OrganisationsList, "write", dies)
    with pytest.raises(DatabaseError), transaction.atomic():
        work_on(batch=str(batch.pk))
    assert (Organisation.objects.count(), batch_by_id(batch.pk).done) == (0, 0)
    monkeypatch.setattr(OrganisationsList, "write", written)
    while batch_by_id(batch.pk).is_at_work:
        work_on(batch=str(batch.pk))
    assert Organisation.objects.count() == LONG
    assert not ImportRow.objects.filter(written_at=None).exists()


def test_a_row_the_database_refuses_stays_out_and_the_others_go_on(
    scope: Network, office: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Clubs.write

    def refuses(self: Any, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        written(self, actor, rows, options)
        if any(row.subject == "Pech Ilse" for row in rows):
            raise IntegrityError("refused")

    monkeypatch.setattr(Clubs, "write", refuses)
    done = take_over(office, batch=preview(office, "Verein\nChor Ilse\nPech Ilse\nKegeln Hof\n"))
    assert (done.state, done.counts) == ("taken_over", {"new": 2, "error": 1})
    assert set(Organisation.objects.values_list("name", flat=True)) == {"Chor Ilse", "Kegeln Hof"}


def test_a_list_can_be_stopped_gone_on_with_and_taken_back_in_chunks(scope: Network, office: Actor) -> None:
    batch = take_over(office, batch=long_list(office))
    work_on(batch=str(batch.pk))
    assert cancel(office, batch=batch_by_id(batch.pk)).state == "cancelled"
    work_on(batch=str(batch.pk))
    assert Organisation.objects.count() == 250
    batch = take_over(office, batch=batch_by_id(batch.pk))
    while batch_by_id(batch.pk).is_at_work:
        work_on(batch=str(batch.pk))
    assert Organisation.objects.count() == LONG
    first = Organisation.objects.get(name="Betrieb 0")
    change_organisation(office, organisation=first, note="wichtig")
    batch = take_back(office, batch=batch_by_id(batch.pk))
    assert (batch.state, batch.total) == ("undoing", LONG)
    while batch_by_id(batch.pk).is_at_work:
        work_on(batch=str(batch.pk))
    batch = batch_by_id(batch.pk)
    assert (batch.state, Organisation.objects.get()) == ("undone", first)
    assert [each["label"] for each in kept_rows(batch, scope.slug)] == ["Betrieb 0"]


def test_a_list_nobody_works_on_any_more_is_taken_up_again(scope: Network, office: Actor) -> None:
    batch = take_over(office, batch=long_list(office, 300))
    take_up_work(system("imports", scope.pk))
    assert jobs() == 1
    with clock.clock_set(clock.now() + timedelta(minutes=11)):
        take_up_work(system("imports", scope.pk))
    assert jobs() == 2
    assert batch_by_id(batch.pk).is_at_work


def test_a_list_that_was_thrown_away_leaves_nothing(scope: Network, office: Actor) -> None:
    batch = cancel(office, batch=preview(office, "Verein\nChor Ilse\n"))
    assert not ImportRow.objects.exists()
    assert not ImportFile.objects.exists()
    with pytest.raises(NotAllowed):
        take_over(office, batch=batch)


def test_file_and_rows_are_kept_for_thirty_days(scope: Network, office: Actor) -> None:
    done = take_over(office, batch=preview(office, "Verein\nChor Ilse\n"))
    assert not ImportFile.objects.exists()
    waiting = preview(office, "Verein\nKegeln Hof\n")
    drop_old_rows(system("nightly", scope.pk))
    assert ImportRow.objects.count() == 2
    with clock.clock_set(clock.now() + timedelta(days=31)):
        drop_old_rows(system("nightly", scope.pk))
    assert not ImportRow.objects.exists()
    assert not ImportFile.objects.exists()
    assert {batch_by_id(one.pk).counts["new"] for one in (done, waiting)} == {1}


def test_who_may_not_enter_one_may_not_take_over_a_list(scope: Network, office: Actor, guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        preview(guest, "Verein\nChor Ilse\n")
    batch = preview(office, "Verein\nChor Ilse\n")
    with pytest.raises(NotAllowed):
        take_over(guest, batch=batch)
