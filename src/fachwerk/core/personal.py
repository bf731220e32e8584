"""What is stored about people: each app says it in its ``personal.py``, and everything else reads it here.

From these declarations come the export of everything about a person, erasure, the nightly end of keeping and the record
of processing activities (Art. 15, 17, 5 (1) e and 30 GDPR). A text field that is neither declared personal nor declared
harmless fails the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise


class Erase(Enum):
    """What erasing a person does with a row that speaks of them."""

    ROW = "row"  # the whole row goes
    FIELDS = "fields"  # the personal fields are emptied, the row stays
    KEEP = "keep"  # stays for the reason given in ``because``


@dataclass(frozen=True)
class Personal:
    """Personal fields of one model.

    ``found_by`` maps what a person is known by – "person" (id), "email", "user" (id) – to a lookup on the model.
    ``keep_for`` is counted from the moment or day in ``counted_from``; None: until the purpose ends by itself.
    """

    model: str  # "contacts.Person"
    fields: Sequence[str]
    about: str | Promise  # whom: "Ansprechpersonen"
    purpose: str | Promise
    basis: str | Promise  # legal basis
    found_by: Mapping[str, str] = field(default_factory=dict)
    erase: Erase = Erase.ROW
    because: str | Promise = ""
    keep_for: timedelta | None = None
    counted_from: str = ""
    recipients: str | Promise = ""


def declared() -> list[Personal]:
    """All declarations of the house, in the order of the apps."""
    return [one for module in _modules() for one in getattr(module, "PERSONAL", [])]


def harmless() -> dict[str, set[str]]:
    """Text fields that hold nothing about a person, per model: "contacts.Organisation" → names of fields."""
    found: dict[str, set[str]] = {}
    for module in _modules():
        for model, names in getattr(module, "NOT_PERSONAL", {}).items():
            found.setdefault(model, set()).update(names)
    return found


def _modules() -> list[object]:
    names = [f"{config.name}.personal" for config in apps.get_app_configs() if config.name.startswith("fachwerk.")]
    return [import_module(name) for name in names if name != __name__ and find_spec(name)]
