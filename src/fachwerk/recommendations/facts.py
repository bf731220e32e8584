"""What happens in recommendations."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class RecommendationPublished:
    """A recommendation for small companies is public."""

    recommendation_id: uuid.UUID


@dataclass(frozen=True)
class RecommendationReviewed:
    """Somebody looked at it again and it still holds."""

    recommendation_id: uuid.UUID


@dataclass(frozen=True)
class SelfcheckCounted:
    """An anonymous run was added to the regional comparison."""

    run_id: uuid.UUID
    referral: str
