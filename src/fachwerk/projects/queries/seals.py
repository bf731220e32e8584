"""Checking a statement."""

from __future__ import annotations

import uuid

from fachwerk.core.errors import NotThere
from fachwerk.core.files import read_file
from fachwerk.projects.models import Endorsement, EndorsementSeal


def seal_at(code: str) -> EndorsementSeal | None:
    """The seal with this code, of whichever network; spaces and case do not matter."""
    return EndorsementSeal.objects.filter(code=code.strip().upper().replace(" ", "")).first()


def seal_of(endorsement_id: uuid.UUID) -> EndorsementSeal | None:
    """The seal of a statement of the active network."""
    return EndorsementSeal.own().filter(endorsement_id=endorsement_id).first()


def statement_of(endorsement: Endorsement) -> bytes:
    """The statement as it was made out; raises NotThere."""
    if not endorsement.file_key:
        raise NotThere
    return read_file(endorsement.file_key)
