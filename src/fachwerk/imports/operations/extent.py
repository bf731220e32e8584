"""How far a workbook reaches, found before it is read: one cell far outside would fill the memory with empty ones."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fachwerk.core.errors import NotSo

MOST_CELLS = 5_000_000  # of the rectangle from the first cell to the last; a hundred columns of a full list are 500,000
_XLSX_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>(?!\s*</)')
_ODS_SHEET = re.compile(rb"<table:table[ >].*?</table:table>", re.DOTALL)
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|</table:table>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
_SAYS_SOMETHING = b"office:value-type"


def check_extent(packed: zipfile.ZipFile) -> None:
    """Refuses a workbook whose filled cells lie too far apart, and names the furthest; raises NotSo."""
    for rows, columns in _extents(packed):
        if rows * columns > MOST_CELLS:
            raise NotSo(
                _(
                    "Die Tabelle reicht bis zur Zelle %(cell)s. Vermutlich steht dort weit außerhalb noch etwas. "
                    "Bitte löschen Sie, was nicht dazugehört, und speichern Sie die Datei noch einmal."
                )
                % {"cell": f"{column_name(columns)}{rows}"},
                field="file",
            )


def _extents(packed: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """(last row, last column) of each sheet."""
    for name in packed.namelist():
        if re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", name, re.IGNORECASE):
            yield _of_xlsx(packed.read(name))
        elif name == "content.xml":
            yield from (_of_ods(sheet) for sheet in _ODS_SHEET.findall(packed.read(name)))


def _of_xlsx(sheet: bytes) -> tuple[int, int]:
    rows, letters = 0, set()
    for column, row in _XLSX_CELL.findall(sheet):
        letters.add(column)
        rows = max(rows, int(row))
    return rows, max(map(_column_number, letters), default=0)


def _of_ods(sheet: bytes) -> tuple[int, int]:
    last_row = last_column = row = 0
    for given, cells in _ODS_ROW.findall(sheet):
        row += _times(_ROWS_REPEATED, given)
        if _SAYS_SOMETHING not in cells:
            continue
        last_row, column = row, 0
        for attributes in _ODS_CELL.findall(cells):
            column += _times(_COLUMNS_REPEATED, attributes)
            if _SAYS_SOMETHING in attributes:
                last_column = max(last_column, column)
    return last_row, last_column


def _times(repeated: re.Pattern[bytes], attributes: bytes) -> int:
    found = repeated.search(attributes)
    return int(found[1]) if found else 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def column_name(number: int) -> str:
    """The letters a spreadsheet program shows above a column."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
