"""An office takes over five years of work from spreadsheets, and the figures are right."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core.errors import NotAllowed
from fachwerk.events.operations import enter_past_event, note_findings
from fachwerk.events.queries import past_events
from fachwerk.imports.models import BatchState, ImportBatch, RowVerdict
from fachwerk.imports.operations import assign_columns, read_list, take_back, take_over
from fachwerk.insight.queries.facts import facts_on
from fachwerk.networks.models import Network
from fachwerk.partnership.queries import kept_agreements
from fachwerk.projects.operations import change_project
from fachwerk.projects.queries import projects_list
from fachwerk.strategy.operations import enter_concept
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Tie

pytestmark = pytest.mark.django_db

FIELDS = [
    "Nachwuchskräfte gewinnen und entwickeln",
    "Fachkräfte für KMU sichern",
    "Berufliche Qualifikationen ausbauen",
]
HEADINGS = [
    "Projekttitel", "Projektträger", "Laufzeit von", "Laufzeit bis", "Handlungsfeld", "Fördersumme", "Votum am",
    "Projektpartner",
]  # fmt: skip


def sheet(*lines: list[Any]) -> bytes:
    """A spreadsheet the way an office keeps it: a title above, then the headings."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Projektübersicht der Geschäftsstelle"])
    page.append([])
    for line in lines:
        page.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(actor: Actor, importer: str, content: bytes) -> ImportBatch:
    """Uploads and accepts the guessed columns."""
    batch = read_list(actor, importer=importer, file_name="Bestand.xlsx", content=content, options={})
    return assign_columns(actor, batch=batch)


def projects_of_five_years() -> list[list[Any]]:
    """23 projects, 11 + 7 + 5 in the three fields, 4.6 million euros."""
    fields = [FIELDS[0]] * 11 + [FIELDS[1]] * 7 + [FIELDS[2]] * 5
    return [
        [
            f"Vorhaben {number + 1}", f"Träger {number % 6}", f"{2012 + number % 5}", date(2017, 12, 31), field,
            "200.000 €", f"1.{number % 12 + 1}.{2012 + number % 5}", "Partner A; Partner B" if number == 0 else "",
        ]
        for number, field in enumerate(fields)
    ]  # fmt: skip


@pytest.fixture
def concept(scope: Network, office: Actor) -> None:
    enter_concept(office, title="Handlungskonzept", field_titles=FIELDS, resolved_on=date(2015, 6, 24))


@pytest.mark.usefixtures("concept")
def test_23_projects_from_one_file_give_the_right_facts(network: Network, office: Actor) -> None:
    batch = read(office, "past_projects", sheet(HEADINGS, *projects_of_five_years()))
    assert {row.verdict for row in batch.rows.all()} == {RowVerdict.NEW}
    take_over(office, batch=batch)
    facts = facts_on(network, date(2017, 4, 30))["projects"]
    assert facts["total"] == 23
    assert [facts["by_field"][field] for field in FIELDS] == [11, 7, 5]
    assert facts["endorsed"] == 23
    assert facts["awarded_eur"] == 4_600_000
    assert all(row.project.is_backfilled for row in projects_list(office))


