"""Every step from the idea to the result."""

from fachwerk.projects.operations.awards import enter_award, fulfil_duty
from fachwerk.projects.operations.endorsing import give_reason, put_to_vote, record_endorsement, tell_reason
from fachwerk.projects.operations.ideas import advise_idea, change_idea, close_idea, request_sketch, suggest_idea
from fachwerk.projects.operations.issuing import issue_endorsement
from fachwerk.projects.operations.past import enter_past_project
from fachwerk.projects.operations.projects import change_project, close_project, enter_result, start_project
from fachwerk.projects.operations.sketches import hand_in_sketch, tie_to_goals

__all__ = [
    "advise_idea",
    "change_idea",
    "change_project",
    "close_idea",
    "close_project",
    "enter_award",
    "enter_past_project",
    "enter_result",
    "fulfil_duty",
    "give_reason",
    "hand_in_sketch",
    "issue_endorsement",
    "put_to_vote",
    "record_endorsement",
    "request_sketch",
    "start_project",
    "suggest_idea",
    "tell_reason",
    "tie_to_goals",
]
