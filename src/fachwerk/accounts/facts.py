"""What happened to accounts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class InvitationAccepted:
    """Somebody accepted an invitation and now has an account; ``name`` is the name they gave."""

    invitation_id: UUID
    user_id: int
    email: str
    name: str


@dataclass(frozen=True)
class RoleEnded:
    """A user lost a role."""

    user_id: int
    role: str
