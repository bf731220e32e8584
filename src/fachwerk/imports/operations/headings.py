"""Where the table begins and which column is which. What the headings do not say is asked, never guessed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.imports.kinds import Importer, key_of
from fachwerk.imports.kinds.cells import is_empty
from fachwerk.imports.operations.spreadsheets import Line, Sheet

SEARCHED_FOR_HEADINGS = 20
SAMPLES = 3
LOOKED_AT = 500  # lines searched for samples
_SUMS = re.compile(r"^(summe|gesamt|insgesamt|gesamtsumme|zwischensumme|anzahl|total)\b")
_MOST_CELLS_OF_A_SUM = 4


@dataclass
class Reading:
    """A sheet with its headings found: per column the heading and the field it most likely is."""

    sheet: str
    headings: list[str]
    fields: list[str]
    lines: list[Line]
    skipped: list[dict[str, Any]] = field(default_factory=list)

    @property
    def signature(self) -> str:
        """What tells the same columns again."""
        return signature_of(self.headings)

    def samples(self, column: int) -> list[str]:
        """The first values of a column."""
        found = (shown(cells[column]) for _number, cells in self.lines[:LOOKED_AT] if column < len(cells))
        return list(islice((word for word in found if not is_empty(word)), SAMPLES))


def signature_of(headings: Sequence[str]) -> str:
    """What tells columns again by their headings."""
    return hashlib.sha256("\x1f".join(key_of(heading) for heading in headings).encode()).hexdigest()


def shown(cell: Any) -> str:
    """A cell as people read it."""
    return f"{cell:%d.%m.%Y}" if hasattr(cell, "year") else str(cell)


def best_sheet(sheets: Sequence[Sheet], importer: Importer) -> Sheet:
    """The sheet whose headings say most, and of equal ones the longest."""
    return max(sheets, key=lambda sheet: (_begin(sheet.lines, importer)[0], len(sheet.lines)))


def read_sheet(sheet: Sheet, importer: Importer) -> Reading:
    """Finds the headings, guesses the fields and drops lines that are no entries."""
    _score, place, depth = _begin(sheet.lines, importer)
    tops = [_texts(cells) for _number, cells in sheet.lines[place : place + depth]]
    headings = _joined(tops[0], tops[1]) if depth == 2 else tops[0]
    below = sheet.lines[place + depth :]
    width = max([len(headings), *(len(cells) for _number, cells in below)])
    headings += [""] * (width - len(headings))
    reading = Reading(sheet.name, headings, guessed(headings, importer), [])
    for number, _cells in sheet.lines[:place]:
        reading.skipped.append({"position": number, "because": _("Steht über der Tabelle.")})
    keys = {key_of(word) for line in tops for word in line if key_of(word)}
    for line in below:
        reason = _no_entry(line[1], keys)
        if reason:
            reading.skipped.append({"position": line[0], "because": reason})
        else:
            reading.lines.append(line)
    return reading


def guessed(headings: Sequence[str], importer: Importer) -> list[str]:
    """Per heading the field it means; of two columns for one field the first one gets it."""
    taken: set[str] = set()
    fields: list[str] = []
    for heading in headings:
        name = next((found for found in _meanings(heading, importer) if found not in taken), "")
        if name:
            taken.add(name)
        fields.append(name)
    for name in (one.name for one in importer.fields if one.required and one.name not in taken):
        # "Name" alone is what the list is about; beside another name it is somebody else's
        places = [place for place, heading in enumerate(headings) if key_of(heading) == "name" and not fields[place]]
        if len(places) == 1:
            fields[places[0]] = name
    return fields


def _meanings(heading: str, importer: Importer) -> list[str]:
    """Fields in the order of likelihood: by the whole heading, by what stands below the joint heading."""
    bare = re.sub(r"\(.*?\)", " ", heading)
    wordings = [key_of(heading), key_of(bare)]
    if " / " in heading:
        upper, _slash, lower = heading.rpartition(" / ")
        wordings += [key_of(upper)] if key_of(lower) == "name" else []  # "Organisation" over "Name"
        wordings.append(key_of(lower))
    return [one.name for wording in wordings if wording for one in importer.fields if wording in one.headings]


def _texts(cells: Sequence[Any]) -> list[str]:
    """Headings in one line; a word parted at the end of a line is one word."""
    return [re.sub(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])", "", shown(cell)).replace("\n", " ") for cell in cells]


def _score(headings: Sequence[str], importer: Importer) -> int:
    return sum(1 for name in guessed(headings, importer) if name)


def _begin(lines: Sequence[Line], importer: Importer) -> tuple[int, int, int]:
    """(how many headings are known, place of the first line of headings, how many lines they take)."""
    best = (0, _first_wide(lines), 1)
    for place, (_number, cells) in enumerate(lines[:SEARCHED_FOR_HEADINGS]):
        if _looks_like_values(cells):
            continue
        texts = _texts(cells)
        single = _score(texts, importer)
        if single > best[0]:
            best = (single, place, 1)
        if place + 1 < len(lines) and "" in texts[1:] and not _looks_like_values(lines[place + 1][1]):
            double = _score(_joined(texts, _texts(lines[place + 1][1])), importer)
            if double > max(best[0], _score(_texts(lines[place + 1][1]), importer)) and double > single:
                best = (double, place, 2)
    return best


def _first_wide(lines: Sequence[Line]) -> int:
    """Without any known heading: the first line with more than one cell."""
    return next((place for place, (_n, cells) in enumerate(lines) if sum(cell != "" for cell in cells) > 1), 0)


def _looks_like_values(cells: Sequence[Any]) -> bool:
    """More than a third are numbers, days or addresses."""
    said = [cell for cell in cells if cell != ""]
    return 3 * sum(not isinstance(cell, str) or "@" in cell for cell in said) > len(said)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """ "Ansprechpartner" over "Name" and "Telefon" becomes "Ansprechpartner / Name", "Ansprechpartner / Telefon"."""
    headings, above = [], ""
    for place in range(max(len(upper), len(lower))):
        here = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        above = here or above
        headings.append(f"{above} / {below}" if above and below else here or below)
    return headings


def _no_entry(cells: Sequence[Any], headings: set[str]) -> str:
    first = next((key_of(shown(cell)) for cell in cells if not is_empty(cell)), None)
    if first is None:
        return _("Leere Zeile.")
    if first not in headings and not _SUMS.match(first):
        return ""
    words = [key_of(shown(cell)) for cell in cells if not is_empty(cell)]
    if len(words) > 1 and all(word in headings for word in words):
        return _("Wiederholte Überschrift.")
    numbers = any(word.isdecimal() for word in " ".join(words).split())
    if numbers and _SUMS.match(first) and len(words) <= _MOST_CELLS_OF_A_SUM:
        return _("Summenzeile.")
    return ""
