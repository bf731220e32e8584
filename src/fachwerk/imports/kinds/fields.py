"""What a column may be, and what somebody is asked besides the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from django.utils.functional import Promise

Text = str | Promise
FieldKind = Literal["text", "email", "phone", "url", "day", "number", "money", "flag", "choice", "kreis", "place"]
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "&": " und ", "+": " und "})
_WORD = re.compile(r"[a-z0-9]+")


def key_of(text: object) -> str:
    """Words as compared: "E-Mail (dienstlich)*" and "e mail dienstlich" are the same."""
    return _key_of(str(text))


@lru_cache(maxsize=50_000)
def _key_of(text: str) -> str:
    if text.isascii():
        return " ".join(_WORD.findall(text.lower().translate(_SPELLED)))
    folded = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", folded)
    return " ".join(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


@dataclass(frozen=True)
class ImportField:
    """One thing a list may say. ``synonyms`` are headings of offices, parted by "|".

    ``kind`` says how a cell is read; "choice" needs ``choices`` and may have ``words`` (synonym → value).
    ``read(cell, kreise)`` reads cells of a kind of its own and raises NotSo.
    """

    name: str
    label: Text
    synonyms: str = ""
    required: bool = False
    kind: FieldKind = "text"
    example: str = ""
    help_text: Text = ""
    max_length: int = 200
    choices: Sequence[tuple[str, Text]] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    read: Callable[[Any, Sequence[str]], Any] | None = None

    @cached_property
    def headings(self) -> frozenset[str]:
        """Every heading that means this field, as compared."""
        return frozenset(key_of(word) for word in (*self.synonyms.split("|"), str(self.label)) if key_of(word))

    @cached_property
    def choice_words(self) -> dict[str, str]:
        """Every word that means one of the choices, as compared."""
        known = {key_of(word): value for word, value in self.words.items()}
        for value, label in self.choices:
            known[key_of(value)] = value
            known[key_of(label)] = value
        return known


@dataclass(frozen=True)
class ImportOption:
    """One question beside the file. ``initial`` may be a callable; a day is kept in machine form."""

    name: str
    label: Text
    kind: Literal["choice", "day", "flag"]
    choices: Sequence[tuple[str, Text]] = ()
    initial: Any = None
    help_text: Text = ""
