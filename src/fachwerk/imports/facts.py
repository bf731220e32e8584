"""What happens to lists."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class WorkOrdered:
    """A list is to be taken over or taken back, chunk by chunk, after the request."""

    batch_id: uuid.UUID
