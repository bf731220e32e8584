"""Ideas, sketches and projects, made by the operations of the house."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.contacts.operations import enter_organisation
from fachwerk.projects.models import Project, Sketch
from fachwerk.projects.operations import (
    enter_award,
    hand_in_sketch,
    issue_endorsement,
    record_endorsement,
    start_project,
    suggest_idea,
)
from fachwerk.thread.models import Knot

REASON = "Das Vorhaben schließt eine Lücke. Die Partner bringen Zeit und Maschinen ein."


def a_carrier(office: Actor, name: str = "Bildungswerk Dalke") -> Any:
    """An organisation that leads projects."""
    return enter_organisation(office, name=name, kind="training_provider", email="buero@bildungswerk.example")


def a_goal(title: str = "Lernorte gemeinsam nutzen", slug: str = "lernorte") -> Knot:
    """A goal, known here only by its knot."""
    return Knot.objects.create(kind="goal", title=title, slug=slug, happened_on=date(2012, 1, 1))


def a_sketch(office: Actor, *, goal: bool = True, **given: Any) -> Sketch:
    """A sketch that grew from an idea; tied to a goal unless told otherwise."""
    idea = suggest_idea(office, title="Lernwerkstatt Digitale Fertigung", suggested_on=date(2016, 2, 4))
    words = {"situation": "Betriebe bilden an alten Maschinen aus.", "plan": "Vier Betriebe stellen Maschinen."}
    costs = {"total_eur": Decimal(352000), "grant_eur": Decimal(176000), "own_eur": Decimal(176000)}
    belongs_to = [a_goal()] if goal else []
    return hand_in_sketch(
        office, idea=idea, lead=a_carrier(office), belongs_to=belongs_to, **{**words, **costs, **given}
    )


def a_project(office: Actor) -> Project:
    """The whole way: recommended, issued, awarded, running since September 2016."""
    endorsement = record_endorsement(
        office, sketch=a_sketch(office), result="recommended_with_hints", decided_on=date(2016, 6, 14), reason=REASON
    )
    issue_endorsement(office, endorsement=endorsement, number="OWL-2016-07")
    award = enter_award(
        office, endorsement=endorsement, awarded_on=date(2016, 8, 1), grant_eur=Decimal(176000),
        own_eur=Decimal(176000), total_eur=Decimal(352000), duties=[("interim", date(2017, 5, 2))],
    )  # fmt: skip
    return start_project(
        office, award=award, starts_on=date(2016, 9, 1), starts_precision="day", ends_on=date(2019, 8, 31)
    )
