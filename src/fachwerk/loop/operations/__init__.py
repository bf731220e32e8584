"""Steps that need two stations: the product's backbone, one file per transition."""

from fachwerk.loop.operations.adopt_publication import adopt_publication
from fachwerk.loop.operations.assign_to_goal import assign_to_goal, take_back_assignment
from fachwerk.loop.operations.note_quickly import note_quickly
from fachwerk.loop.operations.returned_mails import correct_and_send

__all__ = ["adopt_publication", "assign_to_goal", "correct_and_send", "note_quickly", "take_back_assignment"]
