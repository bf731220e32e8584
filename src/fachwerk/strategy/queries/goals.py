"""Goals, fields and approaches one by one, and what each said when."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotThere
from fachwerk.strategy.models import (
    Clause,
    ConceptVersion,
    FieldOfAction,
    Goal,
    GoalWording,
    GroupAdvice,
    Measure,
    MeasureWording,
    VersionState,
)
from fachwerk.strategy.queries.comparison import Part, sentence_of, word_changes
from fachwerk.strategy.queries.concept import version_on
from fachwerk.strategy.queries.tree import FieldRow, GoalRow
from fachwerk.thread.models import Knot, Threaded
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see, neighbours

ThreadedType = TypeVar("ThreadedType", bound=Threaded)


@dataclass(frozen=True)
class GoalState:
    """A goal as it stands on a day. ``in_force`` is False when the version of that day does not contain it."""

    goal: Goal
    version: ConceptVersion | None
    in_force: bool
    number: int
    title: str
    text: str
    field: FieldOfAction
    measures: Sequence[Measure]


@dataclass(frozen=True)
class WordingStep:
    """What a goal said from one version on, and what that version changed."""

    version: ConceptVersion
    title: str
    text: str
    change_reason: str
    is_dropped: bool
    is_first: bool
    is_changed: bool
    parts: Sequence[Part]
    sentence: str

    @property
    def label(self) -> str:
        """The year of the version."""
        return self.version.label


def goal_for(actor: Actor, slug: str) -> Goal:
    """The goal behind an address; raises NotThere, also for a draft that the actor may not see."""
    return _visible(actor, Goal, slug)


def field_for(actor: Actor, slug: str) -> FieldOfAction:
    """The field of action behind an address; raises NotThere."""
    return _visible(actor, FieldOfAction, slug)


def measure_for(actor: Actor, slug: str) -> Measure:
    """The approach behind an address; raises NotThere."""
    return _visible(actor, Measure, slug)


def advice_for(actor: Actor, slug: str) -> GroupAdvice:
    """The advice of a working group behind an address; raises NotThere."""
    return _visible(actor, GroupAdvice, slug)


def clause_for(actor: Actor, kind: str, slug: str) -> Clause:
    """The clause behind a kind and a slug; raises NotThere."""
    models: dict[str, type[Clause]] = {model.kind: model for model in (FieldOfAction, Goal, Measure)}
    if kind not in models:
        raise NotThere
    return _visible(actor, models[kind], slug)


def goal_on(goal: Goal, on: date) -> GoalState:
    """Wording, field and approaches of a goal in the version in force on a day, else in the last one that had it."""
    rows = GoalWording.objects.filter(clause=goal, is_dropped=False).select_related("version", "field")
    version = version_on(on)
    row = rows.filter(version=version).first() if version else None
    in_force = row is not None
    row = row or rows.order_by("-version__in_force_from").first()
    if row is None:
        return GoalState(goal, None, in_force=False, number=0, title=goal.title, text="", field=goal.field, measures=[])
    measures = MeasureWording.objects.filter(version=row.version, clause__goal=goal, is_dropped=False)
    found = [line.clause for line in measures.select_related("clause__since").order_by("number", "title")]
    return GoalState(goal, row.version, in_force, row.number, row.title, row.text, row.field, found)


def wording_history(goal: Goal) -> list[WordingStep]:
    """The goal in each resolved version, oldest first, with the words each version changed and why."""
    rows = GoalWording.objects.filter(clause=goal).exclude(version__state=VersionState.DRAFT).select_related("version")
    steps: list[WordingStep] = []
    before: GoalWording | None = None
    for row in rows.order_by("version__in_force_from"):
        parts = word_changes(before.text, row.text) if before else []
        steps.append(
            WordingStep(
                version=row.version,
                title=row.title,
                text=row.text,
                change_reason=row.change_reason,
                is_dropped=row.is_dropped,
                is_first=before is None,
                is_changed=before is None or row.is_dropped or (before.title, before.text) != (row.title, row.text),
                parts=parts,
                sentence=sentence_of(parts),
            )
        )
        before = row
    return steps


def field_of_goals(goal_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Goal id → id of the field of action it belongs to."""
    return dict(Goal.objects.filter(pk__in=list(goal_ids)).values_list("pk", "field_id"))


def goal_ids_of_fields(field_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Field id → ids of its goals."""
    found: dict[uuid.UUID, list[uuid.UUID]] = {key: [] for key in field_ids}
    for goal_id, field_id in Goal.objects.filter(field__in=list(found)).values_list("pk", "field_id"):
        found[field_id].append(goal_id)
    return found


def projects_of_goals(actor: Actor, goal_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Knot]]:
    """Goal id → the projects that serve it or one of its approaches and that the actor may see by name."""
    ids = list(goal_ids)
    goal_of = dict(Measure.objects.filter(goal__in=ids).values_list("pk", "goal_id"))
    found: dict[uuid.UUID, list[Knot]] = {key: [] for key in ids}
    for key, knots in neighbours([*ids, *goal_of], kinds=["project"]).items():
        kept = found[goal_of.get(key, key)]
        kept.extend(knot for knot in knots if knot not in kept and may_see(actor, knot.visibility))
    return found


def with_projects(actor: Actor, rows: Sequence[FieldRow]) -> list[tuple[FieldRow, list[tuple[GoalRow, int]]]]:
    """Fields with their goals, each goal with the number of its projects."""
    projects = projects_of_goals(actor, [goal.id for row in rows for goal in row.goals])
    return [(row, [(goal, len(projects[goal.id])) for goal in row.goals]) for row in rows]


def _visible(actor: Actor, model: type[ThreadedType], slug: str) -> ThreadedType:
    knot = knot_at(model.kind, slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    found: ThreadedType = model.objects.get(pk=knot.pk)
    found.knot = knot
    return found
