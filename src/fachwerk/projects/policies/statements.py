"""The fingerprint of a statement."""

from __future__ import annotations

import hashlib


def hash_of(content: bytes) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()
