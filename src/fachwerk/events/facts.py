"""What happens at this station."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class EventAnnounced:
    """An event is public."""

    event_id: uuid.UUID


@dataclass(frozen=True)
class EventCancelled:
    """An event does not take place."""

    event_id: uuid.UUID


@dataclass(frozen=True)
class ActivityReported:
    """A member reported an activity; the office looks at it."""

    event_id: uuid.UUID


@dataclass(frozen=True)
class PlacesClaimed:
    """Somebody asked for places and holds them or waits."""

    claim_id: uuid.UUID
    event_id: uuid.UUID


@dataclass(frozen=True)
class ClaimConfirmed:
    """Somebody has a sure place."""

    claim_id: uuid.UUID
    event_id: uuid.UUID
    name: str
    email: str
    organisation_name: str
    organisation_id: uuid.UUID | None
    employees: str
    multiplier_code: str


@dataclass(frozen=True)
class NewsletterWanted:
    """The person behind a confirmed address ticked the newsletter."""

    name: str
    email: str
    wanted_for: str


@dataclass(frozen=True)
class PlaceReleased:
    """A place was given back."""

    claim_id: uuid.UUID
    event_id: uuid.UUID


@dataclass(frozen=True)
class PlaceOffered:
    """The next in the queue got an offer."""

    claim_id: uuid.UUID
    event_id: uuid.UUID


@dataclass(frozen=True)
class SomebodyAttended:
    """Somebody was checked in."""

    claim_id: uuid.UUID
    event_id: uuid.UUID
    organisation_id: uuid.UUID | None
    multiplier_code: str


@dataclass(frozen=True)
class FindingsNoted:
    """Results of an event were written down."""

    event_id: uuid.UUID
    finding_ids: tuple[uuid.UUID, ...]
