"""Everything that changes bodies, seats and decisions."""

from fachwerk.decisions.operations.agenda import add_item, add_paper, change_item, drop_item, drop_paper, move_item
from fachwerk.decisions.operations.bodies import (
    change_rules,
    close_body,
    end_seat,
    fill_seat,
    found_body,
    hand_over_seat,
)
from fachwerk.decisions.operations.closing import close_decision
from fachwerk.decisions.operations.meetings import cancel_meeting, change_meeting, invite_to_meeting, plan_meeting
from fachwerk.decisions.operations.recording import give_reason, record_decision
from fachwerk.decisions.operations.voting import cast_ballot, declare_conflict, judge_conflict, open_decision, remind

__all__ = [
    "add_item",
    "add_paper",
    "cancel_meeting",
    "cast_ballot",
    "change_item",
    "change_meeting",
    "change_rules",
    "close_body",
    "close_decision",
    "declare_conflict",
    "drop_item",
    "drop_paper",
    "end_seat",
    "fill_seat",
    "found_body",
    "give_reason",
    "hand_over_seat",
    "invite_to_meeting",
    "judge_conflict",
    "move_item",
    "open_decision",
    "plan_meeting",
    "record_decision",
    "remind",
]
