"""The concept as a whole: begun, drafted, entered in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.operation.gate import operation
from fachwerk.strategy import policies
from fachwerk.strategy.models import (
    ActionConcept,
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
)
from fachwerk.strategy.operations.clauses import add_field, unmerge
from fachwerk.strategy.operations.in_force import put_version_in_force
from fachwerk.thread.models import Knot

WORDINGS: list[tuple[Any, list[str]]] = [
    (FieldWording, ["clause_id", "number", "title", "text"]),
    (GoalWording, ["clause_id", "field_id", "number", "title", "text"]),
    (MeasureWording, ["clause_id", "number", "title"]),
]
CLAUSES: list[type[Clause]] = [Measure, Goal, FieldOfAction]


@operation("strategy.start_concept")
def start_concept(actor: Actor, *, title: str) -> ActionConcept:
    """A network has one action concept."""
    if ActionConcept.objects.exists():
        raise NotNow(_("Ihr Netzwerk hat schon ein Handlungskonzept. Beginnen Sie eine neue Fassung."))
    concept = ActionConcept(title=_filled(title, "title"))
    concept.save()
    return concept


@operation("strategy.rename_concept", on="concept")
def rename_concept(actor: Actor, *, concept: ActionConcept, title: str) -> ActionConcept:
    """The concept may be renamed; its versions stay."""
    concept.title = _filled(title, "title")
    concept.save()
    return concept


@operation("strategy.draft_version")
def draft_version(
    actor: Actor, *, label: str, data_chapter: str = "", note: str = "", file_key: str = "", copies: bool = True
) -> ConceptVersion:
    """A new version begins as a copy of the version in force; there is one draft at a time."""
    concept = ActionConcept.objects.first()
    if concept is None:
        raise NotNow(_("Es gibt noch kein Handlungskonzept."))
    if ConceptVersion.objects.filter(state=VersionState.DRAFT).exists():
        raise NotNow(_("Es gibt schon einen Entwurf. Setzen Sie ihn in Kraft oder verwerfen Sie ihn."))
    version = ConceptVersion(
        concept=concept, label=_free_label(label), data_chapter=data_chapter, note=note, file_key=file_key
    )
    version.save()
    latest = ConceptVersion.objects.exclude(state=VersionState.DRAFT).order_by("-in_force_from").first()
    if copies and latest is not None:
        _copy_wordings(latest, version)
    return version


@operation("strategy.change_version", on="version")
def change_version(
    actor: Actor,
    *,
    version: ConceptVersion,
    label: str | None = None,
    data_chapter: str | None = None,
    note: str | None = None,
    file_key: str | None = None,
) -> ConceptVersion:
    """Data chapter, note and file of a version can be completed at any time."""
    if label is not None and label.strip() != version.label:
        version.label = _free_label(label)
    for name, value in (("data_chapter", data_chapter), ("note", note), ("file_key", file_key)):
        if value is not None:
            setattr(version, name, value)
    version.save()
    return version


@operation("strategy.discard_version", on="version", when=policies.may_discard_version)
def discard_version(actor: Actor, *, version: ConceptVersion) -> ConceptVersion:
    """A draft can be discarded with everything that stood only in it."""
    gone = [version.pk]
    for wording, _columns in WORDINGS:
        for row in wording.objects.filter(version=version, is_dropped=True).select_related("clause"):
            unmerge(row.clause)
        wording.objects.filter(version=version).delete()
    advice = GroupAdvice.objects.filter(Q(goal__since=version) | Q(field__since=version))
    gone += advice.values_list("pk", flat=True)
    advice.delete()
    GroupAdvice.objects.filter(version=version).update(version=None)
    for clause in CLAUSES:
        rows = clause.objects.filter(since=version)
        gone += rows.values_list("pk", flat=True)
        rows.delete()
    key = version.pk
    version.delete()
    Knot.objects.filter(pk__in=gone).delete()
    version.pk = key  # the journal names what was discarded
    return version


@operation("strategy.enter_concept")
def enter_concept(
    actor: Actor,
    *,
    title: str,
    field_titles: Sequence[str],
    resolved_on: date,
    precision: str = Precision.DAY,
    file_key: str = "",
    decision: Knot | None = None,
) -> ConceptVersion:
    """A title, the fields of action and the day of the resolution are a complete concept."""
    titles = [line.strip() for line in field_titles if line.strip()]
    if not titles:
        raise NotSo(_("Bitte tragen Sie mindestens ein Handlungsfeld ein, je Zeile eines."), field="field_titles")
    start_concept(actor, title=title)
    version = draft_version(actor, label=str(resolved_on.year), file_key=file_key)
    for line in titles:
        add_field(actor, version=version, title=line)
    return put_version_in_force(actor, version=version, resolved_on=resolved_on, precision=precision, decision=decision)


def _copy_wordings(latest: ConceptVersion, version: ConceptVersion) -> None:
    for wording, columns in WORDINGS:
        kept: list[dict[str, Any]] = list(wording.objects.filter(version=latest, is_dropped=False).values(*columns))
        wording.objects.bulk_create(wording(version=version, **row) for row in kept)


def _free_label(label: str) -> str:
    wanted = _filled(label, "label")
    if ConceptVersion.objects.filter(label=wanted).exists():
        raise NotSo(_("Eine Fassung „%(label)s“ gibt es schon.") % {"label": wanted}, field="label")
    if not all(letter.isalnum() or letter in "-." for letter in wanted):
        raise NotSo(_("Bitte nennen Sie das Jahr der Fassung, zum Beispiel 2025."), field="label")
    return wanted


def _filled(text: str, field: str) -> str:
    if not text.strip():
        raise NotSo(_("Bitte füllen Sie dieses Feld aus."), field=field)
    return text.strip()
