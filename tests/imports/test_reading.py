"""Files and cells as offices have them: encodings, separators, sheets, headings, and the twenty nastiest rows."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core.errors import NotSo
from fachwerk.imports.kinds import ImportField, importer_of
from fachwerk.imports.kinds.cells import is_empty, value_of
from fachwerk.imports.models import ImportBatch, ImportRow
from fachwerk.imports.operations import assign_columns, choose_sheet, read_list, take_over
from fachwerk.imports.operations.headings import read_sheet
from fachwerk.imports.operations.spreadsheets import Sheet, sheets_of, tidy
from fachwerk.imports.queries import batches
from fachwerk.networks.models import Network
from tests.imports.nasty import nasty_workbook

OPTIONS = {"contains": "others"}


def workbook(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # a formula typed as text
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def read(actor: Actor, content: bytes, name: str = "liste.csv") -> ImportBatch:
    return read_list(actor, importer="organisations", file_name=name, content=content, options=OPTIONS)


def fields_of(batch: ImportBatch) -> dict[str, str]:
    return {column["heading"]: column["field"] for column in batch.mapping}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_separators_and_encodings_of_offices_are_found(separator: str, encoding: str) -> None:
    lines = [["Institution", "E-Mail"], ["Bäckerei Grün", "a@gruen.example"], ["Groß", "b@gross.example"]]
    text = "\r\n".join(separator.join(line) for line in lines)
    (sheet,) = sheets_of("liste.csv", text.encode(encoding))
    assert [cells for _number, cells in sheet.lines] == lines


def test_a_comma_in_a_name_does_not_part_the_columns() -> None:
    text = 'Firma;Person\n"Holzbau; Ilse";Müller, Hans\nElektro;Schmidt, Eva\nBau;Klein, Ida\n'
    (sheet,) = sheets_of("liste.csv", text.encode())
    assert sheet.lines[1] == (2, ["Holzbau; Ilse", "Müller, Hans"])


def test_a_spreadsheet_may_name_its_separator_in_the_first_line() -> None:
    (sheet,) = sheets_of("liste.csv", b"sep=|\r\nFirma|Ort\r\nHolzbau|Ilse\r\n")
    assert sheet.lines == [(2, ["Firma", "Ort"]), (3, ["Holzbau", "Ilse"])]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("liste.csv", b"", "Diese Datei ist leer"),
        ("liste.csv", b"\n ; \n", "stehen keine Angaben"),
        ("liste.csv", b"Organisation;Ort\n", "steht keine Zeile"),
        ("liste.csv", b"Firma\x00\x01", "Zeichen dieser Datei"),
        ("liste.xlsx", b"PK\x03\x04 kein Arbeitsblatt", "lässt sich nicht lesen"),
        ("liste.xlsx", b"<html>", "lässt sich nicht lesen"),
        ("liste.pdf", b"%PDF-", r"Endung .xlsx, .ods oder .csv"),
        ("liste.csv", b"Firma\n" + b"".join(b"Betrieb %d\n" % n for n in range(6000)), r"6\.000 Zeilen.*höchstens"),
        ("liste.csv", b"Firma" + b";x" * 101 + b"\n" + b"a" + b";y" * 101, "mehr als 100 Spalten"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    scope: Network, office: Actor, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(NotSo, match=sentence) as refused:
        read(office, content, name)
    assert refused.value.field == "file"
    assert not batches().exists()


def test_without_the_column_that_is_needed_there_is_no_preview(scope: Network, office: Actor) -> None:
    batch = read(office, b"Vorname;Haarfarbe\nA;blond\n")
    with pytest.raises(NotSo, match=r"fehlt die Spalte für „Name der Organisation“.*„Vorname“, „Haarfarbe“"):
        assign_columns(office, batch=batch)
    with pytest.raises(NotSo, match="zweimal gewählt: für „Vorname“ und „Haarfarbe“"):
        assign_columns(office, batch=batch, fields=["name", "name"])


def test_of_two_columns_for_one_field_the_first_is_offered(scope: Network, office: Actor) -> None:
    assert fields_of(read(office, b"Firma;Organisation;Ort\nA;B;C\n")) == {
        "Firma": "name", "Organisation": "", "Ort": "town",
    }  # fmt: skip


def test_name_alone_is_the_organisation_and_beside_a_company_a_person_nobody_asked_for(
    scope: Network, office: Actor
) -> None:
    assert fields_of(read(office, b"Name;Ort\nHolzbau;Ilse\n"))["Name"] == "name"
    assert fields_of(read(office, b"Name;Firma\nJemand;Holzbau\n")) == {"Name": "", "Firma": "name"}


def test_the_sheet_with_the_table_is_found_and_another_can_be_chosen(scope: Network, office: Actor) -> None:
    content = workbook(
        {
            "Deckblatt": [["Stand 2020"], ["bitte lesen"], ["x"], ["y"]],
            "Liste": [["Firma", "Ort"], ["Holzbau", "Ilse"]],
            "Alt": [["Firma"], ["Elektro Hof"]],
        }
    )
    batch = read(office, content, "mappe.xlsx")
    assert (batch.sheet, batch.sheets) == ("Liste", ["Deckblatt", "Liste", "Alt"])
    assert choose_sheet(office, batch=batch, sheet="Alt").sheet == "Alt"
    assert assign_columns(office, batch=batch).rows.get().values == {"name": "Elektro Hof"}


def test_two_lines_of_headings_are_joined(scope: Network, office: Actor) -> None:
    content = workbook(
        {
            "Liste": [
                ["Mitgliederliste 2020"],
                ["Organisation", "", "Ansprechpartner", "", "", "Mitglied"],
                ["Name", "Ort", "Name", "E-Mail", "Telefon", "seit"],
                ["Holzbau", "Ilse", "Hans Müller", "h@ilse.example", "0521 1", "2016"],
            ]
        }
    )
    assert fields_of(read(office, content, "mappe.xlsx")) == {
        "Organisation / Name": "name",
        "Organisation / Ort": "town",
        "Ansprechpartner / Name": "contact",
        "Ansprechpartner / E-Mail": "contact_email",
        "Ansprechpartner / Telefon": "contact_phone",
        "Mitglied / seit": "since",
    }


def test_how_columns_were_assigned_is_remembered(scope: Network, office: Actor) -> None:
    text = b"Wer;Wo;Haus\nHolzbau;Ilse;A\n"
    first = read(office, text, "januar.csv")
    assert set(fields_of(first).values()) == {""}
    assign_columns(office, batch=first, fields=["name", "town", ""])
    again = read(office, b"WER;wo;Haus\nElektro;Hof;B\n", "februar.csv")
    assert list(fields_of(again).values()) == ["name", "town", ""]
    assert again.remembered == "januar.csv"


def test_lines_that_are_no_entries_are_left_out_and_told() -> None:
    lines = [
        (1, ["Liste"]),
        (2, ["Firma", "Ort"]),
        (3, ["Holzbau", "Ilse"]),
        (4, ["Firma", "Ort"]),
        (5, ["–", "k. A."]),
        (6, ["Gesamt Nord eG", "Ilse"]),
        (7, ["Summe", 2]),
    ]
    reading = read_sheet(Sheet("", lines), importer_of("organisations"))
    assert [number for number, _cells in reading.lines] == [3, 6]
    assert [(line["position"], line["because"]) for line in reading.skipped] == [
        (1, "Steht über der Tabelle."),
        (4, "Wiederholte Überschrift."),
        (5, "Leere Zeile."),
        (7, "Summenzeile."),
    ]


def test_what_nobody_can_see_is_taken_out_of_cells() -> None:
    assert tidy(unicodedata.normalize("NFD", "  Bäckerei\u00a0 Groß\u200b ")) == "Bäckerei Groß"
    assert tidy("Hans\u00a0Müller \r\n\r\n Eva") == "Hans Müller\nEva"
    assert [is_empty(cell) for cell in ("–", "dito", "k. A.", "-", "„", "n/a", "Ditobau", 0)] == [True] * 6 + [
        False
    ] * 2


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("day", "1.4.17", "2017-04-01"),
        ("day", "1.4.87", "1987-04-01"),
        ("day", "April 2017", "2017-04"),
        ("day", "Sept. 2017", "2017-09"),
        ("day", "04/2017", "2017-04"),
        ("day", "2017", "2017"),
        ("day", 2017, "2017"),
        ("day", 42826, "2017-04-01"),
        ("day", "42826", "2017-04-01"),
        ("day", "seit 2012", "2012"),
        ("day", "3. März 2017", "2017-03-03"),
        ("day", "Do., 23.03.2017", "2017-03-23"),
        ("day", "2017-03-23T00:00:00", "2017-03-23"),
        ("day", date(2017, 3, 23), "2017-03-23"),
        ("day", "31.02.2017", None),
        ("day", "Frühjahr 2017", None),
        ("phone", 5211234567, "05211234567"),
        ("phone", 495211234567, "+495211234567"),
        ("phone", "Tel.: 0521/12 34", "0521/12 34"),
        ("phone", "siehe Mail", None),
        ("email", "mailto:Info@Ilse.example", "Info@Ilse.example"),
        ("email", "Büro <info@ilse.example>", "info@ilse.example"),
        ("email", "a@ilse.example; b@ilse.example", None),
        ("email", "info(at)ilse.example", None),
        ("place", "33602 Bielefeld", "Bielefeld"),
        ("place", "D-1067 Dresden", "Dresden"),
        ("kreis", 5711, "05711"),
        ("kreis", "5711000", "05711"),
        ("kreis", "Landkreis Gütersloh", "05754"),
        ("kreis", "99999", None),
        ("number", "1.200", 1200),
        ("number", "viele", None),
        ("money", "176.000,50 €", "176000.50"),
        ("money", "1,5 Mio. €", "1500000.00"),
        ("money", 176000.5, "176000.50"),
        ("money", "50.000", "50000.00"),
        ("money", "n. n. b.", None),
        ("flag", "x", True),
        ("flag", "Nein", False),
        ("text", '="05711"', "05711"),
        ("text", "'0521", "0521"),
        ("text", "=SVERWEIS(A1;B:C;2)", None),
        ("text", "#REF!", None),
        ("text", "Müller / Meier GmbH & Co. KG", "Müller / Meier GmbH & Co. KG"),
    ],
)
def test_cells_are_read_as_offices_write_them(kind: Any, cell: Any, value: Any) -> None:
    field = ImportField("x", "X", kind=kind)
    if value is None:
        with pytest.raises(NotSo):
            value_of(field, cell, ["05711", "05754"])
    else:
        assert value_of(field, cell, ["05711", "05754"]) == value


NASTIEST: list[tuple[str, dict[str, str], str]] = [
    # cells of a line → verdict, or a word of the sentence that refuses it
    ("one organisation with a slash", {"Firma": "Müller / Meier GmbH & Co. KG"}, "new"),
    ("decomposed letters", {"Firma": unicodedata.normalize("NFD", "Bäckerei Größe")}, "new"),
    ("blanks nobody sees", {"Firma": " \u00a0Holzbau\u200b Ilse \u00a0"}, "new"),
    ("a person with a comma", {"Firma": "A1", "Ansprechpartner": "Müller, Hans"}, "new"),
    ("two people, clearly", {"Firma": "A2", "Ansprechpartner": "Müller, Hans; Schmidt, Eva"}, "new"),
    ("two people, not clearly", {"Firma": "A3", "Ansprechpartner": "Hans und Eva Müller"}, "mehrere Personen"),
    (
        "two people, one address",
        {"Firma": "A4", "Ansprechpartner": "Ida Klein; Udo Groß", "Mail Ansprechpartner": "i@a.example"},
        "Welche gehört zu wem",
    ),
    ("two addresses in a cell", {"Firma": "A5", "E-Mail": "a@a.example, b@a.example"}, "mehrere Adressen"),
    ("mailto in front", {"Firma": "A6", "E-Mail": "mailto:a6@a.example"}, "new"),
    ("an address without a name", {"Firma": "A7", "Mail Ansprechpartner": "x@a.example"}, "fehlt der Name der Person"),
    ("a day with a short year", {"Firma": "A8", "Mitglied seit": "1.4.17"}, "new"),
    ("a day that does not exist", {"Firma": "A9", "Mitglied seit": "31.02.2017"}, "31.02.2017"),
    ("a day as a serial number", {"Firma": "B1", "Mitglied seit": "42826"}, "new"),
    ("a key that lost its zero", {"Firma": "B2", "Kreis": "5711"}, "new"),
    ("a Kreis that is none", {"Firma": "B3", "Kreis": "Entenhausen"}, "Entenhausen"),
    ("a formula as text", {"Firma": "B4", "Ort": "=SVERWEIS(A1;B:B;1)"}, "Formel"),
    ("a broken formula", {"Firma": "B5", "Telefon": "#BEZUG!"}, "Rechenfehler"),
    ("nothing but dashes", {"Firma": "B6", "Ort": "–", "Telefon": "dito", "E-Mail": "k. A."}, "new"),
    ("no name at all", {"Firma": "–", "Ort": "Ilse"}, "fehlt"),
    ("a double written differently", {"Firma": "MUELLER/MEIER  GmbH und Co KG"}, "duplicate"),
]  # fmt: skip
HEADINGS = ["Firma", "Ort", "E-Mail", "Telefon", "Kreis", "Mitglied seit", "Ansprechpartner", "Mail Ansprechpartner"]


def test_the_twenty_nastiest_rows(scope: Network, office: Actor) -> None:
    assert len(NASTIEST) == 20
    lines = [HEADINGS, *([cells.get(heading, "") for heading in HEADINGS] for _why, cells, _what in NASTIEST)]
    batch = assign_columns(office, batch=read(office, workbook({"Liste": lines}), "liste.xlsx"))
    for row, (why, _cells, expected) in zip(batch.rows.all(), NASTIEST, strict=True):
        said = " ".join(message["text"] for message in row.messages)
        if expected in ("new", "duplicate"):
            assert row.verdict == expected, (why, said)
        else:
            assert (row.verdict, expected in said) == ("error", True), (why, said)
    take_over(office, batch=batch)
    assert Organisation.objects.filter(name="Müller / Meier GmbH & Co. KG", name_key__contains="meier").count() == 1
    assert Organisation.objects.get(name="Bäckerei Größe").town == ""


def test_a_nasty_workbook_of_any_length_gets_through(scope: Network, office: Actor) -> None:
    batch = assign_columns(office, batch=read(office, nasty_workbook(120), "mitglieder.xlsx"))
    assert batch.sheet == "Mitglieder"
    assert sum(batch.counts.values()) == 120
    assert batch.counts["error"] < 10
    assert "Summenzeile." in [line["because"] for line in batch.skipped]
    done = take_over(office, batch=batch)
    assert Organisation.objects.count() == done.counts["new"]
    assert not ImportRow.objects.filter(verdict="new", written_at=None).exists()
