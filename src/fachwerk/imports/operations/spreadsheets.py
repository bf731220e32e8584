"""From a file to cells: XLSX, XLS and ODS through calamine, CSV in the encodings and with the separators of offices."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from fachwerk.core.errors import NotSo
from fachwerk.imports.operations.extent import check_extent

MOST_ROWS = 5000
MOST_COLUMNS = 100
LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
_SEPARATORS = ";\t,|"
_SAMPLED = 40
_PACKED = b"PK\x03\x04"  # XLSX and ODS
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")  # XLS, and XLSX with a password
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|table|meta|\?xml)\b", re.IGNORECASE)
_END = "\x1e"  # stands in no file: what cannot be read as a line of its own is inside open quotation marks
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
    if ending not in SPREADSHEETS + TEXTS:
        raise NotSo(_("Bitte wählen Sie eine Datei mit der Endung .xlsx, .ods oder .csv."), field="file")
    # what the file is counts, not what it is called: programs give a table of text the ending .xls
    if content.startswith((_PACKED, _COMPOUND)):
        sheets = _workbook(content)
    elif ending in SPREADSHEETS and _MARKUP.match(content.removeprefix(codecs.BOM_UTF8)):
        raise NotSo(
            _(
                "Diese Datei ist eine Internetseite mit der Endung %(ending)s und lässt sich nicht lesen. Bitte öffnen "
                "Sie sie in Excel oder LibreOffice und speichern Sie sie als .xlsx."
            )
            % {"ending": ending},
            field="file",
        )
    else:
        sheets = [Sheet("", _filled(_csv(content)))]
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
                if _is_locked(packed):
                    raise NotSo(_locked(), field="file")
                check_extent(packed)
        elif _LOCKED_PART in content:
            raise NotSo(_locked(), field="file")
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
    except PasswordError as locked:
        raise NotSo(_locked(), field="file") from locked
    except (CalamineError, zipfile.BadZipFile, zlib.error, OSError, ValueError, IndexError) as unreadable:
        raise NotSo(broken, field="file") from unreadable


def _is_locked(packed: zipfile.ZipFile) -> bool:
    """Whether the file has a password: packed with one, or as ODS files have it."""
    contents = "META-INF/manifest.xml"
    if any(part.flag_bits & 1 for part in packed.infolist()):
        return True
    return contents in packed.namelist() and b"encryption-data" in packed.read(contents)


def _locked() -> str:
    return _("Diese Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort noch einmal.")


def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    told = text.partition("\n")[0].strip().casefold()
    before = 0
    if told.startswith("sep=") and len(told) == len("sep=;"):
        separator, text, before = told[-1], text.partition("\n")[2], 1
    else:
        separator = _separator(text)
    try:
        rows = _rows(text, separator, before)
    except csv.Error as broken:
        raise NotSo(
            _("Diese Datei lässt sich nicht als Tabelle lesen. Bitte speichern Sie sie noch einmal als .csv."),
            field="file",
        ) from broken
    return rows


def _rows(text: str, separator: str, before: int) -> list[list[str]]:
    """The lines of a table; quotation marks that nothing closes would take all lines below into one cell."""
    rows: list[list[str]] = [[] for _line in range(before)]
    rows += list(csv.reader(io.StringIO(f"{text.rstrip()}\r\n{_END}", newline=""), delimiter=separator))
    if rows.pop() != [_END]:
        raise NotSo(
            _(
                "In Zeile %(number)s beginnt ein Anführungszeichen, das nirgends endet. Bitte setzen Sie das zweite "
                "oder löschen Sie das erste."
            )
            % {"number": len(rows) + 1},
            field="file",
        )
    return rows


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
