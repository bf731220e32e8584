"""Sketches: handed in, and frozen from then on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.projects import facts
from fachwerk.projects.models import ProjectIdea, Sketch, SketchPartner, last_day
from fachwerk.projects.policies import GOALS, waiting_decision
from fachwerk.projects.policies.costs import costs_add_up
from fachwerk.thread.models import Knot, Relation, Visibility
from fachwerk.thread.ties import tie
from fachwerk.thread.trace import neighbours


@operation("projects.hand_in_sketch")
def hand_in_sketch(
    actor: Actor,
    *,
    lead: Any,
    title: str = "",
    idea: ProjectIdea | None = None,
    replaces: Sketch | None = None,
    situation: str = "",
    plan: str = "",
    target_group: str = "",
    lasting: str = "",
    partners: Sequence[Any] = (),
    total_eur: Decimal | None = None,
    grant_eur: Decimal | None = None,
    own_eur: Decimal | None = None,
    third_eur: Decimal | None = None,
    starts_on: date | None = None,
    starts_precision: str = Precision.MONTH,
    ends_on: date | None = None,
    ends_precision: str = Precision.MONTH,
    visibility: str = Visibility.MEMBERS,
    belongs_to: Sequence[Knot] = (),
    grown_from: Sequence[Knot] = (),
) -> Sketch:
    """A sketch is frozen when it is handed in; whoever wants to change it hands in the next version."""
    _check_replaced(replaces)
    check_costs({"total_eur": total_eur, "grant_eur": grant_eur, "own_eur": own_eur, "third_eur": third_eur})
    check_period(starts_on, ends_on, ends_precision)
    idea = idea or (replaces.idea if replaces else None)
    sketch = Sketch(
        idea=idea,
        replaces=replaces,
        version=replaces.version + 1 if replaces else 1,
        title=title or (idea.title if idea else ""),
        situation=situation,
        plan=plan,
        target_group=target_group,
        lasting=lasting,
        lead=lead,
        total_eur=total_eur,
        grant_eur=grant_eur,
        own_eur=own_eur,
        third_eur=third_eur,
        starts_on=starts_on,
        starts_precision=starts_precision,
        ends_on=ends_on,
        ends_precision=ends_precision,
        visibility=visibility,
    )
    if not sketch.title.strip():
        raise NotSo(_("Bitte geben Sie dem Vorhaben einen Titel."), field="title")
    sketch.save()
    SketchPartner.objects.bulk_create(SketchPartner(sketch=sketch, organisation=partner) for partner in partners)
    for knot in {*belongs_to, *_goals_of(replaces)}:
        tie(sketch.knot, knot, Relation.SERVES, by=actor.user_id)
    for knot in grown_from:
        tie(sketch.knot, knot, Relation.GROWS_FROM, by=actor.user_id)
    announce(facts.SketchHandedIn(sketch_id=sketch.pk))
    return sketch


@operation("projects.tie_to_goals", on="sketch")
def tie_to_goals(actor: Actor, *, sketch: Sketch, belongs_to: Sequence[Knot]) -> Sketch:
    """A sketch is tied to what it serves; without that no body decides about it."""
    if not belongs_to:
        raise NotSo(_("Bitte wählen Sie mindestens ein Ziel."), field="belongs_to")
    for knot in belongs_to:
        tie(sketch.knot, knot, Relation.SERVES, by=actor.user_id)
    return sketch


def _check_replaced(replaces: Sketch | None) -> None:
    if replaces is None:
        return
    if hasattr(replaces, "replaced_by"):
        raise NotNow(_("Es gibt schon eine neuere Fassung dieser Skizze."))
    if waiting_decision(replaces) or replaces.endorsements.exclude(result="deferred").exists():
        raise NotNow(_("Die Skizze liegt schon zur Entscheidung vor und lässt sich nicht mehr ändern."))


def _goals_of(sketch: Sketch | None) -> list[Knot]:
    return neighbours([sketch.pk], kinds=GOALS, back=True)[sketch.pk] if sketch else []


def check_costs(amounts: dict[str, Decimal | None]) -> None:
    """Raises NotSo at the total when the shares do not add up."""
    answer = costs_add_up(amounts)
    if not answer:
        raise NotSo(answer.reason, field="total_eur")


def check_period(starts_on: date | None, ends_on: date | None, ends_precision: str = Precision.DAY) -> None:
    """Raises NotSo when the end, as late as it may be meant, lies before the beginning."""
    if starts_on and ends_on and last_day(ends_on, ends_precision) < starts_on:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="ends_on")
