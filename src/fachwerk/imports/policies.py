"""Conditions on the single list."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import Verdict, no, verdict
from fachwerk.imports.kinds import importer_of
from fachwerk.imports.models import WRITTEN_VERDICTS, BatchState, ImportBatch

STARTING = (BatchState.PREVIEW, BatchState.CANCELLED, BatchState.FAILED)


def _may_write(actor: Actor, batch: ImportBatch, action: str) -> Verdict:
    """Whoever may enter one by one may take over and take back a list of them."""
    return verdict(actor, action) and verdict(actor, importer_of(batch.importer).action)


def may_assign(actor: Actor, batch: ImportBatch) -> Verdict:
    """Columns are assigned until something was taken over."""
    if batch.state not in (BatchState.READING, BatchState.PREVIEW):
        return no(_("Diese Liste ist schon übernommen."))
    return verdict(actor, "imports.assign_columns")


def may_choose(actor: Actor, batch: ImportBatch) -> Verdict:
    """Conflicts are settled in the preview."""
    if batch.state != BatchState.PREVIEW:
        return no(_("Diese Liste ist schon übernommen."))
    return verdict(actor, "imports.choose")


def may_take_over(actor: Actor, batch: ImportBatch) -> Verdict:
    """A list is taken over once, and only when there is something in it to take over; a halted one may go on."""
    if batch.state == BatchState.READING:
        return no(_("Ordnen Sie zuerst die Spalten zu."))
    if batch.is_at_work:
        return no(_("Diese Liste wird gerade bearbeitet."))
    if batch.state not in STARTING:
        return no(_("Diese Liste ist schon übernommen."))
    if not batch.rows.filter(verdict__in=WRITTEN_VERDICTS, written_at=None).exists():
        return no(_("In dieser Liste ist nichts, was übernommen werden könnte."))
    return _may_write(actor, batch, "imports.take_over")


def may_write_rows(actor: Actor, batch: ImportBatch) -> Verdict:
    """Rows are written while a list is being taken over."""
    if batch.state != BatchState.RUNNING:
        return no(_("Diese Liste wird nicht übernommen."))
    return _may_write(actor, batch, "imports.write_rows")


def may_cancel(actor: Actor, batch: ImportBatch) -> Verdict:
    """A list can be stopped until its last row."""
    if batch.state not in (BatchState.READING, BatchState.PREVIEW, BatchState.RUNNING):
        return no(_("Diese Liste ist schon fertig."))
    return verdict(actor, "imports.cancel")


def may_take_back(actor: Actor, batch: ImportBatch) -> Verdict:
    """A list is taken back within 30 days."""
    if batch.state == BatchState.UNDONE:
        return no(_("Diese Übernahme ist bereits zurückgenommen."))
    if batch.is_at_work:
        return no(_("Diese Liste wird gerade bearbeitet."))
    if not batch.can_be_undone:
        return no(_("Zurücknehmen geht nur innerhalb von 30 Tagen nach der Übernahme."))
    return _may_write(actor, batch, "imports.take_back")


def may_remove_rows(actor: Actor, batch: ImportBatch) -> Verdict:
    """Rows are removed while a list is being taken back."""
    if batch.state != BatchState.UNDOING:
        return no(_("Diese Liste wird nicht zurückgenommen."))
    return _may_write(actor, batch, "imports.remove_rows")
