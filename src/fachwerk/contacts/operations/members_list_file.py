"""From a file to cells: XLSX, XLS and ODS through calamine, CSV in the encodings and with the separators of offices."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from fachwerk.core.errors import NotSo

MOST_ROWS = 5000
MOST_COLUMNS = 100
LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
Line = tuple[int, list[Any]]  # number as the spreadsheet program shows it, cells


def lines_of(file_name: str, content: bytes) -> list[Line]:
    """The lines that are not empty; raises NotSo with a sentence that says what to do."""
    if not content:
        raise NotSo(_("Diese Datei ist leer."), field="file")
    if len(content) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte teilen Sie die Liste auf."), field="file")
    ending = "." + file_name.rpartition(".")[2].casefold()
    if ending in SPREADSHEETS:
        table = _sheet(content)
    elif ending in (".csv", ".txt"):
        table = _csv(content)
    else:
        raise NotSo(_("Bitte wählen Sie eine Datei mit der Endung .xlsx, .ods oder .csv."), field="file")
    lines = [
        (number, cells) for number, row in enumerate(table, start=1) if any(cells := [_plain(cell) for cell in row])
    ]
    if not lines:
        raise NotSo(_("In dieser Datei stehen keine Angaben."), field="file")
    if len(lines) - 1 > MOST_ROWS:
        raise NotSo(
            _("Die Liste hat %(rows)s Zeilen. Es gehen höchstens 5.000 auf einmal. Bitte teilen Sie die Liste auf.")
            % {"rows": f"{len(lines) - 1:,}".replace(",", ".")},
            field="file",
        )
    if max(len(cells) for _number, cells in lines) > MOST_COLUMNS:
        raise NotSo(_("Die Liste hat mehr als 100 Spalten. Bitte löschen Sie, was nicht dazugehört."), field="file")
    return lines


def _sheet(content: bytes) -> list[list[Any]]:
    broken = _("Diese Datei lässt sich nicht lesen. Bitte speichern Sie sie noch einmal als .xlsx oder .csv.")
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED_BYTES:
                    raise NotSo(broken, field="file")
        return (
            CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        )
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError) as unreadable:
        raise NotSo(broken, field="file") from unreadable


def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=first_line.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as broken:
        raise NotSo(
            _("Diese Datei lässt sich nicht als Tabelle lesen. Bitte speichern Sie sie noch einmal als .csv."),
            field="file",
        ) from broken


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
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


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell
    return " ".join(str(cell).split())
