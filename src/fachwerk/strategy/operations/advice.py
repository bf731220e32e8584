"""What working groups advise inside the concept."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.operation.gate import operation
from fachwerk.strategy.models import ConceptVersion, FieldOfAction, Goal, GroupAdvice
from fachwerk.thread.models import Relation
from fachwerk.thread.ties import tie


@operation("strategy.give_advice")
def give_advice(
    actor: Actor,
    *,
    group_name: str,
    text: str,
    goal: Goal | None = None,
    field: FieldOfAction | None = None,
    version: ConceptVersion | None = None,
    given_on: date | None = None,
    precision: str = Precision.DAY,
) -> GroupAdvice:
    """The advice of a working group stands beside a goal or a field, and the clause grows from it."""
    if goal is None and field is None:
        raise NotSo(_("Bitte wählen Sie ein Ziel oder ein Handlungsfeld."), field="goal")
    advice = GroupAdvice(
        group_name=_filled(group_name, "group_name"),
        text=_filled(text, "text"),
        goal=goal,
        field=field,
        version=version or (goal or field).since,  # type: ignore[union-attr]
        given_on=first_day(given_on, precision) if given_on else None,
        given_precision=precision,
    )
    advice.save()
    tie(advice.clause.knot, advice.knot, Relation.GROWS_FROM, by=actor.user_id)
    return advice


@operation("strategy.change_advice", on="advice")
def change_advice(
    actor: Actor,
    *,
    advice: GroupAdvice,
    group_name: str,
    text: str,
    given_on: date | None = None,
    precision: str = Precision.DAY,
) -> GroupAdvice:
    """The office corrects the record of a working group's advice."""
    advice.group_name = _filled(group_name, "group_name")
    advice.text = _filled(text, "text")
    advice.given_on = first_day(given_on, precision) if given_on else None
    advice.given_precision = precision
    advice.save()
    return advice


def _filled(text: str, field: str) -> str:
    if not text.strip():
        raise NotSo(_("Bitte füllen Sie dieses Feld aus."), field=field)
    return text.strip()
