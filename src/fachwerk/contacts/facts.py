"""What happens to organisations, people and memberships."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MemberAdmitted:
    """An organisation became a member."""

    organisation_id: uuid.UUID
    since: date


@dataclass(frozen=True)
class MembershipEnded:
    """The membership of an organisation got its last day."""

    organisation_id: uuid.UUID
    until: date


@dataclass(frozen=True)
class MembershipDeclared:
    """Somebody declared to join and confirmed the e-mail address."""

    application_id: uuid.UUID


@dataclass(frozen=True)
class EntriesMerged:
    """Two entries of a register became one; ``gone_id`` no longer exists."""

    kind: str
    kept_id: uuid.UUID
    gone_id: uuid.UUID


@dataclass(frozen=True)
class EntriesTakenApart:
    """What was made one is two entries again."""

    kind: str
    kept_id: uuid.UUID
    gone_id: uuid.UUID
