"""What happens to the thread."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class KnotWritten:
    """An object was saved; ``text`` are further words to find it by."""

    knot_id: uuid.UUID
    title: str
    text: str
    is_new: bool = False


@dataclass(frozen=True)
class KnotsWritten:
    """Many objects of one kind were saved at once."""

    knots: tuple[KnotWritten, ...]
