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
from django.utils.translation import gettext_lazy as _

TASK = _("Art. 6 Abs. 1 Buchst. e oder f DSGVO: Aufgabe und berechtigtes Interesse des Netzwerks")
AGREEMENT = _("Art. 6 Abs. 1 Buchst. b DSGVO: auf Anfrage der Person")
CONSENT = _("Art. 6 Abs. 1 Buchst. a DSGVO: Einwilligung")
DUTY = _("Art. 6 Abs. 1 Buchst. c DSGVO: gesetzliche Pflicht")

YEAR = timedelta(days=365)


class Erase(Enum):
    """What erasing a person does with a row that speaks of them."""

    ROW = "row"  # the whole row goes
    FIELDS = "fields"  # the personal fields are emptied, the row stays
    WORDS = "words"  # name, address and telephone number are struck out of the fields, the rest of the text stays
    KEEP = "keep"  # stays for the reason given in ``because``


@dataclass(frozen=True)
class Personal:
    """Personal fields of one model. A model may have several declarations.

    ``found_by`` maps what a person is known by to one or several lookups on the model: "person" (id), "user" (id),
    "email" (compared without regard to case), and "words" (lookup ``""``): the declared fields are searched for the
    person's name, addresses and telephone number, which is the way for free texts and JSON. "always" (lookup ``""``):
    nobody can look inside, so every erasure takes all rows; for files that are kept for hours or days.
    ``keep_for`` is counted from the moment or day in ``counted_from`` (a lookup); None: until the purpose ends.
    ``limits``: within which period the office may change ``keep_for``. When it is over, ``at_the_end`` happens.
    """

    model: str  # "contacts.Person"
    fields: Sequence[str]
    about: str | Promise  # whom: "Ansprechpersonen"
    purpose: str | Promise
    basis: str | Promise = TASK
    found_by: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    erase: Erase = Erase.ROW
    because: str | Promise = ""
    replaced: Mapping[str, object] = field(
        default_factory=dict
    )  # field → value instead of nothing; "{pk}" is filled in
    unlink: Sequence[str] = ()  # keys to the person or the user that are emptied and not the whole row
    files: Sequence[str] = ()  # fields with keys of stored files: exported, and removed when the row or field goes
    secret: Sequence[str] = ()  # fields that are erased but never handed out: keys, password hashes
    keep_for: timedelta | None = None
    counted_from: str = ""
    limits: tuple[timedelta, timedelta] | None = None
    at_the_end: Erase | None = None  # without it: the same as ``erase``
    ends_by_itself: bool = False  # the app has a job of its own for the end of keeping
    is_basis: bool = False  # such a row is a reason to go on keeping the person
    of_the_account: bool = False  # belongs to the account, which several networks may share
    recipients: str | Promise = ""

    @property
    def key(self) -> str:
        """Names the declaration, stable over runs."""
        return f"{self.model}:{self.erase.value}:{self.fields[0]}"

    def lookups(self, known_by: str) -> tuple[str, ...]:
        """The lookups for one of "person", "user", "email" and "words"."""
        named = self.found_by.get(known_by)
        if named is None:
            return ()
        return (named,) if isinstance(named, str) else tuple(named)


def mentions(model: str, *fields: str, purpose: str | Promise = "") -> Personal:
    """Free texts in which the office may have named somebody: searched, exported, and the name is struck out."""
    return Personal(
        model=model,
        fields=fields,
        about=_("Personen, die in Texten genannt sind"),
        purpose=purpose or _("Arbeit des Netzwerks festhalten"),
        found_by={"words": ""},
        erase=Erase.WORDS,
    )


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
