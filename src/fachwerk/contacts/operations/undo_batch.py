"""Taking back a members list that was taken over."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts import policies
from fachwerk.contacts.models import Affiliation, BatchState, ImportBatch, Membership, Organisation, Person
from fachwerk.contacts.operations.take_over_batch import note_of
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Tie

Notes = list[dict[str, Any]]


@operation("contacts.undo_batch", on="batch", when=policies.may_undo)
def undo_batch(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """Within 30 days everything a list brought goes again, except what somebody changed or used since."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != BatchState.TAKEN_OVER:
        raise NotNow(_("Diese Übernahme ist bereits rückgängig gemacht."))
    notes = batch.written
    touched = {note["id"] for note in notes if note["what"] == "completed"}
    kept = 0
    for model in (Affiliation, Person):
        kept += _remove(model, notes)
    organisations_of = dict(
        Membership.objects.filter(pk__in=_ids("membership", notes)).values_list("pk", "organisation")
    )
    kept += _remove(Membership, notes)
    kept += _empty_again(notes)
    kept += _remove(Organisation, notes)
    # what stays shows its period in the thread
    for organisation in Organisation.objects.filter(pk__in={*touched, *organisations_of.values()}):
        organisation.save()
    batch.state, batch.undone_at, batch.kept = BatchState.UNDONE, clock.now(), kept
    batch.save()
    return batch


def _ids(what: str, notes: Notes) -> set[uuid.UUID]:
    return {uuid.UUID(note["id"]) for note in notes if note["what"] == what}


def _remove(model: Any, notes: Notes) -> int:
    """Deletes the rows that are as they were made and that nothing hangs on; returns how many stay."""
    ids = _ids(model.__name__.casefold(), notes)
    made = {note["id"]: note["after"] for note in notes}
    there = {row.pk: row for row in model.objects.filter(pk__in=ids)}
    unchanged = {pk for pk, row in there.items() if note_of(row)["after"] == made[str(pk)]}
    free = unchanged - _in_use(model, unchanged)
    model.objects.filter(pk__in=free).delete()
    if model is Organisation:
        Knot.objects.filter(pk__in=free).delete()
    return len(there) - len(free)


def _in_use(model: Any, ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    wanted, used = list(ids), set()
    for relation in model._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": wanted})
        used |= set(rows.values_list(name, flat=True))
    if model is Organisation:
        used |= set(Tie.objects.filter(later__in=wanted).values_list("later", flat=True))
        used |= set(Tie.objects.filter(earlier__in=wanted).values_list("earlier", flat=True))
    return used


def _empty_again(notes: Notes) -> int:
    """Takes added values out of entries that were there before, unless they were changed since."""
    kept = 0
    completed = {note["id"]: note for note in notes if note["what"] == "completed"}
    for organisation in Organisation.objects.filter(pk__in=list(completed)):
        note = completed[str(organisation.pk)]
        for name, value in note["after"].items():
            if getattr(organisation, name) == value:
                setattr(organisation, name, note["before"][name])
            else:
                kept += 1
        organisation.save()
    return kept
