"""Putting a version in force: the one moment at which drafts become the region's word."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.strategy import facts, policies
from fachwerk.strategy.models import (
    Clause,
    ConceptVersion,
    FieldWording,
    Goal,
    GoalWording,
    GroupAdvice,
    MeasureWording,
    VersionState,
    Wording,
)
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie, untie


@operation("strategy.put_version_in_force", on="version", when=policies.may_put_in_force)
def put_version_in_force(
    actor: Actor,
    *,
    version: ConceptVersion,
    resolved_on: date,
    precision: str = Precision.DAY,
    decision: Knot | None = None,
    in_force_from: date | None = None,
    is_backfilled: bool | None = None,
    note: str | None = None,
) -> ConceptVersion:
    """A resolved version replaces the one before it from its day on; days before keep their version."""
    resolved = first_day(resolved_on, precision)
    starts = in_force_from or resolved
    _check_days(version, resolved, starts)
    if not version.fieldwordings.filter(is_dropped=False).exists():
        raise NotNow(_("Eine Fassung braucht mindestens ein Handlungsfeld."))
    version.resolved_on, version.resolved_precision, version.in_force_from = resolved, precision, starts
    version.is_backfilled = resolved < version.drafted_at.date() if is_backfilled is None else is_backfilled
    version.note = version.note if note is None else note
    version.state = VersionState.SUPERSEDED
    version.save()
    _take_its_place(version, actor)
    if decision is not None:
        tie(version.knot, decision, Relation.GROWS_FROM, by=actor.user_id)
    _adopt_clauses(version, actor)
    announce(facts.VersionInForce(version_id=version.pk, label=version.label))
    return version


def _check_days(version: ConceptVersion, resolved: date, starts: date) -> None:
    if resolved > clock.today():
        raise NotSo(_("Der Tag des Beschlusses liegt in der Zukunft."), field="resolved_on")
    if starts > clock.today():
        raise NotSo(_("In Kraft setzen können Sie die Fassung an dem Tag, ab dem sie gilt."), field="in_force_from")
    same_day = ConceptVersion.objects.filter(in_force_from=starts).exclude(pk=version.pk).first()
    if same_day is not None:
        raise NotSo(
            _("An diesem Tag trat schon die Fassung %(label)s in Kraft.") % {"label": same_day.label},
            field="resolved_on",
        )


def _take_its_place(version: ConceptVersion, actor: Actor) -> None:
    """Versions are a row by day; one entered later may stand in the middle of it."""
    row = list(ConceptVersion.objects.exclude(state=VersionState.DRAFT).order_by("in_force_from"))
    place = next(index for index, other in enumerate(row) if other.pk == version.pk)
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    if before and after:
        untie(after.knot, before.knot)
    for later, earlier in ((version, before), (after, version)):
        if later and earlier:
            tie(later.knot, earlier.knot, Relation.REPLACES, by=actor.user_id)
    for other in row:
        wanted = VersionState.IN_FORCE if other.pk == row[-1].pk else VersionState.SUPERSEDED
        if other.state != wanted:
            other.state = wanted
            other.save()
            if other.pk == version.pk:
                version.state = wanted


def _adopt_clauses(version: ConceptVersion, actor: Actor) -> None:
    before = (
        ConceptVersion.objects.exclude(state=VersionState.DRAFT)
        .filter(in_force_from__lt=version.in_force_from)
        .order_by("-in_force_from")
        .first()
    )
    adopted: set[object] = set()
    tied: set[object] = set()
    for model in (FieldWording, GoalWording, MeasureWording):
        known = {row.clause_id: row for row in model.objects.filter(version=before)} if before else {}
        rows = list(model.objects.filter(version=version).select_related("clause__since", "clause__until"))
        changed: dict[object, Wording] = {
            row.clause_id: row for row in rows if _says_something_else(row, known.get(row.clause_id))
        }
        for row in rows:
            if not row.clause.is_adopted:
                adopted.add(row.clause_id)
            _adopt(row, version)
        if model is MeasureWording:  # an approach of a goal that hangs on this version needs no second tie
            changed = {key: row for key, row in changed.items() if row.clause.goal_id not in tied}
        tied |= set(changed)
        _tie_to_version(changed, version, actor)
    for advice in GroupAdvice.objects.select_related("goal", "field").filter(version=version):
        if advice.clause.pk in adopted:
            advice.save()


def _says_something_else(row: Wording, known: Wording | None) -> bool:
    if row.is_dropped:
        return False
    if known is None or known.is_dropped or known.title != row.title:
        return True
    return bool(getattr(known, "text", "") != getattr(row, "text", ""))


def _adopt(row: Wording, version: ConceptVersion) -> None:
    clause: Clause = row.clause
    is_newest = version.state == VersionState.IN_FORCE
    wanted: dict[str, object] = {"is_adopted": True}
    earlier_than_known = bool(clause.since.in_force_from and version.in_force_from) and (
        clause.since.in_force_from > version.in_force_from  # type: ignore[operator]
    )
    if clause.since_id == version.pk or earlier_than_known:
        clause.since = version  # the row in hand knows the day of the resolution
    if is_newest:
        wanted["until"] = version if row.is_dropped else None
        if not row.is_dropped:
            wanted["title"] = row.title
            if isinstance(clause, Goal) and isinstance(row, GoalWording):
                wanted["field_id"] = row.field_id
    differs = any(getattr(clause, name) != value for name, value in wanted.items())
    if differs or earlier_than_known or clause.since_id == version.pk:
        for name, value in wanted.items():
            setattr(clause, name, value)
        clause.save()


def _tie_to_version(changed: dict[object, Wording], version: ConceptVersion, actor: Actor) -> None:
    here = version.knot
    for key, knot in Knot.objects.in_bulk(list(changed)).items():
        tie(knot, here, Relation.GROWS_FROM, because=changed[key].change_reason[:300], by=actor.user_id)
