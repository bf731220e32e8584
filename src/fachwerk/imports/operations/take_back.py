"""Taking back: what a list brought goes again, except what somebody changed or used since; that is listed."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.imports import policies
from fachwerk.imports.facts import WorkOrdered
from fachwerk.imports.kinds import ids_in, importer_of, plain, successors_of, used_elsewhere
from fachwerk.imports.models import BatchState, ImportBatch, ImportRow
from fachwerk.imports.operations.take_over import AT_ONCE, CHUNK, locked
from fachwerk.operation.gate import operation
from fachwerk.search.models import Entry as SearchEntry
from fachwerk.thread.bulk import save_all
from fachwerk.thread.models import Knot, Threaded, Tie

Noted = tuple[ImportRow, dict[str, Any]]


@operation("imports.take_back", on="batch", when=policies.may_take_back)
def take_back(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """Within 30 days everything a list brought goes again, except what somebody changed or used since."""
    batch = locked(batch)
    if not batch.can_be_undone:
        raise NotNow(_("Diese Übernahme ist bereits zurückgenommen."))
    batch.state, batch.trouble, batch.done = BatchState.UNDOING, "", 0
    batch.total = _written(batch).count()
    batch.acting_user_id, batch.acting_name = actor.user_id, actor.name[:120]
    batch.progressed_at = clock.now()
    batch.save()
    if batch.total > AT_ONCE:
        announce(WorkOrdered(batch.pk))
        return batch
    return remove_rows(actor, batch=batch)


def _written(batch: ImportBatch):  # type: ignore[no-untyped-def]
    return batch.rows.filter(undone_at=None).exclude(written_at=None).exclude(notes=[]).order_by("-position")


@operation("imports.remove_rows", on="batch", when=policies.may_remove_rows)
def remove_rows(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """The last rows are taken back and marked as taken back with it."""
    batch = locked(batch)
    if batch.state != BatchState.UNDOING:
        return batch
    importer, lines = importer_of(batch.importer), list(_written(batch)[:CHUNK])
    by_model: dict[str, list[Noted]] = defaultdict(list)
    for line in lines:
        line.kept = []
    whole = _kept_whole(importer.anchor, lines) if importer.anchor else set()
    for line in lines:
        for note in reversed(line.notes):
            if line.pk not in whole:
                by_model[note["model"]].append((line, note))
    for label in [*importer.watched, *(label for label in by_model if label not in importer.watched)]:
        if by_model.get(label):
            _take_back_model(label, by_model[label])
    importer.taken_back({label: [note for _line, note in noted] for label, noted in by_model.items()})
    ImportRow.objects.filter(pk__in=[line.pk for line in lines]).update(undone_at=clock.now())
    ImportRow.objects.bulk_update([line for line in lines if line.kept], ["kept"])
    batch.done += len(lines)
    batch.progressed_at = clock.now()
    if not _written(batch).exists():
        batch.state, batch.undone_at = BatchState.UNDONE, clock.now()
    batch.save()
    return batch


def _kept_whole(anchor: str, lines: Sequence[ImportRow]) -> set[Any]:
    """Lines whose main entry somebody changed or used: everything that came with it stays with it."""
    model: type[models.Model] = apps.get_model(anchor)
    noted = {note["id"]: (line, note) for line in lines for note in line.notes
             if note["model"] == anchor and note["before"] is None}  # fmt: skip
    own: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for note in line.notes:
            own[note["model"]].add(note["id"])
    there = {str(thing.pk): thing for thing in model._default_manager.filter(pk__in=noted)}
    used = {str(key) for key in in_use(model, [thing.pk for thing in there.values()], own)}
    whole = set()
    for key, thing in there.items():
        line, note = noted[key]
        changed = [name for name, value in note["after"].items() if plain(getattr(thing, name)) != value]
        if changed or key in used:
            _keep(line, note, thing, changed_words(model, changed) if changed else _("wird inzwischen gebraucht"))
            whole.add(line.pk)
    return whole


def _take_back_model(label: str, noted: Sequence[Noted]) -> None:
    model: type[models.Model] = apps.get_model(label)
    ids = {note["id"] for _line, note in noted}
    there = {str(thing.pk): thing for thing in model._default_manager.filter(pk__in=ids).select_for_update()}
    _tell_where(model, [(line, note) for line, note in noted if note["id"] not in there])
    _restore(model, there, [(line, note) for line, note in noted if note["before"] is not None])
    _remove(model, there, [(line, note) for line, note in noted if note["before"] is None])


def _tell_where(model: type[models.Model], missing: Sequence[Noted]) -> None:
    """What somebody joined with another entry is in that one now, and can only be taken apart there."""
    if not missing or not isinstance(model._meta.pk, models.UUIDField):
        return
    found = successors_of(model._meta.label, ids_in([note for _line, note in missing]))
    for line, note in missing:
        if successor := found.get(uuid.UUID(note["id"])):
            now_in, title, because = successor
            line.kept.append({"model": note["model"], "id": str(now_in), "label": title[:200], "because": because})


def _restore(model: type[models.Model], there: Mapping[str, models.Model], noted: Sequence[Noted]) -> None:
    """Puts back what stood there, value by value, where nobody changed it since."""
    touched: dict[str, models.Model] = {}
    names: set[str] = set()
    for line, note in noted:
        thing = there.get(note["id"])
        if thing is None:
            continue
        changed = [name for name, value in note["after"].items() if plain(getattr(thing, name)) != value]
        for name in set(note["after"]) - set(changed):
            setattr(thing, name, _field(model, name).to_python(note["before"][name]))
            names.add(name)
            touched[note["id"]] = thing
        if changed:
            _keep(line, note, thing, changed_words(model, changed))
    if touched and issubclass(model, Threaded):
        save_all(list(touched.values()))  # type: ignore[arg-type]
    elif touched:
        model._default_manager.bulk_update(touched.values(), sorted(names))


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    return cast("models.Field[Any, Any]", model._meta.get_field(name))  # the engine watches columns only


def _remove(model: type[models.Model], there: Mapping[str, models.Model], noted: Sequence[Noted]) -> None:
    """Deletes what is as it was made and what nothing hangs on."""
    free: dict[Any, Noted] = {}
    for line, note in noted:
        thing = there.get(note["id"])
        if thing is None:
            continue
        changed = [name for name, value in note["after"].items() if plain(getattr(thing, name)) != value]
        if changed:
            _keep(line, note, thing, changed_words(model, changed))
        else:
            free[thing.pk] = (line, note)
    for key in in_use(model, free):
        line, note = free.pop(key)
        _keep(line, note, there[note["id"]], _("wird inzwischen gebraucht"))
    _delete(model, list(free))


def _delete(model: type[models.Model], keys: list[Any]) -> None:
    """Nothing points at these rows, so nothing has to be looked for a second time."""
    model._default_manager.filter(pk__in=keys)._raw_delete(DEFAULT_DB_ALIAS)
    if issubclass(model, Threaded):
        Tie.objects.filter(later__in=keys)._raw_delete(DEFAULT_DB_ALIAS)
        SearchEntry.objects.filter(knot__in=keys)._raw_delete(DEFAULT_DB_ALIAS)
        Knot.objects.filter(pk__in=keys)._raw_delete(DEFAULT_DB_ALIAS)


def changed_words(model: type[models.Model], names: Sequence[str]) -> str:
    """ "inzwischen geändert: Ort, Telefon"."""
    labels = ", ".join(str(getattr(model._meta.get_field(name), "verbose_name", name)) for name in names)
    return _("inzwischen geändert: %(fields)s") % {"fields": labels}


def _keep(line: ImportRow, note: Mapping[str, Any], thing: models.Model, because: str) -> None:
    line.kept.append({"model": note["model"], "id": note["id"], "label": str(thing)[:200], "because": because})


def in_use(
    model: type[models.Model], keys: Collection[Any], own: Mapping[str, Collection[str]] | None = None
) -> set[Any]:
    """Which of these rows something else points at; rows of ``own`` (label → ids) do not count."""
    wanted, apart = list(keys), own or {}
    if not wanted:
        return set()
    used: set[Any] = set(used_elsewhere(model._meta.label, wanted))
    pointing = _pointing_at(model)
    if issubclass(model, Threaded):
        free_ties = Tie.objects.filter(later__in=wanted, declared=False).exclude(
            pk__in=list(apart.get("thread.Tie", ()))
        )
        used |= set(free_ties.values_list("later", flat=True))
        pointing += [
            one
            for one in _pointing_at(Knot)
            if one.related_model is not SearchEntry and (one.related_model, one.field.name) != (Tie, "later")
        ]
    return (used | _pointed_at(model, pointing, wanted, apart)) & set(wanted)


def _pointing_at(model: type[models.Model]) -> list[Any]:
    """Every foreign key to the model, those without a name for the way back included."""
    found = model._meta.get_fields(include_hidden=True)
    return [one for one in found if one.auto_created and not one.concrete and (one.one_to_many or one.one_to_one)]


def _pointed_at(
    model: type[models.Model], pointing: Sequence[Any], wanted: list[Any], own: Mapping[str, Collection[str]]
) -> set[Any]:
    """Asks all pointing tables with one statement; names come from the models, never from outside."""
    if not pointing:
        return set()
    kind = "uuid" if isinstance(model._meta.pk, models.UUIDField) else "bigint"
    parts, given = [], []
    for one in pointing:
        meta, column = one.related_model._meta, one.field.column
        parts.append(
            f'SELECT there."{column}" FROM "{meta.db_table}" there JOIN wanted ON there."{column}" = wanted.id '  # noqa: S608
            f'WHERE NOT there."{meta.pk.column}"::text = ANY(%s::text[])'
        )
        given.append([str(key) for key in own.get(meta.label, ())])
    with connection.cursor() as cursor:
        cursor.execute(f"WITH wanted AS (SELECT unnest(%s::{kind}[]) AS id) {' UNION '.join(parts)}", [wanted, *given])
        return {key for (key,) in cursor.fetchall()}
