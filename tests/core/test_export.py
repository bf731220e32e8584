"""Text stays text in every file that leaves the house; numbers stay numbers."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fachwerk.core.export import csv_response, csv_text, file_name, safe_text, xlsx_bytes

PAYLOADS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＠SUM(A1)",
    '"=1+1"',
    "   =1+1",
    "=cmd|' /C calc'!A0",
    "＋1+1",
    "－1+1",
    "'=1+1",
    '\ufeff=HYPERLINK("http://example.org")',
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_in_a_csv_cell_comes_out_as_text(payload: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_text([payload], []), newline=""), delimiter=";"))
    assert row == [f"'{payload}"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_in_a_workbook_cell_comes_out_as_text(payload: str) -> None:
    sheet = load_workbook(io.BytesIO(xlsx_bytes("Blatt", ["Name"], [[payload]]))).active
    assert sheet is not None
    cell = sheet.cell(2, 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["Lernwerkstatt", "„Smart im Mittelstand“", "a = b", "5 + 5", "1-2", ""])
def test_harmless_text_is_left_alone(text: str) -> None:
    assert safe_text(text) == text


def test_numbers_stay_numbers() -> None:
    rows = [[Decimal("-1234.50"), -3, 0.5, None, True, date(2017, 3, 23)]]
    assert csv_text(["a"], rows).splitlines()[1] == '"-1234,50";"-3";"0,5";"";"ja";"23.03.2017"'
    sheet = load_workbook(io.BytesIO(xlsx_bytes("Blatt", ["a"], rows))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:3] == [-1234.5, -3, 0.5]
    assert sheet.cell(2, 6).is_date


def test_a_cell_cannot_break_out_of_its_row() -> None:
    written = csv_text(["Name", "Ort"], [['Zeile\r\n"=1+1";x', "Lemgo"]])
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1] == ['Zeile\r\n"=1+1";x', "Lemgo"]


def test_control_characters_do_not_break_a_workbook() -> None:
    sheet = load_workbook(io.BytesIO(xlsx_bytes("A/B:[C]", ["a\x00b"], [["x\x0by"]]))).active
    assert sheet is not None
    assert (sheet.title, sheet.cell(1, 1).value, sheet.cell(2, 1).value) == ("ABC", "ab", "xy")


def test_the_file_opens_in_a_german_spreadsheet_and_has_a_harmless_name() -> None:
    answer = csv_response('../"Mitglieder"\r\nX: ä', ["Name"], [["Müller"]])
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "\r" not in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith('attachment; filename="mitglieder-x-ae-')
    assert file_name("Übersicht", "xlsx").startswith("uebersicht-")
