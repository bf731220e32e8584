"""What happens in bodies."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DecisionOpened:
    """A body may vote from now on."""

    decision_id: uuid.UUID


@dataclass(frozen=True)
class DecisionClosed:
    """A decision is taken: counted, or kept as it was taken elsewhere."""

    decision_id: uuid.UUID
    outcome: str
    decided_on: date


@dataclass(frozen=True)
class SeatFilled:
    """An organisation has a seat."""

    seat_id: uuid.UUID
    organisation_id: uuid.UUID
