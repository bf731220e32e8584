"""Something that exists is tied to the goal it serves, with one click and an undo."""

from __future__ import annotations

from fachwerk.access.actor import Actor
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Relation, Tie
from fachwerk.thread.ties import tie, untie


@operation("loop.assign_to_goal", on="goal")
def assign_to_goal(actor: Actor, *, goal: Knot, knot: Knot, because: str = "") -> Tie:
    """The office says which goal an existing piece of work serves."""
    return tie(knot, goal, Relation.SERVES, because=because, by=actor.user_id)


@operation("loop.take_back_assignment", on="goal")
def take_back_assignment(actor: Actor, *, goal: Knot, knot: Knot) -> Knot:
    """An assignment made by hand is taken back."""
    untie(knot, goal)
    return goal
