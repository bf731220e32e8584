"""The one place that writes CSV and XLSX: text stays text, also where a spreadsheet would calculate with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from fachwerk.core import clock
from fachwerk.core.slugs import slug_of

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTERS = frozenset("=+-@\t\r\n＝＋－＠")
# What a spreadsheet drops or looks through before it decides whether a cell calculates.
_SKIPPED = " \u00a0\u2007\u202f\u3000\u200b\u200c\u200d\u2060\ufeff\"'`´„“”‚‘’«»\x00"
_WIDEST = 60

Row = Sequence[Any]


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate with this text."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    return text.lstrip(_SKIPPED)[:1] in _STARTERS


def safe_text(text: str) -> str:
    """The text with an apostrophe in front where it would otherwise become a formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if starts_a_formula(clean) else clean


def _plain(value: Any) -> Any:
    """None, bool, lazy text and collections as something that can stand in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(str(each) for each in value)
    return str(value) if isinstance(value, Promise) else value


def csv_cell(value: Any) -> str:
    """One cell: numbers with a decimal comma, days as 23.03.2017, text made safe."""
    plain = _plain(value)
    if isinstance(plain, (int, float, Decimal)):
        return str(plain).replace(".", ",")
    if isinstance(plain, datetime):
        return (timezone.localtime(plain) if timezone.is_aware(plain) else plain).strftime("%d.%m.%Y %H:%M")
    if isinstance(plain, date):
        return plain.strftime("%d.%m.%Y")
    return safe_text(str(plain))


def csv_text(heading: Sequence[Any], rows: Iterable[Row]) -> str:
    """Semicolons, every cell quoted, lines end in CR LF."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([csv_cell(each) for each in heading])
    writer.writerows([csv_cell(each) for each in row] for row in rows)
    return written.getvalue()


def file_name(title: str | Promise, ending: str) -> str:
    """ "Mitglieder des Netzwerks" becomes "mitglieder-des-netzwerks-2017-04-27.csv"."""
    return f"{slug_of(str(title))}-{clock.today():%Y-%m-%d}.{ending}"


def _attachment(body: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def csv_response(title: str | Promise, heading: Sequence[Any], rows: Iterable[Row]) -> HttpResponse:
    """A CSV file that German spreadsheets open by a double click (UTF-8 with byte order mark)."""
    body = csv_text(heading, rows).encode("utf-8-sig")
    return _attachment(body, "text/csv; charset=utf-8", file_name(title, "csv"))


def xlsx_bytes(title: str | Promise, heading: Sequence[Any], rows: Iterable[Row]) -> bytes:
    """A workbook of one sheet; numbers and days keep their type, every text is stored as text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(letter for letter in str(title) if letter not in "[]:*?/\\'")[:31] or _("Tabelle")
    widths = [0] * len(heading)
    for line, row in enumerate([heading, *rows], 1):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(line, place)
            _write(cell, _plain(value))
            if place <= len(widths):
                widths[place - 1] = max(widths[place - 1], min(_WIDEST, len(str(cell.value or ""))))
            if line == 1:
                cell.font = Font(bold=True)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width + 3
    sheet.freeze_panes = "A2"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _write(cell: Any, value: Any) -> None:
    if isinstance(value, datetime):
        cell.value = timezone.make_naive(value) if timezone.is_aware(value) else value
        cell.number_format = "DD.MM.YYYY HH:MM"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "DD.MM.YYYY"
    elif isinstance(value, (int, float, Decimal)):
        cell.value = value
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type = "s"
        cell.quotePrefix = starts_a_formula(str(value))


def xlsx_response(title: str | Promise, heading: Sequence[Any], rows: Iterable[Row]) -> HttpResponse:
    """The same rows as a workbook."""
    return _attachment(xlsx_bytes(title, heading, rows), XLSX_TYPE, file_name(title, "xlsx"))
