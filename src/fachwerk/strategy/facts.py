"""What happens in strategy."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class ImpulseReceived:
    """Somebody told the network something."""

    impulse_id: uuid.UUID


@dataclass(frozen=True)
class ImpulseAnswered:
    """The office replied to an impulse."""

    impulse_id: uuid.UUID


@dataclass(frozen=True)
class VersionInForce:
    """A version of the concept was put in force."""

    version_id: uuid.UUID
    label: str


@dataclass(frozen=True)
class FocusChosen:
    """The focus topic of a year was chosen."""

    topic_id: uuid.UUID
    year: int
