"""What can be done in strategy."""

from fachwerk.strategy.operations.advice import change_advice, give_advice
from fachwerk.strategy.operations.clauses import (
    add_field,
    add_goal,
    add_measure,
    drop_clause,
    move_goal,
    restore_clause,
    reword_field,
    reword_goal,
    reword_measure,
)
from fachwerk.strategy.operations.concept import (
    change_version,
    discard_version,
    draft_version,
    enter_concept,
    rename_concept,
    start_concept,
)
from fachwerk.strategy.operations.focus import change_focus, choose_focus, evaluate_focus
from fachwerk.strategy.operations.impulses import (
    answer_impulse,
    change_impulse,
    forget_sender,
    park_impulse,
    receive_impulse,
    release_impulse,
    reopen_impulse,
    tie_impulse,
    withhold_impulse,
)
from fachwerk.strategy.operations.in_force import put_version_in_force

__all__ = [
    "add_field",
    "add_goal",
    "add_measure",
    "answer_impulse",
    "change_advice",
    "change_focus",
    "change_impulse",
    "change_version",
    "choose_focus",
    "discard_version",
    "draft_version",
    "drop_clause",
    "enter_concept",
    "evaluate_focus",
    "forget_sender",
    "give_advice",
    "move_goal",
    "park_impulse",
    "put_version_in_force",
    "receive_impulse",
    "release_impulse",
    "rename_concept",
    "reopen_impulse",
    "restore_clause",
    "reword_field",
    "reword_goal",
    "reword_measure",
    "start_concept",
    "tie_impulse",
    "withhold_impulse",
]
