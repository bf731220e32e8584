"""Everything that changes bodies, seats and decisions."""

from fachwerk.decisions.operations.bodies import (
    change_rules,
    close_body,
    end_seat,
    fill_seat,
    found_body,
    hand_over_seat,
)
from fachwerk.decisions.operations.closing import close_decision
from fachwerk.decisions.operations.recording import give_reason, record_decision
from fachwerk.decisions.operations.voting import cast_ballot, declare_conflict, judge_conflict, open_decision, remind

__all__ = [
    "cast_ballot",
    "change_rules",
    "close_body",
    "close_decision",
    "declare_conflict",
    "end_seat",
    "fill_seat",
    "found_body",
    "give_reason",
    "hand_over_seat",
    "judge_conflict",
    "open_decision",
    "record_decision",
    "remind",
]
