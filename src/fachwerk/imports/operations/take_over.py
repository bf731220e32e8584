"""Taking over: at once for a short list, chunk by chunk in the background for a long one."""

from __future__ import annotations

import uuid
from collections import Counter

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import FachwerkError, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.imports import policies
from fachwerk.imports.facts import WorkOrdered
from fachwerk.imports.kinds import Importer, Row, importer_of
from fachwerk.imports.models import WRITTEN_VERDICTS, BatchState, Choice, ImportBatch, ImportFile, ImportRow
from fachwerk.imports.operations.read_list import stored
from fachwerk.journal.models import Entry
from fachwerk.operation.gate import operation, settle_constraints

AT_ONCE = 200
CHUNK = 250


def locked(batch: ImportBatch) -> ImportBatch:
    """The list as it is now; nobody else changes it until the end of the transaction."""
    return ImportBatch.objects.select_for_update().get(pk=batch.pk)


@operation("imports.choose", on="batch", when=policies.may_choose)
def choose(actor: Actor, *, batch: ImportBatch, choice: str, position: int | None = None) -> ImportBatch:
    """Where file and register differ, somebody says for one row or for all whose word counts."""
    if choice not in Choice.values:
        raise NotSo(_("Bitte wählen Sie „Register behalten“ oder „Datei übernehmen“."))
    rows = batch.rows.filter(verdict="conflict")
    if position is not None:
        rows = rows.filter(position=position)
    rows.update(choice=choice)
    return batch


@operation("imports.take_over", on="batch", when=policies.may_take_over)
def take_over(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """Everything in a list that is new or completes an entry is taken over, in the order of the file."""
    batch = locked(batch)
    if batch.state not in policies.STARTING:
        raise NotNow(_("Diese Liste ist schon übernommen."))
    batch.state, batch.trouble = BatchState.RUNNING, ""
    batch.acting_user_id, batch.acting_name = actor.user_id, actor.name[:120]
    batch.total = _waiting(batch).count()
    batch.done = 0
    batch.taken_over_at = batch.taken_over_at or clock.now()
    batch.progressed_at = clock.now()
    batch.mapping = [column | {"samples": []} for column in batch.mapping]  # no values longer than needed
    batch.save()
    ImportFile.objects.filter(batch=batch).delete()
    if batch.total > AT_ONCE:
        announce(WorkOrdered(batch.pk))
        return batch
    return write_rows(actor, batch=batch)


def _waiting(batch: ImportBatch):  # type: ignore[no-untyped-def]
    return batch.rows.filter(verdict__in=WRITTEN_VERDICTS, written_at=None).order_by("position")


@operation("imports.write_rows", on="batch", when=policies.may_write_rows)
def write_rows(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """The next rows are judged against the register of this moment, written, and marked as written with them."""
    batch = locked(batch)
    if batch.state != BatchState.RUNNING:
        return batch  # somebody cancelled it meanwhile
    importer, lines = importer_of(batch.importer), list(_waiting(batch)[:CHUNK])
    rows = [Row(line.position, line.values, subject=line.subject, choice=line.choice) for line in lines]
    rows = _written(actor, importer, rows, batch)
    verdicts = [line.verdict for line in lines]
    moment = clock.now()
    for line, row in zip(lines, rows, strict=True):
        stored(line, row).notes = row.notes(importer.watched)
    _store(lines, [line for line, verdict in zip(lines, verdicts, strict=True) if line.verdict != verdict])
    _record(actor, importer, lines)
    after = Counter(line.verdict for line in lines)
    counts = Counter(batch.counts) - Counter(verdicts) + after
    batch.counts = dict(counts)
    batch.done += len(lines)
    batch.progressed_at = moment
    if not _waiting(batch).exists():
        batch.state = BatchState.TAKEN_OVER
    batch.save()
    return batch


def _written(actor: Actor, importer: Importer, rows: list[Row], batch: ImportBatch) -> list[Row]:
    """Writes all at once; where the database refuses, one by one, so that only the refused rows stay out."""
    try:
        with transaction.atomic():
            _write(actor, importer, rows, batch)
    except (DataError, FachwerkError, IntegrityError):
        rows = [_anew(row) for row in rows]
        for row in rows:
            try:
                with transaction.atomic():
                    _write(actor, importer, [row], batch)
            except FachwerkError as refused:
                row.refuse(str(refused))
                row.forget()
            except (DataError, IntegrityError):
                row.refuse(_("Die Datenbank hat diese Zeile abgelehnt. Bitte tragen Sie sie von Hand ein."))
                row.forget()
    return rows


def _write(actor: Actor, importer: Importer, rows: list[Row], batch: ImportBatch) -> None:
    importer.judge(rows, batch.options)
    importer.write(actor, [row for row in rows if row.verdict in WRITTEN_VERDICTS], batch.options)
    settle_constraints()


def _anew(row: Row) -> Row:
    return Row(row.position, row.values, subject=row.subject, choice=row.choice)


def _store(lines: list[ImportRow], judged_anew: list[ImportRow]) -> None:
    ImportRow.objects.filter(pk__in=[line.pk for line in lines]).update(written_at=clock.now())
    ImportRow.objects.bulk_update([line for line in lines if line.notes], ["notes"])
    ImportRow.objects.bulk_update(judged_anew, ["verdict", "subject", "messages", "changes"])


def _record(actor: Actor, importer: Importer, lines: list[ImportRow]) -> None:
    """Each entry shows in its history that it came from a list."""
    recorded = importer.recorded or list(importer.watched)[-1:]
    ids = {note["id"] for line in lines for note in line.notes if note["model"] in recorded}
    moment = clock.now()
    Entry.objects.bulk_create(
        Entry(
            code="imports.write_rows",
            acted_as="" if actor.user_id else actor.name,
            actor_user_id=actor.user_id,
            object_id=uuid.UUID(key),
            fields=["batch"],
            done_at=moment,
        )
        for key in sorted(ids)
    )


@operation("imports.cancel", on="batch", when=policies.may_cancel)
def cancel(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """A list is stopped: what is written stays until it is taken back, what is not written is not written."""
    batch = locked(batch)
    if not policies.may_cancel(actor, batch):
        raise NotNow(_("Diese Liste ist schon fertig."))
    batch.state, batch.progressed_at = BatchState.CANCELLED, clock.now()
    batch.save()
    ImportFile.objects.filter(batch=batch).delete()
    if batch.taken_over_at is None:
        batch.rows.all().delete()  # thrown away before anything was taken over: nothing of it is kept
    return batch


@operation("imports.halt", on="batch")
def halt(actor: Actor, *, batch: ImportBatch, trouble: str) -> ImportBatch:
    """A list that cannot go on says why and waits for somebody."""
    batch = locked(batch)
    batch.state, batch.trouble, batch.progressed_at = BatchState.FAILED, trouble[:400], clock.now()
    batch.save()
    return batch
