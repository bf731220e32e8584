"""Writing and reading the journal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.journal.models import Entry


def record(
    code: str,
    actor: Actor,
    *,
    object_id: uuid.UUID | None,
    fields: Iterable[str] = (),
    details: dict[str, str] | None = None,
) -> Entry:
    """Adds one line in the transaction of the change. ``details`` holds non-personal values only."""
    return Entry.objects.create(
        code=code,
        actor_name=actor.name,
        actor_user_id=actor.user_id,
        object_id=object_id,
        fields=sorted(fields),
        details=details or {},
        done_at=clock.now(),
    )


def history_of(object_id: uuid.UUID) -> QuerySet[Entry]:
    """Everything that was done to one object, newest first."""
    return Entry.objects.filter(object_id=object_id).order_by("-done_at")


def latest(limit: int = 20) -> QuerySet[Entry]:
    """The last operations in the active network."""
    return Entry.objects.order_by("-done_at")[:limit]
