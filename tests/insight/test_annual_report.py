"""The report on a year: the figures of the facts, three ways to read it, nothing of others, short where nothing is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock, formats
from fachwerk.insight.documents import report_docx, report_pdf
from fachwerk.insight.queries import annual_report, facts_on, year_of
from fachwerk.insight.queries.parts import Grid, Report
from fachwerk.insight.queries.period import Period
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.insight.makers import a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(network: Network, office: Actor) -> Report:
    a_year(network, office)
    with network_scope(network):
        return annual_report(network, year_of(2016))


def grid(report: Report, caption: str) -> Grid:
    blocks = [block for part in report.parts for block in part.blocks if isinstance(block, Grid)]
    return next(block for block in blocks if block.caption == caption)


def words_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def test_its_figures_are_those_of_the_facts(report: Report, network: Network) -> None:
    with network_scope(network):
        end, before = facts_on(network, date(2016, 12, 31)), facts_on(network, date(2015, 12, 31))
    shown = {row[0]: row[1:3] for row in grid(report, "Stand am Ende und davor").rows}
    assert shown["Mitglieder"] == (str(before["members"]["total"]), str(end["members"]["total"])) == ("2", "3")
    assert (
        shown["Projekte seit 2012"] == (str(before["projects"]["total"]), str(end["projects"]["total"])) == ("0", "1")
    )
    assert (
        shown["bewilligte Mittel in Euro"] == ("0", formats.number(end["projects"]["awarded_eur"])) == ("0", "176.000")
    )


def test_it_counts_what_happened_in_the_year(report: Report) -> None:
    inside = dict(grid(report, "Was in dieser Zeit geschah").rows)
    assert (inside["Veranstaltungen"], inside["Teilnehmende"], inside["begonnene Projekte"]) == ("1", "31", "1")
    assert inside["Beschlüsse"] == "2"  # the one on the project and the one on the partnership


def test_another_year_has_none_of_it(network: Network, office: Actor) -> None:
    a_year(network, office)
    with network_scope(network):
        parts = {part.anchor for part in annual_report(network, year_of(2015)).parts}
    assert "mitglieder" in parts
    assert not {"projekte", "veranstaltungen", "beschluesse"} & parts


def test_any_time_can_be_told_of(network: Network, office: Actor) -> None:
    a_year(network, office)
    with network_scope(network):
        told = annual_report(network, Period(date(2016, 1, 1), date(2016, 6, 30)))
    assert told.title == "Bericht 1. Januar 2016 bis 30. Juni 2016"
    assert "veranstaltungen" not in {part.anchor for part in told.parts}


def test_word_has_headings_contents_language_and_heading_rows(report: Report) -> None:
    document = Document(io.BytesIO(report_docx(report)))
    headings = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert headings == [part.title for part in report.parts]
    contents = [line.text for line in document.paragraphs if line.style.name == "toc 1"]
    xml = document.element.xml
    assert 'TOC \\o "1-1"' in xml
    assert len(re.findall("_Teil", xml)) == 2 * len(headings)
    assert len(contents) == len(headings)
    assert document.core_properties.language == "de-DE"
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {"de-DE"}
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    captions = [line.text for line in document.paragraphs if line.style.name == "Caption"]
    assert captions[0] == "Tabelle 1: Stand am Ende und davor"


def test_pictures_in_word_are_told_in_words(report: Report) -> None:
    document = Document(io.BytesIO(report_docx(report)))
    told = [found.get("descr") for found in document.element.iter(qn("wp:docPr"))]
    assert told
    assert all("Unternehmen 2" in words for words in told)


def test_the_pdf_is_tagged_and_says_the_same(report: Report) -> None:
    made = report_pdf(report)
    catalog = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "de-DE"
    assert "/StructTreeRoot" in catalog
    assert b"pdfuaid" in made or "pdfuaid" in PdfReader(io.BytesIO(made)).xmp_metadata.rdf_root.toxml()
    words = words_of(made)
    for expected in (
        "Jahresbericht 2016",
        "Ideenlabor: Lernen am Arbeitsplatz",
        "176.000 €",
        "Beitritt zur Partnerschaft",
    ):
        assert expected in words


def test_without_entries_it_is_short_and_complete(network: Network) -> None:
    with network_scope(network):
        told = annual_report(network, year_of(2016))
    assert told.parts[0].title == "Das Jahr im Überblick"
    assert len(told.parts) <= 2
    assert "noch keine Mitglieder, Veranstaltungen, Projekte oder Beschlüsse" in words_of(report_pdf(told))
    assert len(PdfReader(io.BytesIO(report_pdf(told))).pages) == 1
    assert Document(io.BytesIO(report_docx(told))).paragraphs[1].text == "Jahresbericht 2016"


def test_another_network_sees_nothing_of_ours(network: Network, other_network: Network, office: Actor) -> None:
    a_year(network, office)
    with network_scope(other_network):
        told = annual_report(other_network, year_of(2016))
    assert not {"mitglieder", "projekte", "veranstaltungen", "beschluesse"} & {part.anchor for part in told.parts}


def test_the_page_offers_both_files_and_the_last_full_year(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    a_year(network, office)
    client = signed_in(network, Role.OFFICE_STAFF)
    page = client.get(reverse("insight:annual_report", args=[network.slug])).content.decode()
    word = client.get(reverse("insight:annual_report_file", args=[network.slug, "docx"]), {"jahr": "2016"})
    last = clock.today().year - 1
    assert f"<h1>Jahresbericht {last}</h1>" in page
    assert f"jahresbericht.docx?jahr={last}" in page
    assert f"jahresbericht.pdf?jahr={last}" in page
    assert word["Content-Disposition"] == 'attachment; filename="jahresbericht-2016-teutoheim.docx"'
    assert Document(io.BytesIO(word.content)).core_properties.title == "Jahresbericht 2016"


@pytest.mark.parametrize(
    "asked", [{"von": "2016-01-01"}, {"von": "2016-06-30", "bis": "2016-01-01"}, {"von": "1. Feber"}]
)
def test_a_time_that_is_none_is_answered_with_a_sentence(
    network: Network, signed_in: Callable[..., Client], asked: dict[str, str]
) -> None:
    answer = signed_in(network, Role.OFFICE_STAFF).get(reverse("insight:annual_report", args=[network.slug]), asked)
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["annual_report", "handover"])
def test_only_the_office_reads_it(
    network: Network, client: Client, signed_in: Callable[..., Client], name: str
) -> None:
    address = reverse(f"insight:{name}", args=[network.slug])
    assert client.get(address).status_code == 302
    assert signed_in(network, Role.MEMBER_CONTACT).get(address).status_code == 403


def test_more_entries_need_no_more_statements(network: Network, office: Actor) -> None:
    a_year(network, office)

    def statements() -> int:
        with network_scope(network), CaptureQueriesContext(connection) as seen:
            annual_report(network, year_of(2016))
        return len(seen)

    few = statements()
    with network_scope(network):
        for number in range(12):
            a_member(office, f"Betrieb {number}", since=date(2016, 5, 1))
    assert statements() == few
    assert few <= 60
