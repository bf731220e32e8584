"""What happens in outreach."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class TouchNoted:
    """A contact with a company was noted."""

    touch_id: uuid.UUID
    organisation_id: uuid.UUID
    stage: str
