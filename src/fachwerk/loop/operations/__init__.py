"""Steps that need two stations: the product's backbone, one file per transition."""

from fachwerk.loop.operations.adopt_publication import adopt_publication
from fachwerk.loop.operations.assign_to_goal import assign_to_goal, take_back_assignment

__all__ = ["adopt_publication", "assign_to_goal", "take_back_assignment"]
