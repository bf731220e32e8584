"""What can be asked of strategy."""

from fachwerk.strategy.queries.comparison import ClauseChange, Part, changes_between, word_changes
from fachwerk.strategy.queries.concept import (
    concept_for,
    draft,
    previous_version,
    version_for,
    version_labelled,
    version_on,
    versions_for,
)
from fachwerk.strategy.queries.focus import focus_for, focus_of_year, focus_on, focus_topics, goals_of_focus
from fachwerk.strategy.queries.goals import (
    GoalState,
    WordingStep,
    advice_for,
    field_for,
    field_of_goals,
    goal_for,
    goal_ids_of_fields,
    goal_on,
    measure_for,
    wording_history,
)
from fachwerk.strategy.queries.impulses import (
    answer_due_on,
    impulse_for,
    impulses_for,
    impulses_waiting,
)
from fachwerk.strategy.queries.tree import FieldRow, GoalRow, MeasureRow, fields_on, goals_on, tree_of

__all__ = [
    "ClauseChange",
    "FieldRow",
    "GoalRow",
    "GoalState",
    "MeasureRow",
    "Part",
    "WordingStep",
    "advice_for",
    "answer_due_on",
    "changes_between",
    "concept_for",
    "draft",
    "field_for",
    "field_of_goals",
    "fields_on",
    "focus_for",
    "focus_of_year",
    "focus_on",
    "focus_topics",
    "goal_for",
    "goal_ids_of_fields",
    "goal_on",
    "goals_of_focus",
    "goals_on",
    "impulse_for",
    "impulses_for",
    "impulses_waiting",
    "measure_for",
    "previous_version",
    "tree_of",
    "version_for",
    "version_labelled",
    "version_on",
    "versions_for",
    "word_changes",
    "wording_history",
]
