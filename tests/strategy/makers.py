"""Concepts and impulses, made the way the office makes them."""

from __future__ import annotations

from datetime import date

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.dates import Precision
from fachwerk.strategy import operations
from fachwerk.strategy.models import ConceptVersion, FieldOfAction, Goal, Impulse, Measure

FIRST = "Kleine Betriebe wissen, welche Fachkräfte sie in fünf Jahren brauchen, und tun heute etwas dafür."
SECOND = (
    "Kleine Betriebe wissen, welche Fachkräfte sie in fünf Jahren brauchen, und entwickeln ihre Beschäftigten weiter."
)


def version_of_2012(actor: Actor) -> tuple[ConceptVersion, FieldOfAction, Goal, Measure]:
    """A resolved version with one field, one goal and one approach."""
    with clock_set(date(2012, 12, 1)):
        operations.start_concept(actor, title="Fachkräftesicherung")
        version = operations.draft_version(actor, label="2012")
        field = operations.add_field(actor, version=version, title="Fachkräfte für KMU sichern", short="KMU")
        goal = operations.add_goal(
            actor, version=version, field=field, title="Personalentwicklung optimieren", text=FIRST
        )
        measure = operations.add_measure(actor, version=version, goal=goal, title="Fachkräftebedarf analysieren")
        operations.put_version_in_force(actor, version=version, resolved_on=date(2012, 1, 1), precision=Precision.YEAR)
    for row in (field, goal, measure):
        row.refresh_from_db()
    return version, field, goal, measure


def version_of_2015(actor: Actor, goal: Goal) -> ConceptVersion:
    """The next version words the goal anew."""
    with clock_set(date(2015, 11, 19)):
        version = operations.draft_version(actor, label="2015")
        operations.reword_goal(actor, version=version, goal=goal, text=SECOND, reason="Wissen allein ändert nichts.")
        operations.put_version_in_force(actor, version=version, resolved_on=date(2015, 11, 19))
    goal.refresh_from_db()
    return version


def impulse_by_phone(actor: Actor, text: str = "Die neue Maschine steht seit Mai.") -> Impulse:
    """An impulse that the office wrote down."""
    return operations.receive_impulse(actor, text=text, source="call", voice="Betriebsleitung")
