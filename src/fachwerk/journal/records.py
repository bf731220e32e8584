"""Writing and reading the journal."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, QuerySet, Subquery

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.journal.models import Detail, DetailKey, Entry


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
        acted_as="" if actor.user_id else actor.name,
        actor_user_id=actor.user_id,
        object_id=object_id,
        fields=sorted(fields),
        details=details or {},
        done_at=clock.now(),
    )


def history_of(object_id: uuid.UUID) -> QuerySet[Entry]:
    """Everything that was done to one object, newest first."""
    return _named(Entry.objects.filter(object_id=object_id)).order_by("-done_at")


def latest_objects(user_id: int | None = None, *, among: int = 60) -> list[uuid.UUID]:
    """The objects that people (not jobs) worked on last, each once; with a user only theirs."""
    found = Entry.objects.exclude(object_id=None).exclude(actor_user_id=None)
    if user_id is not None:
        found = found.filter(actor_user_id=user_id)
    keys = found.order_by("-done_at").values_list("object_id", flat=True)[:among]
    return list(dict.fromkeys(key for key in keys if key is not None))


def latest(limit: int = 20) -> QuerySet[Entry]:
    """The last operations in the active network."""
    return _named(Entry.objects.all()).order_by("-done_at")[:limit]


def _named(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    accounts = get_user_model()._default_manager.filter(pk=OuterRef("actor_user_id"))
    return entries.annotate(name_today=Subquery(accounts.values("name")[:1]))


@dataclass(frozen=True)
class Change:
    """What was done to one person's values: field → (before, after)."""

    code: str
    done_at: datetime
    values: Mapping[str, tuple[str, str]]


def record_personal(code: str, *, about: uuid.UUID, values: Mapping[str, tuple[str, str]]) -> Detail | None:
    """Keeps values of one person before and after, readable only while the person's key exists."""
    changed = {name: [before, after] for name, (before, after) in values.items() if before != after}
    if not changed:
        return None
    return Detail.objects.create(
        about_id=about, code=code, sealed=_key_of(about).encrypt(json.dumps(changed).encode()).decode()
    )


def changes_of(about: Iterable[uuid.UUID]) -> list[Change]:
    """What the journal can still tell about the values of these people, oldest first."""
    found = []
    keys = {key.about_id: Fernet(_lock().decrypt(key.locked)) for key in DetailKey.objects.filter(about_id__in=about)}
    for detail in Detail.objects.filter(about_id__in=keys).order_by("done_at"):
        opened = json.loads(keys[detail.about_id].decrypt(detail.sealed))
        found.append(Change(detail.code, detail.done_at, {name: (pair[0], pair[1]) for name, pair in opened.items()}))
    return found


def _key_of(about: uuid.UUID) -> Fernet:
    known = DetailKey.objects.filter(about_id=about).first()
    if known is None:
        known = DetailKey.objects.create(about_id=about, locked=_lock().encrypt(Fernet.generate_key()).decode())
    return Fernet(_lock().decrypt(known.locked))


def _lock() -> Fernet:
    digest = hashlib.sha256(f"fachwerk.journal:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
