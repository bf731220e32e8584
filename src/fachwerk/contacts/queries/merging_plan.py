"""What merging two entries would write: read first, shown, then done exactly so."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.contacts.models import Merge, RegisterKind
from fachwerk.contacts.queries.merging import REGISTERS, HangsOn, keys_to, rows_beside, rows_by_id, word_for
from fachwerk.contacts.queries.merging_rows import to_plain
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Knot, Tie

_FAR = date.max


@dataclass
class Plan:
    """``first``: changes of rows whose owner goes; ``drops``: doublets; ``then``: everything else that moves."""

    first: list[dict[str, Any]] = field(default_factory=list)
    drops: list[Model] = field(default_factory=list)
    then: list[dict[str, Any]] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    moved: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def words(self, counts: Counter[str]) -> list[str]:
        """ "3 Anmeldungen", "1 Sitz", in the order of frequency."""
        lines, others = [], 0
        for label, number in (+counts).most_common():
            word = word_for(apps.get_model(label))
            if word is None:
                others += number
            else:
                lines.append(f"{number} {word.one if number == 1 else word.many}")
        return [
            *lines,
            *(
                [ngettext("%(number)s weiterer Eintrag", "%(number)s weitere Einträge", others) % {"number": others}]
                if others
                else []
            ),
        ]

    @property
    def moving(self) -> list[str]:
        """What moves, in words."""
        return self.words(self.moved)

    @property
    def joining(self) -> list[str]:
        """What becomes one with its double, in words."""
        return self.words(self.dropped)


#: Read models and anchors: they follow by themselves and are nothing to tell.
_SILENT = {"search.Entry", "thread.Knot"}


def plan_for(kind: str, kept_id: uuid.UUID, gone_id: uuid.UUID) -> Plan:
    """Everything that merging would write, and what stands in the way."""
    plan = Plan()
    pairs: list[tuple[type[Model], uuid.UUID, uuid.UUID]] = [(REGISTERS[kind], kept_id, gone_id)]
    if kind == RegisterKind.ORGANISATION:
        pairs.append((Knot, kept_id, gone_id))
    for model, kept, gone in pairs:
        _move_everything(plan, model, kept, gone, plan.then)
    for rows in rows_by_id():
        _move_by_id(plan, rows, kept_id, gone_id)
    if kind == RegisterKind.ORGANISATION:
        for rows in rows_beside():
            _drop_beside(plan, rows, kept_id, gone_id)
    _keep_apart(plan, kept_id)
    return plan


def _move_everything(plan: Plan, model: type[Model], kept: Any, gone: Any, changes: list[dict[str, Any]]) -> None:
    """Moves all rows with a key to ``gone``; where that would give a double, the double goes."""
    for key in keys_to(model):
        owner = key.model
        rows = list(owner._base_manager.filter(**{key.attname: gone}).order_by("pk"))
        if not rows:
            continue
        word = word_for(owner)
        if getattr(owner, "wall", "") == "ledger" and issubclass(owner, NetworkModel):
            plan.obstacles.append(_stays(owner, len(rows)))
            continue
        if word is not None and word.same is not None and key.name in word.joined_by:
            rows = _join_periods(plan, key, word, kept, gone)
        for row in rows:
            _move_row(plan, key, row, kept, changes)


def _stays(owner: type[Model], number: int) -> str:
    word = word_for(owner)
    named = f"{number} {(word.one if number == 1 else word.many) if word else owner._meta.verbose_name_plural}"
    return _("Nicht umhängen lässt sich, was unveränderlich festgehalten ist: %(rows)s.") % {"rows": named}


def _move_row(plan: Plan, key: Field[Any, Any], row: Model, kept: Any, changes: list[dict[str, Any]]) -> None:
    label = row._meta.label
    double = _double(key, row, kept)
    if double is not None:
        _absorb(plan, row, double)
    elif isinstance(row, Tie) and kept in (row.later_id, row.earlier_id):
        plan.drops.append(row)  # a tie between the two would lead from the entry to itself
    else:
        changes.append(_change(row, key.name, getattr(row, key.attname), kept))
        if label not in _SILENT:
            plan.moved[label] += 1


def _change(row: Model, name: str, before: Any, after: Any) -> dict[str, Any]:
    return {
        "model": row._meta.label,
        "pk": str(row.pk),
        "field": name,
        "before": to_plain(before),
        "after": to_plain(after),
    }


def _double(key: Field[Any, Any], row: Model, kept: Any) -> Model | None:
    """The row that already says the same about the survivor and that a unique rule would not let stand beside."""
    manager = type(row)._base_manager
    if key.unique:
        return manager.filter(**{key.attname: kept}).first()
    for rule in row._meta.constraints:
        if not isinstance(rule, models.UniqueConstraint) or key.name not in rule.fields:
            continue
        alike = {_column(row, name): getattr(row, _column(row, name)) for name in rule.fields if name != key.name}
        if None in alike.values() and rule.nulls_distinct is not False:
            continue
        twins = manager.filter(**alike, **{key.attname: kept}).exclude(pk=row.pk)
        if rule.condition is not None:
            if not manager.filter(rule.condition, pk=row.pk).exists():
                continue
            twins = twins.filter(rule.condition)
        if twin := twins.first():
            return twin
    return None


def _column(row: Model, name: str) -> str:
    return str(row._meta.get_field(name).attname)  # type: ignore[union-attr]


def _absorb(plan: Plan, double: Model, keeper: Model) -> None:
    """The double goes; what hangs on it moves to the row that stays."""
    word = word_for(type(double))
    if word is not None and word.never_dropped:
        sentence = str(word.never_dropped)
        if sentence not in plan.obstacles:
            plan.obstacles.append(sentence)
        return
    _move_everything(plan, type(double), keeper.pk, double.pk, plan.first)
    plan.drops.append(double)
    if double._meta.label not in _SILENT:
        plan.dropped[double._meta.label] += 1


def _join_periods(plan: Plan, key: Field[Any, Any], word: HangsOn, kept: Any, gone: Any) -> list[Model]:
    """Rows whose periods overlap become one period; returns those that simply move."""
    manager = key.model._base_manager
    both: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in manager.filter(**{f"{key.attname}__in": [kept, gone]}).order_by("pk"):
        alike = tuple(getattr(row, _column(row, name)) for name in word.same or () if name != key.name)
        both[alike].append(row)
    moving: list[Model] = []
    for rows in both.values():
        for group in _overlapping(rows):
            theirs = [row for row in group if getattr(row, key.attname) == gone]
            ours = [row for row in group if getattr(row, key.attname) == kept]
            if ours and theirs:
                _span(plan, ours[0], [*ours[1:], *theirs])
            else:
                moving += theirs
    return moving


def _overlapping(rows: Sequence[Any]) -> list[list[Any]]:
    """Groups of rows whose days touch each other."""
    groups: list[list[Any]] = []
    last = date.min
    for row in sorted(rows, key=lambda row: (row.since or date.min, row.until or _FAR, str(row.pk))):
        if groups and (row.since or date.min) <= last:
            groups[-1].append(row)
            last = max(last, row.until or _FAR)
        else:
            groups.append([row])
            last = row.until or _FAR
    return groups


def _span(plan: Plan, keeper: Any, doubles: Sequence[Any]) -> None:
    """The row that stays gets the whole period and what was empty in it."""
    for double in doubles:
        _absorb(plan, double, keeper)
    rows = [keeper, *doubles]
    wanted: dict[str, Any] = {
        "since": None if any(row.since is None for row in rows) else min(row.since for row in rows),
        "until": None if any(row.until is None for row in rows) else max(row.until for row in rows),
    }
    first = min(rows, key=lambda row: row.since or date.min)
    for column in keeper._meta.concrete_fields:
        name = column.name
        if name == "since_precision":
            wanted[name] = first.since_precision
        elif (isinstance(column, (models.CharField, models.TextField)) or column.is_relation) and name not in wanted:
            filled = [getattr(row, column.attname) for row in rows if getattr(row, column.attname) not in ("", None)]
            wanted[name] = filled[0] if filled else getattr(keeper, column.attname)
    for name, value in wanted.items():
        before = getattr(keeper, keeper._meta.get_field(name).attname)
        if before != value:
            plan.then.append(_change(keeper, name, before, value))


def _move_by_id(plan: Plan, rows: HangsOn, kept: uuid.UUID, gone: uuid.UUID) -> None:
    model = apps.get_model(rows.model)
    for row in model._base_manager.filter(**{rows.by_id: gone}).order_by("pk"):
        plan.then.append(_change(row, rows.by_id, gone, kept))
        plan.moved[rows.model] += 1


def _drop_beside(plan: Plan, rows: HangsOn, kept: uuid.UUID, gone: uuid.UUID) -> None:
    """Who carries a project is not its partner as well."""
    above, name = rows.beside or ("", "")
    model, both = apps.get_model(rows.model), (kept, gone)
    dropped = {row.pk for row in plan.drops if row._meta.label == rows.model}
    for row in model._base_manager.filter(organisation__in=both, **{f"{above}__{name}__in": both}).order_by("pk"):
        if row.pk in dropped:
            continue
        moves = [change for change in plan.then if (change["model"], change["pk"]) == (rows.model, str(row.pk))]
        plan.then = [change for change in plan.then if change not in moves]
        plan.moved[rows.model] -= len(moves)
        plan.drops.append(row)
        plan.dropped[rows.model] += 1


def _keep_apart(plan: Plan, kept: uuid.UUID) -> None:
    """Where a row would name the survivor twice, the second place is emptied."""
    moving: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for change in plan.then:
        moving[change["model"], change["pk"]][change["field"]] = change
    for (label, pk), changes in moving.items():
        model = apps.get_model(label)
        word = word_for(model)
        if word is None or word.apart is None or not set(changes) & set(word.apart):
            continue
        row: Any = model._base_manager.get(pk=pk)
        first, second = word.apart
        will_be = {
            name: changes[name]["after"] if name in changes else to_plain(getattr(row, _column(row, name)))
            for name in word.apart
        }
        if will_be[first] == will_be[second] == str(kept):
            if second in changes:
                changes[second]["after"] = None
            else:
                plan.then.append(_change(row, second, getattr(row, _column(row, second)), None))


def later_merge(merge: Merge) -> Merge | None:
    """A merge into the same survivor, or of the survivor, that has to be taken apart first."""
    open_ones = Merge.objects.filter(undone_at=None, merged_at__gt=merge.merged_at).exclude(pk=merge.pk)
    return open_ones.filter(models.Q(kept_id=merge.kept_id) | models.Q(gone_id=merge.kept_id)).first()
