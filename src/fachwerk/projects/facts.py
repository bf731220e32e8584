"""What happens on the way from the idea to the result."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class IdeaSuggested:
    """Somebody has an idea."""

    idea_id: uuid.UUID


@dataclass(frozen=True)
class SketchHandedIn:
    """A sketch lies before the office."""

    sketch_id: uuid.UUID


@dataclass(frozen=True)
class EndorsementRecorded:
    """The region has spoken."""

    endorsement_id: uuid.UUID
    result: str
    decided_on: date


@dataclass(frozen=True)
class EndorsementIssued:
    """The statement was made out."""

    endorsement_id: uuid.UUID
    number: str


@dataclass(frozen=True)
class AwardEntered:
    """A funder grants money."""

    award_id: uuid.UUID


@dataclass(frozen=True)
class ProjectStarted:
    """A project exists."""

    project_id: uuid.UUID


@dataclass(frozen=True)
class ResultEntered:
    """Something came out of a project."""

    result_id: uuid.UUID
    project_id: uuid.UUID


@dataclass(frozen=True)
class ProjectClosed:
    """A project is over."""

    project_id: uuid.UUID
