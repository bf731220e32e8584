"""Files that are not what they are called, locked, torn or far too wide; and wrong rows that are read again."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Membership, Organisation
from fachwerk.core.errors import NotSo
from fachwerk.core.export import xlsx_response
from fachwerk.imports.models import ImportBatch
from fachwerk.imports.operations import assign_columns, choose, read_list, take_over
from fachwerk.imports.operations.spreadsheets import sheets_of
from fachwerk.imports.queries import wrong_rows
from fachwerk.networks.models import Network
from fachwerk.partnership.models import KeptAgreement
from fachwerk.partnership.operations.keep_agreement import keep_agreement
from fachwerk.strategy.operations import add_field, add_goal, draft_version, put_version_in_force, start_concept
from fachwerk.thread.models import Knot

TABLE = [["Firma", "Ort"], ["Bäckerei Grün", "Ilse"]]
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def xlsx(lines: list[list[Any]], cells: dict[str, Any] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    for place, value in (cells or {}).items():
        book.active[place] = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def ods(rows: str, manifest: str = "<manifest/>") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("content.xml", f'<table:table table:name="Liste">{rows}</table:table>')
    return held.getvalue()


def read(actor: Actor, content: bytes, name: str = "liste.csv", importer: str = "organisations") -> ImportBatch:
    options = {"contains": "members", "as_of": "2015-06-25"} if importer == "organisations" else {}
    return read_list(actor, importer=importer, file_name=name, content=content, options=options)


def text(lines: list[list[str]], separator: str, encoding: str) -> bytes:
    return "\r\n".join(separator.join(line) for line in lines).encode(encoding)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tabelle.xls", text(TABLE, "\t", "utf-16")),  # what many programs call Excel
        ("tabelle.xlsx", text(TABLE, ";", "cp1252")),
        ("tabelle.csv", xlsx(TABLE)),
        ("tabelle.xls", xlsx(TABLE)),
    ],
)
def test_what_a_file_is_counts_and_not_its_name(name: str, content: bytes) -> None:
    (sheet,) = sheets_of(name, content)
    assert [cells for _number, cells in sheet.lines] == TABLE


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "mit einem Kennwort"),
        ("a.ods", ods("", "<manifest:encryption-data/>"), "mit einem Kennwort"),
        ("a.xls", b"\xef\xbb\xbf<html><table><tr><td>Firma</td></tr></table>", "Internetseite mit der Endung .xls"),
        ("a.xlsx", xlsx(TABLE)[:2500], "lässt sich nicht lesen"),
        ("a.xls", COMPOUND + bytes(2000), "lässt sich nicht lesen"),
        ("a.csv", b'Firma;Ort\n"Holzbau;Ilse\nElektro;Hof\nBau;Egge\n', "In Zeile 2 beginnt ein Anführungszeichen"),
        ("a.csv", b'sep=;\nFirma;Ort\n"Holzbau;Ilse\nBau;Egge\n', "In Zeile 3 beginnt ein Anführungszeichen"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(NotSo, match=sentence) as refused:
        sheets_of(name, content)
    assert refused.value.field == "file"


def test_quotation_marks_inside_a_cell_and_lines_in_quotes_are_no_mistake() -> None:
    content = b'Firma;Ort\nGasthof "Zum Hirsch";Ilse\n"Bau 19"" Technik";Hof\n"Holz\nbau";Egge\n\n'
    (sheet,) = sheets_of("liste.csv", content)
    assert [cells for _number, cells in sheet.lines[1:]] == [
        ['Gasthof "Zum Hirsch"', "Ilse"], ['Bau 19" Technik', "Hof"], ["Holz\nbau", "Egge"],
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["XFD1048576", "XFD400", "GZ30000"])
def test_a_cell_far_outside_is_named_before_it_fills_the_memory(place: str) -> None:
    """Such a file of five kilobytes asks for up to seventeen billion cells, and whoever reads it dies of it."""
    with pytest.raises(NotSo, match=f"bis zur Zelle {place}"):
        sheets_of("liste.xlsx", xlsx(TABLE, {place: " "}))


def test_a_cell_far_outside_is_found_in_an_ods_file_as_well() -> None:
    said = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    far = f'<table:table-row><table:table-cell table:number-columns-repeated="25"/>{said}</table:table-row>'
    with pytest.raises(NotSo, match="bis zur Zelle Z1048576"):
        sheets_of("liste.ods", ods(f"<table:table-row>{said}</table:table-row>{empty}{far}"))


def test_formats_far_outside_do_no_harm() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    held = io.BytesIO()
    book.save(held)
    assert len(sheets_of("liste.xlsx", held.getvalue())[0].lines) == 2


def test_wrong_rows_are_corrected_and_read_again_with_the_same_columns(scope: Network, office: Actor) -> None:
    lines = "Wer;Wo;Wo;Seit wann\nHolzbau;Ilse;;31.02.2015\nElektro;Hof;;2014\nBau;Egge;;neulich\n"
    first = assign_columns(office, batch=read(office, lines.encode()), fields=["name", "town", "", "since"])
    take_over(office, batch=first)
    for day, left in (("1.3.2015", 1), ("2016", 0)):
        headings, rows = wrong_rows(ImportBatch.objects.order_by("-read_at")[0])
        assert headings == ["Wer", "Wo", "Wo", "Seit wann"]
        rows[0][3] = day
        content = xlsx_response("Fehlerzeilen", [*headings, "Fehler"], rows).content
        again = read(office, content, "Fehlerzeilen.xlsx")
        assert [column["field"] for column in again.mapping] == ["name", "town", "", "since", ""]
        assert again.remembered == "liste.csv" if left else "Fehlerzeilen.xlsx"
        done = take_over(office, batch=assign_columns(office, batch=again))
        assert (done.counts.get("new"), done.counts.get("error", 0)) == (1, left)
    assert {one.name for one in Organisation.objects.all()} == {"Holzbau", "Elektro", "Bau"}


def test_until_a_year_means_until_its_last_day(scope: Network, office: Actor) -> None:
    lines = (
        "Firma;Mitglied seit;Mitglied bis\n"
        "Holzbau;25.06.2015;2015\nElektro;2010;02/2016\nBau;2010;30.6.2016\nFalsch;2016;2015\n"
    )
    batch = assign_columns(office, batch=read(office, lines.encode()))
    assert batch.counts == {"new": 3, "error": 1}
    take_over(office, batch=batch)
    assert {one.organisation.name: one.until for one in Membership.objects.all()} == {
        "Holzbau": date(2015, 12, 31), "Elektro": date(2016, 2, 29), "Bau": date(2016, 6, 30),
    }  # fmt: skip
    again = assign_columns(office, batch=read(office, lines.encode()))
    assert again.counts == {"unchanged": 3, "error": 1}


def agreements(office: Actor, lines: str) -> ImportBatch:
    return assign_columns(office, batch=read(office, lines.encode(), importer="past_agreements"))


def test_the_register_keeps_its_word_about_an_agreement_unless_the_file_was_chosen(
    scope: Network, office: Actor
) -> None:
    keep_agreement(office, partner_name="Handwerkskammer", signed_on=date(2016, 12, 1), about="Praktika")
    lines = "Partner;Datum;Inhalt\nHandwerkskammer;1.12.2016;Ausbildung\n"
    batch = agreements(office, lines)
    assert batch.counts == {"conflict": 1}
    take_over(office, batch=batch)
    assert KeptAgreement.objects.get().about == "Praktika"
    batch = choose(office, batch=agreements(office, lines), choice="file")
    take_over(office, batch=batch)
    assert KeptAgreement.objects.get().about == "Ausbildung"


def test_two_agreements_of_one_day_are_told_apart_by_their_titles(scope: Network, office: Actor) -> None:
    lines = "Partner;Jahr;Titel;Gültig bis\nKammer;2016;Praktika;2016\nKammer;2016;Messen;2018\nKammer;2016;;\n"
    take_over(office, batch=agreements(office, lines))
    assert set(KeptAgreement.objects.values_list("title", "valid_until")) == {
        ("Praktika", date(2016, 12, 31)), ("Messen", date(2018, 12, 31)), ("Vereinbarung mit Kammer", None),
    }  # fmt: skip
    again = agreements(office, lines)
    assert [row.verdict for row in again.rows.all()] == ["unchanged"] * 3


@pytest.mark.parametrize(
    ("importer", "lines"),
    [
        ("past_projects", "Projekt;Träger;Beginn;Handlungsfeld\nLernwerkstatt;Kammer;2014;Nachwuchs\n"),
        ("past_decisions", "Beschluss;Datum;Handlungsfeld\nSchwerpunkt;2014;Nachwuchs\n"),
        ("past_events", "Veranstaltung;Datum;Handlungsfeld\nIdeenlabor;2014;Nachwuchs\n"),
    ],
)
def test_an_aim_that_is_there_twice_is_not_guessed(scope: Network, office: Actor, importer: str, lines: str) -> None:
    start_concept(office, title="Handlungskonzept")
    version = draft_version(office, label="2012")
    field = add_field(office, version=version, title="Nachwuchs", short="Nachwuchs")
    add_goal(office, version=version, field=field, title="Nachwuchs", text="Mehr Betriebe bilden aus.")
    put_version_in_force(office, version=version, resolved_on=date(2012, 1, 1))
    there = Knot.objects.filter(title="Nachwuchs").count()
    batch = assign_columns(office, batch=read(office, lines.encode(), importer=importer))
    row = batch.rows.get()
    assert (there, row.verdict) == (2, "error")
    assert "lässt sich nicht erraten" in row.messages[0]["text"]
