"""From a file to cells: XLSX, XLS and ODS through calamine, CSV in the encodings and with the separators of offices."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from fachwerk.core.errors import NotSo

MOST_ROWS = 5000
MOST_COLUMNS = 100
LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
_SEPARATORS = ";\t,|"
_SAMPLED = 40
Line = tuple[int, list[Any]]  # number as the spreadsheet program shows it, cells
# NBSP and narrow spaces become spaces; marks without width and soft hyphens go
_SPACES = {ord(letter): " " for letter in "\u00a0\u2007\u202f\u2009\u3000\t"}
_NOTHING = dict.fromkeys((0x00, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_CLEAN = {**_SPACES, **_NOTHING}


@dataclass
class Sheet:
    """The lines of one sheet that are not empty."""

    name: str
    lines: list[Line] = field(default_factory=list)


def sheets_of(file_name: str, content: bytes) -> list[Sheet]:
    """The sheets in which something stands; raises NotSo with a sentence that says what to do."""
    if not content:
        raise NotSo(_("Diese Datei ist leer."), field="file")
    if len(content) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte teilen Sie die Liste auf."), field="file")
    ending = "." + file_name.rpartition(".")[2].casefold()
    if ending in SPREADSHEETS:
        sheets = _workbook(content)
    elif ending in TEXTS:
        sheets = [Sheet("", _filled(_csv(content)))]
    else:
        raise NotSo(_("Bitte wählen Sie eine Datei mit der Endung .xlsx, .ods oder .csv."), field="file")
    sheets = [sheet for sheet in sheets if sheet.lines]
    if not sheets:
        raise NotSo(_("In dieser Datei stehen keine Angaben."), field="file")
    return sheets


def check_size(lines: list[Line]) -> None:
    """More rows or columns than one list may have are refused; raises NotSo."""
    if len(lines) > MOST_ROWS:
        shown = f"{len(lines):,}".replace(",", ".")
        raise NotSo(
            _("Die Liste hat %(rows)s Zeilen. Es gehen höchstens 5.000 auf einmal. Bitte teilen Sie die Liste auf.")
            % {"rows": shown},
            field="file",
        )


def _filled(table: list[list[Any]]) -> list[Line]:
    found: list[Line] = []
    for number, row in enumerate(table, start=1):
        cells = [tidy(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            found.append((number, cells))
    if found and max(len(cells) for _number, cells in found) > MOST_COLUMNS:
        raise NotSo(_("Die Liste hat mehr als 100 Spalten. Bitte löschen Sie, was nicht dazugehört."), field="file")
    return found


def tidy(cell: Any) -> Any:
    """A cell without what cannot be seen: composed letters, plain single spaces, days without time."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, (bool, date)):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, int):
        return cell
    text = str(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    lines = (" ".join(line.translate(_CLEAN).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _workbook(content: bytes) -> list[Sheet]:
    broken = _("Diese Datei lässt sich nicht lesen. Bitte speichern Sie sie noch einmal als .xlsx oder .csv.")
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED_BYTES:
                    raise NotSo(broken, field="file")
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
        ]
        return [
            Sheet(name[:100], _filled(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
            for name in shown or book.sheet_names
        ]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError) as unreadable:
        raise NotSo(broken, field="file") from unreadable


def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    told = text.partition("\n")[0].strip().casefold()
    before = 0
    if told.startswith("sep=") and len(told) == len("sep=;"):
        separator, text, before = told[-1], text.partition("\n")[2], 1
    else:
        separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as broken:
        raise NotSo(
            _("Diese Datei lässt sich nicht als Tabelle lesen. Bitte speichern Sie sie noch einmal als .csv."),
            field="file",
        ) from broken
    return [[] for _line in range(before)] + rows


def _separator(text: str) -> str:
    """The sign that parts most lines into the same number of columns."""

    def weight(sign: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(io.StringIO("\n".join(text.splitlines()[:_SAMPLED])), delimiter=sign))
        except csv.Error:
            return 0, 0
        lengths = [len(row) for row in rows if len(row) > 1]
        usual = max(set(lengths), key=lengths.count, default=0)
        return lengths.count(usual), usual

    return max(_SEPARATORS, key=weight)


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif content[1:40:2].count(0) > 10:
        candidates = ["utf-16-le"]
    elif content[0:40:2].count(0) > 10:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotSo(
        _("Die Zeichen dieser Datei lassen sich nicht lesen. Bitte speichern Sie sie als .xlsx oder als CSV UTF-8."),
        field="file",
    )
