"""Impulses, the action concept with its versions, and the focus topic of each year."""

from fachwerk.strategy.models.advice import GroupAdvice
from fachwerk.strategy.models.clauses import Clause, FieldOfAction, Goal, Measure
from fachwerk.strategy.models.concept import ActionConcept, ConceptVersion, VersionState
from fachwerk.strategy.models.focus import FocusState, FocusTopic
from fachwerk.strategy.models.impulse import Impulse, ImpulseSource, ImpulseState
from fachwerk.strategy.models.wordings import FieldWording, GoalWording, MeasureWording, Wording

__all__ = [
    "ActionConcept",
    "Clause",
    "ConceptVersion",
    "FieldOfAction",
    "FieldWording",
    "FocusState",
    "FocusTopic",
    "Goal",
    "GoalWording",
    "GroupAdvice",
    "Impulse",
    "ImpulseSource",
    "ImpulseState",
    "Measure",
    "MeasureWording",
    "VersionState",
    "Wording",
]
