"""What happened to consents and people."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class ConsentConfirmed:
    """Somebody confirmed with a click, or the office holds their signature."""

    request_id: uuid.UUID
    purpose: str
    email: str
    name: str


@dataclass(frozen=True)
class ConsentWithdrawn:
    """Somebody took a consent back."""

    request_id: uuid.UUID
    purpose: str
    email: str


@dataclass(frozen=True)
class PersonErased:
    """Nothing is stored about somebody any more; the fact itself names nobody."""

    erasure_id: uuid.UUID
