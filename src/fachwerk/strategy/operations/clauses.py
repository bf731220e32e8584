"""Fields, goals and approaches: each exists once and has a wording per version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.operation.gate import operation
from fachwerk.strategy import policies
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
    VersionState,
    Wording,
)
from fachwerk.thread.models import Knot, Relation, Tie
from fachwerk.thread.ties import tie, untie

ClauseType = TypeVar("ClauseType", bound=Clause)
MODELS: dict[type[Clause], Any] = {FieldOfAction: FieldWording, Goal: GoalWording, Measure: MeasureWording}


@operation("strategy.add_field", on="version")
def add_field(
    actor: Actor,
    *,
    version: ConceptVersion,
    title: str,
    text: str = "",
    short: str = "",
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> FieldOfAction:
    """A version gains a field of action; in a resolved version this completes the record."""
    field = FieldOfAction(title=_titled(FieldWording, version, title), short=short.strip(), since=version)
    wording = FieldWording(version=version, text=text.strip(), change_reason=reason.strip())
    return _added(actor, field, wording, number, FieldWording.objects.filter(version=version).count(), grown_from)


@operation("strategy.add_goal", on="version")
def add_goal(
    actor: Actor,
    *,
    version: ConceptVersion,
    field: FieldOfAction,
    title: str,
    text: str = "",
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> Goal:
    """A field of action of the version gains a goal."""
    _live(version, field)
    goal = Goal(title=_titled(GoalWording, version, title), field=field, since=version)
    wording = GoalWording(version=version, field=field, text=text.strip(), change_reason=reason.strip())
    return _added(
        actor, goal, wording, number, GoalWording.objects.filter(version=version, field=field).count(), grown_from
    )


@operation("strategy.add_measure", on="version")
def add_measure(
    actor: Actor,
    *,
    version: ConceptVersion,
    goal: Goal,
    title: str,
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> Measure:
    """A goal of the version gains an approach."""
    _live(version, goal)
    measure = Measure(title=_titled(MeasureWording, version, title), goal=goal, since=version)
    wording = MeasureWording(version=version, change_reason=reason.strip())
    count = MeasureWording.objects.filter(version=version, clause__goal=goal).count()
    return _added(actor, measure, wording, number, count, grown_from)


@operation("strategy.reword_field", on="field")
def reword_field(
    actor: Actor,
    *,
    version: ConceptVersion,
    field: FieldOfAction,
    title: str | None = None,
    text: str | None = None,
    short: str | None = None,
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> FieldOfAction:
    """A field keeps its identity when a version renames it."""
    if short is not None:
        field.short = short.strip()
    return _reworded(actor, version, field, title, text, number, reason, grown_from)


@operation("strategy.reword_goal", on="goal")
def reword_goal(
    actor: Actor,
    *,
    version: ConceptVersion,
    goal: Goal,
    text: str | None = None,
    title: str | None = None,
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> Goal:
    """A goal keeps its identity when a version words it anew; the reason stands beside the change."""
    return _reworded(actor, version, goal, title, text, number, reason, grown_from)


@operation("strategy.reword_measure", on="measure")
def reword_measure(
    actor: Actor,
    *,
    version: ConceptVersion,
    measure: Measure,
    title: str | None = None,
    number: int | None = None,
    reason: str = "",
    grown_from: Sequence[Knot] = (),
) -> Measure:
    """An approach keeps its identity when a version renames it."""
    return _reworded(actor, version, measure, title, None, number, reason, grown_from)


@operation("strategy.move_goal", on="version", when=policies.may_drop_from)
def move_goal(actor: Actor, *, version: ConceptVersion, goal: Goal, field: FieldOfAction, reason: str = "") -> Goal:
    """A draft may put a goal into another field of action; the goal keeps its thread."""
    _live(version, field)
    wording = _live(version, goal)
    wording.field = field  # type: ignore[attr-defined]
    wording.change_reason = reason.strip() or wording.change_reason
    wording.save()
    if goal.since_id == version.pk:
        goal.field = field
        goal.save()
    return goal


@operation("strategy.drop_clause", on="version", when=policies.may_drop_from)
def drop_clause(
    actor: Actor, *, version: ConceptVersion, clause: Clause, reason: str = "", merged_into: Clause | None = None
) -> Clause:
    """A draft may leave a clause out or merge it into another; what existed before keeps its page and its thread."""
    wording = _live(version, clause)
    if merged_into is not None:
        _merge(version, clause, merged_into, reason, actor)
    elif (
        isinstance(clause, FieldOfAction)
        and GoalWording.objects.filter(version=version, field=clause, is_dropped=False).exists()
    ):
        raise NotNow(_("In diesem Handlungsfeld stehen noch Ziele. Verschieben oder streichen Sie zuerst die Ziele."))
    if isinstance(clause, Goal):
        _drop_measures_of(version, clause, reason)
    _drop(version, wording, clause, reason)
    return clause


@operation("strategy.restore_clause", on="version", when=policies.may_drop_from)
def restore_clause(actor: Actor, *, version: ConceptVersion, clause: Clause) -> Clause:
    """What a draft left out can be taken up again."""
    wording = _wording(version, clause)
    if wording is None or not wording.is_dropped:
        raise NotNow(_("„%(title)s“ ist in diesem Entwurf nicht gestrichen.") % {"title": clause.title})
    unmerge(clause)
    wording.is_dropped, wording.change_reason = False, ""
    wording.save()
    return clause


def unmerge(clause: Clause) -> None:
    """Takes back what a draft said about the clause going on in another one."""
    Tie.objects.filter(earlier=clause.pk, relation=Relation.REPLACES).delete()
    if isinstance(clause, Measure) and clause.merged_into_id:
        clause.merged_into = None
        clause.save()


def _wording(version: ConceptVersion, clause: Clause) -> Wording | None:
    found: Wording | None = MODELS[type(clause)].objects.filter(version=version, clause=clause).first()
    return found


def _live(version: ConceptVersion, clause: Clause) -> Wording:
    wording = _wording(version, clause)
    if wording is None or wording.is_dropped:
        raise NotSo(
            _("„%(title)s“ steht nicht in der Fassung %(label)s.") % {"title": clause.title, "label": version.label}
        )
    return wording


def _titled(model: Any, version: ConceptVersion, title: str, but: Clause | None = None) -> str:
    wanted = title.strip()
    if not wanted:
        raise NotSo(_("Bitte geben Sie einen Titel ein."), field="title")
    same = model.objects.filter(version=version, title=wanted, is_dropped=False)
    if (same.exclude(clause=but) if but else same).exists():
        raise NotSo(_("„%(title)s“ steht schon in dieser Fassung.") % {"title": wanted}, field="title")
    return wanted


def _added(
    actor: Actor, clause: ClauseType, wording: Wording, number: int | None, count: int, grown_from: Sequence[Knot]
) -> ClauseType:
    version = wording.version
    clause.is_adopted = not version.is_draft
    clause.save()
    wording.clause = clause
    wording.title = clause.title
    wording.number = number or count + 1
    wording.save()
    if clause.is_adopted:
        tie(clause.knot, version.knot, Relation.GROWS_FROM, because=wording.change_reason[:300], by=actor.user_id)
    _grow(actor, clause, grown_from, wording.change_reason)
    return clause


def _reworded(
    actor: Actor,
    version: ConceptVersion,
    clause: ClauseType,
    title: str | None,
    text: str | None,
    number: int | None,
    reason: str,
    grown_from: Sequence[Knot],
) -> ClauseType:
    model = MODELS[type(clause)]
    wording = _wording(version, clause) or _first_wording(version, clause)
    if title is not None:
        wording.title = _titled(model, version, title, but=clause)
    if text is not None:
        wording.text = text.strip()  # type: ignore[attr-defined]
    wording.number = number or wording.number
    wording.change_reason = reason.strip() or wording.change_reason
    wording.is_dropped = False
    wording.save()
    speaks_for_today = version.state == VersionState.IN_FORCE or (clause.since_id == version.pk and version.is_draft)
    if speaks_for_today:
        clause.title = wording.title
    clause.save()
    _grow(actor, clause, grown_from, reason)
    return clause


def _first_wording(version: ConceptVersion, clause: Clause) -> Wording:
    words: dict[str, Any] = {"version": version, "clause": clause, "title": clause.title}
    if isinstance(clause, Goal):
        words["field"] = clause.field
    row: Wording = MODELS[type(clause)](**words)
    return row


def _grow(actor: Actor, clause: Clause, grown_from: Sequence[Knot], reason: str) -> None:
    if not grown_from:
        return
    here = clause.knot
    for knot in grown_from:
        untie(knot, here)  # it belonged to the clause; now the clause owes it a wording, and a thread has one direction
        tie(here, knot, Relation.GROWS_FROM, because=reason.strip()[:300], by=actor.user_id)


def _merge(version: ConceptVersion, clause: Clause, into: Clause, reason: str, actor: Actor) -> None:
    if type(clause) is not type(into) or clause.pk == into.pk:
        raise NotSo(_("Zusammenführen lassen sich nur zwei verschiedene Einträge derselben Art."), field="merged_into")
    _live(version, into)
    if isinstance(clause, FieldOfAction) and isinstance(into, FieldOfAction):
        GoalWording.objects.filter(version=version, field=clause).update(field=into)
        for goal in Goal.objects.filter(since=version, field=clause):
            goal.field = into
            goal.save()
    if isinstance(clause, Measure) and isinstance(into, Measure):
        clause.merged_into = into
        clause.save()
    if clause.since_id != version.pk:
        tie(into.knot, clause.knot, Relation.REPLACES, because=reason.strip()[:300], by=actor.user_id)


def _drop_measures_of(version: ConceptVersion, goal: Goal, reason: str) -> None:
    rows = MeasureWording.objects.filter(version=version, clause__goal=goal, is_dropped=False).select_related("clause")
    for row in rows:
        _drop(version, row, row.clause, reason)


def _drop(version: ConceptVersion, wording: Wording, clause: Clause, reason: str) -> None:
    if clause.since_id != version.pk:
        if isinstance(wording, GoalWording) and isinstance(clause, Goal):
            wording.field = clause.field
        wording.is_dropped, wording.change_reason = True, reason.strip()
        wording.save()
        return
    gone = [clause.pk]  # it stood nowhere but in this draft
    if not isinstance(clause, Measure):
        advice = GroupAdvice.objects.filter(**{"goal" if isinstance(clause, Goal) else "field": clause})
        gone += advice.values_list("pk", flat=True)
        advice.delete()
    key = clause.pk
    clause.delete()
    Knot.objects.filter(pk__in=gone).delete()
    clause.pk = key
