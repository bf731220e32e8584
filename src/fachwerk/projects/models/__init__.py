"""From the idea over the sketch and the endorsement of the region to the award, the project and its results."""

from fachwerk.projects.models.awards import Award, Duty, DutyKind
from fachwerk.projects.models.endorsements import Endorsement, EndorsementCounter, EndorsementResult, EndorsementSeal
from fachwerk.projects.models.ideas import IdeaState, ProjectIdea, Sketch, SketchPartner
from fachwerk.projects.models.money import Funded
from fachwerk.projects.models.projects import Project, ProjectPartner, ProjectState, Result, last_day

__all__ = [
    "Award",
    "Duty",
    "DutyKind",
    "Endorsement",
    "EndorsementCounter",
    "EndorsementResult",
    "EndorsementSeal",
    "Funded",
    "IdeaState",
    "Project",
    "ProjectIdea",
    "ProjectPartner",
    "ProjectState",
    "Result",
    "Sketch",
    "SketchPartner",
    "last_day",
]
