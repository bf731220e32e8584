"""Two wordings word by word, and two versions clause by clause."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, cast

from django.utils.translation import gettext as _

from fachwerk.strategy.models import (
    ConceptVersion,
    FieldWording,
    GoalWording,
    MeasureWording,
    Wording,
)

Sort = Literal["same", "added", "gone"]
Verdict = Literal["added", "dropped", "renamed", "reworded", "same"]
_WORDS = re.compile(r"\s*\S+")
_KINDS: list[tuple[str, type[Wording]]] = [
    ("field_of_action", FieldWording),
    ("goal", GoalWording),
    ("measure", MeasureWording),
]


@dataclass(frozen=True)
class Part:
    """A run of words that stayed, came or went."""

    sort: Sort
    text: str


@dataclass(frozen=True)
class ClauseChange:
    """What happened to one clause between two versions."""

    kind: str
    id: uuid.UUID
    verdict: Verdict
    number: int
    title: str
    title_before: str
    reason: str
    parts: Sequence[Part]
    sentence: str

    @property
    def is_changed(self) -> bool:
        """Whether the two versions differ here."""
        return self.verdict != "same"


def word_changes(before: str, after: str) -> list[Part]:
    """The words of both texts in one line of parts; joining same and added gives the later text."""
    old, young = _WORDS.findall(before), _WORDS.findall(after)
    bare_old, bare_young = [word.strip() for word in old], [word.strip() for word in young]
    parts: list[Part] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, bare_old, bare_young, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(young[j1:j2])))
            continue
        if i2 > i1:
            parts.append(Part("gone", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(Part("added", "".join(young[j1:j2])))
    return parts


def sentence_of(parts: Sequence[Part]) -> str:
    """The same change for reading aloud: what was added and what was left out."""
    added = [f"„{part.text.strip()}“" for part in parts if part.sort == "added"]
    gone = [f"„{part.text.strip()}“" for part in parts if part.sort == "gone"]
    said = []
    if added:
        said.append(_("Hinzugekommen: %(words)s") % {"words": ", ".join(added)})
    if gone:
        said.append(_("Weggefallen: %(words)s") % {"words": ", ".join(gone)})
    return " – ".join(said)


def changes_between(earlier: ConceptVersion, later: ConceptVersion) -> list[ClauseChange]:
    """Every clause of either version, fields first, each with its verdict."""
    changes = []
    for kind, model in _KINDS:
        before = _live(model, earlier)
        after = {row.clause_id: row for row in model.objects.filter(version=later)}
        keys = sorted({*before, *after}, key=lambda key: _place(after.get(key) or before[key]))
        for key in keys:
            row = after.get(key)
            if row is not None and row.is_dropped and key not in before:
                continue
            changes.append(_change(kind, key, before.get(key), row))
    return changes


def _live(model: type[Wording], version: ConceptVersion) -> dict[uuid.UUID, Wording]:
    rows = model.objects.filter(version=version, is_dropped=False)
    return {row.clause_id: row for row in rows}


def _place(row: Wording) -> tuple[int, str]:
    return row.number, row.title


def _change(kind: str, key: uuid.UUID, before: Wording | None, after: Wording | None) -> ClauseChange:
    shown = cast(Wording, after or before)
    old_text, text = getattr(before, "text", ""), getattr(after, "text", "")
    verdict: Verdict = "same"
    if before is None:
        verdict = "added"
    elif after is None or after.is_dropped:
        verdict = "dropped"
    elif before.title != after.title:
        verdict = "renamed"
    elif old_text != text:
        verdict = "reworded"
    parts = word_changes(old_text, text) if verdict in ("renamed", "reworded") else [Part("same", text or old_text)]
    return ClauseChange(
        kind=kind,
        id=key,
        verdict=verdict,
        number=shown.number,
        title=shown.title,
        title_before=before.title if before and verdict == "renamed" else "",
        reason=after.change_reason if after else "",
        parts=[part for part in parts if part.text],
        sentence=sentence_of(parts),
    )
