"""A version as a tree of rows: fields, goals, approaches. Four queries whatever its size."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from fachwerk.strategy.models import (
    Clause,
    ConceptVersion,
    FieldOfAction,
    FieldWording,
    Goal,
    GoalWording,
    GroupAdvice,
    Measure,
    MeasureWording,
)
from fachwerk.strategy.queries.concept import version_on
from fachwerk.thread.models import Knot


@dataclass(frozen=True)
class MeasureRow:
    """An approach as one version words it."""

    id: uuid.UUID
    slug: str
    number: int
    title: str
    since: str
    change_reason: str = ""
    is_dropped: bool = False


@dataclass(frozen=True)
class GoalRow:
    """A goal as one version words it."""

    id: uuid.UUID
    slug: str
    number: int
    title: str
    text: str
    field_id: uuid.UUID
    field_title: str
    since: str
    change_reason: str = ""
    is_dropped: bool = False
    measures: list[MeasureRow] = field(default_factory=list)
    advice: list[GroupAdvice] = field(default_factory=list)

    @property
    def measures_count(self) -> int:
        """How many approaches the goal has in this version."""
        return sum(not row.is_dropped for row in self.measures)


@dataclass(frozen=True)
class FieldRow:
    """A field of action as one version words it."""

    id: uuid.UUID
    slug: str
    number: int
    title: str
    short: str
    text: str
    change_reason: str = ""
    is_dropped: bool = False
    goals: list[GoalRow] = field(default_factory=list)
    advice: list[GroupAdvice] = field(default_factory=list)

    @property
    def goals_count(self) -> int:
        """How many goals the field has in this version."""
        return sum(not row.is_dropped for row in self.goals)


@dataclass(frozen=True)
class FieldCardRow:
    """A field of action as a card of the portal names it."""

    id: uuid.UUID
    slug: str
    title: str
    short: str
    goals_count: int


def tree_of(version: ConceptVersion, *, with_dropped: bool = False) -> list[FieldRow]:
    """Fields with goals with approaches and the advice of working groups; ``with_dropped`` keeps what it leaves out."""
    fields = _rows_of(FieldWording.objects.filter(version=version).select_related("clause"), with_dropped=with_dropped)
    goals = _rows_of(
        GoalWording.objects.filter(version=version).select_related("clause__since"), with_dropped=with_dropped
    )
    measures = _rows_of(
        MeasureWording.objects.filter(version=version).select_related("clause__since"), with_dropped=with_dropped
    )
    keys = [row.clause_id for row in (*fields, *goals, *measures)]
    slugs = dict(Knot.objects.filter(pk__in=keys).values_list("pk", "slug"))
    advice = _advice_of(keys)
    measures_of: dict[uuid.UUID, list[MeasureRow]] = defaultdict(list)
    for row in measures:
        measures_of[row.clause.goal_id].append(
            MeasureRow(
                row.clause_id, slugs[row.clause_id], row.number, row.title, row.clause.since.label,
                row.change_reason, row.is_dropped,
            )
        )  # fmt: skip
    titles = {row.clause_id: row.title for row in fields}
    goals_of: dict[uuid.UUID, list[GoalRow]] = defaultdict(list)
    for row in goals:
        goals_of[row.field_id].append(
            GoalRow(
                row.clause_id, slugs[row.clause_id], row.number, row.title, row.text, row.field_id,
                titles.get(row.field_id, ""), row.clause.since.label, row.change_reason, row.is_dropped,
                measures_of[row.clause_id], advice[row.clause_id],
            )
        )  # fmt: skip
    return [
        FieldRow(
            row.clause_id, slugs[row.clause_id], row.number, row.title, row.clause.short or row.title, row.text,
            row.change_reason, row.is_dropped, goals_of[row.clause_id], advice[row.clause_id],
        )
        for row in fields
    ]  # fmt: skip


def rows_of_kind(version: ConceptVersion, kind: str) -> Sequence[FieldRow | GoalRow | MeasureRow]:
    """All fields, all goals or all approaches of a version in one list."""
    fields = tree_of(version)
    goals = [goal for row in fields for goal in row.goals]
    if kind == "field_of_action":
        return fields
    return goals if kind == "goal" else [measure for goal in goals for measure in goal.measures]


def words_of(version: ConceptVersion, clause: Clause) -> dict[str, Any]:
    """Number, title, text and reason of a clause in a version, as a form shows them."""
    models: dict[type[Clause], Any] = {
        FieldOfAction: FieldWording,
        Goal: GoalWording,
        Measure: MeasureWording,
    }
    row = models[type(clause)].objects.filter(version=version, clause=clause).first()
    if row is None:
        return {"title": clause.title}
    return {
        "title": row.title,
        "number": row.number,
        "text": getattr(row, "text", ""),
        "reason": row.change_reason,
        "short": getattr(clause, "short", ""),
    }


def fields_on(on: date) -> list[FieldRow]:
    """The fields of action of the version in force on a day, with their goals."""
    version = version_on(on)
    return tree_of(version) if version else []


def field_titles_on(on: date) -> dict[uuid.UUID, str]:
    """Field of action → its title in the version in force on a day, in the order of the concept."""
    version = version_on(on)
    if version is None:
        return {}
    rows = FieldWording.objects.filter(version=version, is_dropped=False).order_by("number", "title")
    return dict(rows.values_list("clause_id", "title"))


def field_cards(version: ConceptVersion) -> list[FieldCardRow]:
    """The fields of a version with the number of their goals, in one query."""
    goals = GoalWording.objects.filter(version=version, is_dropped=False, field=OuterRef("clause")).order_by()
    rows = FieldWording.objects.filter(version=version, is_dropped=False).annotate(
        slug=Subquery(Knot.objects.filter(pk=OuterRef("clause")).values("slug")[:1]),
        goals=Subquery(goals.values("field").annotate(many=Count("pk")).values("many")),
    )
    found = rows.order_by("number", "title").values_list("clause_id", "slug", "title", "clause__short", "goals")
    return [FieldCardRow(key, slug, title, short or title, goals or 0) for key, slug, title, short, goals in found]


def goals_on(on: date) -> list[GoalRow]:
    """The goals of the version in force on a day, in the order of the concept."""
    return [goal for row in fields_on(on) for goal in row.goals]


def _rows_of(rows: Any, *, with_dropped: bool) -> list[Any]:
    ordered = rows.order_by("number", "title")
    return list(ordered if with_dropped else ordered.filter(is_dropped=False))


def _advice_of(keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[GroupAdvice]]:
    found: dict[uuid.UUID, list[GroupAdvice]] = defaultdict(list)
    rows = GroupAdvice.objects.select_related("goal", "field").order_by("given_on", "group_name")
    for advice in rows.filter(goal__in=keys) | rows.filter(goal=None, field__in=keys):
        found[advice.clause.pk].append(advice)
    return found
