"""A row while it is judged and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fachwerk.imports.models import Choice, RowVerdict

Text = str | Promise


@dataclass
class Row:
    """What a line says (``values``: only what it says, no empty ones) and what is to become of it.

    ``plan`` belongs to the importer: what ``judge`` found out for ``write``.
    """

    position: int
    values: dict[str, Any]
    verdict: str = ""
    subject: str = ""
    choice: str = Choice.KEEP
    messages: list[dict[str, str]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    plan: Any = None
    _made: list[dict[str, Any]] = field(default_factory=list)

    def say(self, text: Text, field: str = "") -> None:
        """A remark in the preview, at a column if there is one."""
        self.messages.append({"field": field, "text": str(text)})

    def is_open(self) -> bool:
        """Whether nothing was said about the row yet."""
        return not self.verdict

    def refuse(self, text: Text, field: str = "") -> None:
        """The row cannot be taken over, and this is why."""
        self.say(text, field)
        self.verdict = RowVerdict.ERROR

    def is_double(self, text: Text) -> None:
        """The row says what another one says already."""
        self.say(text)
        self.verdict = RowVerdict.DUPLICATE

    def is_new(self) -> None:
        """Nothing like it is in the register."""
        self.verdict = RowVerdict.NEW

    def adds(self, field: str, label: Text, new: object) -> None:
        """The register has nothing there, the file has."""
        self.changes.append({"field": field, "label": str(label), "old": "", "new": str(new), "conflict": False})

    def differs(self, field: str, label: Text, old: object, new: object) -> None:
        """The file says something else than the register; somebody must choose."""
        self.changes.append({"field": field, "label": str(label), "old": str(old), "new": str(new), "conflict": True})

    def is_known(self) -> None:
        """It is in the register: completes it, differs from it, or says nothing new."""
        if any(change["conflict"] for change in self.changes):
            self.verdict = RowVerdict.CONFLICT
        else:
            self.verdict = RowVerdict.UPDATE if self.changes else RowVerdict.UNCHANGED

    def compare(self, present: Mapping[str, tuple[Text, object]], shown: Mapping[str, object] | None = None) -> None:
        """Compares the values with the register: field → (label, value there). ``shown`` are values as people read."""
        for name, (label, there) in present.items():
            here = self.values.get(name)
            if here is None or here == there:
                continue
            words = (shown or {}).get(name, here)
            if there in ("", None):
                self.adds(name, label, words)
            else:
                self.differs(name, label, there, words)

    @property
    def taken(self) -> set[str]:
        """The fields to write into an entry that is there already."""
        return {c["field"] for c in self.changes if not c["conflict"] or self.choice == Choice.FILE}

    def made(self, thing: models.Model) -> None:
        """Notes a row of the database that this line brought, as it stands now."""
        self._made.append(note_of(thing, None, [field.attname for field in thing._meta.concrete_fields]))

    def changed(self, thing: models.Model, before: Mapping[str, Any]) -> None:
        """Notes what stood in the changed fields of an entry before, and what stands there now."""
        if before:
            self._made.append(note_of(thing, before, list(before)))

    def forget(self) -> None:
        """Nothing of it was written after all."""
        self._made.clear()
        self.changes.clear()

    def notes(self, watched: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
        """What taking back needs to know: of new things only the watched fields."""
        return [
            note
            if note["before"] is not None
            else note | {"after": {name: note["after"][name] for name in watched[note["model"]]}}
            for note in self._made
        ]


def plain(value: Any) -> Any:
    """The value as it can stand in JSON; a moment in UTC, so that it compares equal however it was made."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if value is None or isinstance(value, (str, int, bool, list, dict)) else str(value)


def note_of(thing: models.Model, before: Mapping[str, Any] | None, names: Sequence[str]) -> dict[str, Any]:
    """Which row, what was there before (None: it is new) and what is there now."""
    return {
        "model": thing._meta.label,
        "id": str(thing.pk),
        "before": None if before is None else {name: plain(value) for name, value in before.items()},
        "after": {name: plain(getattr(thing, name)) for name in names},
    }


def mark_doubles(rows: Iterable[Row], key: Callable[[Row], Any]) -> None:
    """Rows that say what an earlier row of the same file says already; a key of None or "" is left alone."""
    seen: dict[Any, int] = {}
    for row in rows:
        found = key(row)
        if row.verdict or not found:
            continue
        if found in seen:
            row.is_double(_("Steht schon in Zeile %(number)s dieser Liste.") % {"number": seen[found]})
        else:
            seen[found] = row.position