@pytest.mark.usefixtures("concept")
def test_taking_back_leaves_nothing_but_what_somebody_changed(
    network: Network, other_network: Network, office: Actor
) -> None:
    knots, ties, organisations = (
        set(Knot.objects.values_list("pk", flat=True)),
        Tie.objects.count(),
        Organisation.objects.count(),
    )
    batch = read(office, "past_projects", sheet(HEADINGS, *projects_of_five_years()))
    take_over(office, batch=batch)
    changed = next(row.project for row in projects_list(office) if row.project.title == "Vorhaben 7")
    change_project(office, project=changed, summary="Von Hand ergänzt")
    batch.refresh_from_db()
    take_back(office, batch=batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert [row.project.title for row in projects_list(office)] == ["Vorhaben 7"]
    assert Organisation.objects.count() == organisations + 1  # its carrier
    kept = [kept["label"] for row in batch.rows.all() for kept in row.kept]
    assert "Vorhaben 7" in kept
    assert facts_on(network, date(2017, 4, 30))["projects"]["by_field"][FIELDS[0]] == 1  # kept with all its ties
    new_knots = {"project", "endorsement", "award", "decision", "organisation", "body"}
    gone = Knot.objects.exclude(pk__in=knots)
    assert set(gone.values_list("kind", flat=True)) == new_knots
    assert gone.count() == len(new_knots)
    assert Tie.objects.count() > ties
    with network_scope(other_network):
        assert not ImportBatch.objects.exists()


@pytest.mark.usefixtures("concept")
def test_what_cannot_be_meant_is_an_error_at_its_column(office: Actor) -> None:
    lines = [
        ["Ohne Träger", "", "2014", "", "", "", "", ""],
        ["Falsches Feld", "Träger 1", "2014", "", "Gibt es nicht", "", "", ""],
        ["Rückwärts", "Träger 1", "2014", "2012", "", "", "", ""],
        ["Votum morgen", "Träger 1", "2014", "", "", "", "31.12.2099", ""],
        ["Kein Betrag", "Träger 1", "2014", "", "", "viel", "", ""],
        ["Gut", "Träger 1", "März 2014", "", "", "", "", ""],
        ["Gut", "Träger 1", "März 2014", "", "", "", "", ""],
    ]
    batch = read(office, "past_projects", sheet(HEADINGS, *lines))
    verdicts = [row.verdict for row in batch.rows.order_by("position")]
    assert verdicts == [RowVerdict.ERROR] * 5 + [RowVerdict.NEW, RowVerdict.DUPLICATE]
    columns = [row.messages[0]["field"] for row in batch.rows.order_by("position")][:5]
    assert columns == ["lead", "serves", "ends", "endorsed", "grant_eur"]


def test_a_member_may_not_take_over_projects(scope: Network, guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        read(guest, "past_projects", sheet(HEADINGS, *projects_of_five_years()))


def test_events_then_results_then_decisions_then_agreements_come_from_files(scope: Network, office: Actor) -> None:
    events = read(
        office,
        "past_events",
        sheet(
            ["Veranstaltung", "Datum", "Art", "Ort", "TN"],
            ["Ideenlabor", "23.03.2015", "Ideenlabor", "Lemgo", 48],
            ["Ideenlabor", "April 2016", "Workshop", "Herford", "31"],
        ),
    )
    take_over(office, batch=events)
    assert [(event.title, event.precision, event.attended_reported) for event in past_events()] == [
        ("Ideenlabor", "month", 31),
        ("Ideenlabor", "day", 48),
    ]
    findings = read(
        office,
        "past_findings",
        sheet(
            ["Veranstaltung", "Datum", "Ergebnis"],
            ["Ideenlabor", "", "Welche denn?"],
            ["Ideenlabor", "2016", "Technik zum Ausleihen"],
            ["Gab es nie", "", "Nichts"],
        ),
    )
    assert [row.verdict for row in findings.rows.order_by("position")] == ["error", "new", "error"]
    take_over(office, batch=findings)
    decisions = read(
        office,
        "past_decisions",
        sheet(["Beschluss", "Datum", "Abstimmung"], ["Schwerpunkt 2017", "12.12.2016", "einstimmig"]),
    )
    take_over(office, batch=decisions)
    agreements = read(
        office,
        "past_agreements",
        sheet(["Vertragspartner", "Unterzeichnet am"], ["Handwerkskammer", "Dezember 2016"]),
    )
    take_over(office, batch=agreements)
    kinds = set(Knot.objects.values_list("kind", flat=True))
    assert {"event", "finding", "decision", "agreement"} <= kinds
    assert kept_agreements(office).get().shown_signed == "Dezember 2016"
    for batch in (agreements, decisions, findings, events):
        batch.refresh_from_db()
        take_back(office, batch=batch)
    assert not Knot.objects.filter(kind__in=["event", "finding", "decision", "agreement"]).exists()


def test_an_event_that_got_results_since_is_kept(scope: Network, office: Actor) -> None:
    batch = read(office, "past_events", sheet(["Veranstaltung", "Datum"], ["Tagung", "2015"], ["Stammtisch", "2016"]))
    take_over(office, batch=batch)
    event = past_events().get(title="Tagung")
    note_findings(office, event=event, lines=["Bleibt"])
    batch.refresh_from_db()
    take_back(office, batch=batch)
    assert [event.title for event in past_events()] == ["Tagung"]
    enter_past_event(office, title="Stammtisch", day=date(2016, 1, 1), precision="year")
