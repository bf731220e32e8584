""" "Übergabe": always the state of today, nothing of others, useful from the first day."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.operations import affiliate, enter_person
from fachwerk.core import clock
from fachwerk.decisions.operations import fill_seat, found_body, plan_meeting, record_decision
from fachwerk.events.operations import enter_past_event
from fachwerk.insight.documents import report_pdf
from fachwerk.insight.queries import handover
from fachwerk.insight.queries.parts import Grid, Items, Part, Report
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.projects.makers import a_project

pytestmark = pytest.mark.django_db


def part(report: Report, anchor: str) -> Part:
    return next(found for found in report.parts if found.anchor == anchor)


def rows(found: Part) -> list[tuple[str, ...]]:
    return [tuple(row) for block in found.blocks if isinstance(block, Grid) for row in block.rows]


def titles(found: Part) -> list[str]:
    return [item.title for block in found.blocks if isinstance(block, Items) for item in block.items]


def test_deadlines_and_running_projects_are_named_with_their_next_duty(network: Network, office: Actor) -> None:
    with network_scope(network), clock.clock_set(date(2017, 4, 27)):
        a_project(office)
        told = handover(office, network)
    assert ("Lernwerkstatt Digitale Fertigung", "Zwischennachweis", "Di., 2. Mai 2017") in rows(part(told, "fristen"))
    running = part(told, "orte").parts[0]
    assert rows(running)[0][3] == "Zwischennachweis, 2. Mai 2017"


def test_what_comes_every_year_is_read_from_the_past(network: Network, office: Actor) -> None:
    with network_scope(network), clock.clock_set(date(2017, 4, 27)):
        for year in (2014, 2015, 2016):
            enter_past_event(office, title=f"{year - 2010}. Beratertag OWL {year}", format="consultants_day",
                             day=date(year, 5, 18))  # fmt: skip
        enter_past_event(office, title="Gründungsfest", format="event", day=date(2015, 6, 1))
        told = handover(office, network)
    assert rows(part(told, "rhythmus")) == [("Beratertag OWL", "Beratertag", "Mai", "2014, 2015 und 2016")]


def test_who_chairs_and_whom_to_call_stands_by_function(network: Network, office: Actor) -> None:
    with network_scope(network), clock.clock_set(date(2017, 4, 27)):
        member = a_member(office, "Stadt Nordtal", "municipality")
        person = enter_person(office, name="Amtsleitung", email="amt@nordtal.example")
        affiliate(office, person=person, organisation=member, function="Wirtschaftsförderung")
        body = found_body(office, since=date(2015, 1, 1))
        fill_seat(office, body=body, organisation=member, person=person, role="chair", since=date(2015, 1, 1))
        told = handover(office, network)
    bodies = next(below for below in part(told, "personen").parts if below.title == "Gremien")
    assert rows(bodies) == [("Lenkungskreis", "Vorsitz", "Stadt Nordtal", "Amtsleitung, amt@nordtal.example")]
    assert rows(part(told, "ansprechpersonen")) == [
        ("Stadt Nordtal", "Wirtschaftsförderung", "Amtsleitung", "amt@nordtal.example")
    ]


def test_a_meeting_is_to_be_invited_in_time(network: Network, office: Actor) -> None:
    with network_scope(network), clock.clock_set(date(2017, 4, 27)):
        body = found_body(office, since=date(2015, 1, 1))
        plan_meeting(office, body=body, day=date(2017, 6, 14), starts=time(14), place="Kreishaus")
        found = rows(part(handover(office, network), "fristen"))
    assert ("Lenkungskreis, 14. Juni 2017", "Spätestens einladen", "Mi., 31. Mai 2017") in found
    assert ("Lenkungskreis, 14. Juni 2017", "Sitzung", "Mi., 14. Juni 2017") in found


def test_decisions_in_force_leave_out_what_was_rejected(network: Network, office: Actor) -> None:
    with network_scope(network):
        record_decision(office, title="Beitritt", decided_on=date(2016, 11, 17))
        record_decision(office, title="Austritt", decided_on=date(2016, 11, 18), outcome="rejected")
        found = [row[0] for row in rows(part(handover(office, network), "beschlossen"))]
    assert found == ["Beitritt"]


def test_lists_with_gaps_lead_to_the_page_that_closes_them(network: Network, office: Actor) -> None:
    with network_scope(network):
        a_member(office)
        found = part(handover(office, network), "luecken")
    assert "1 Mitglied ohne Ansprechperson" in titles(found)


def test_on_the_first_day_it_says_what_will_appear(network: Network, office: Actor) -> None:
    with network_scope(network):
        told = handover(office, network)
    text = " ".join(PdfReader(io.BytesIO(report_pdf(told, contents=False))).pages[0].extract_text().split())
    assert "Noch nicht eingetragen sind: offene Vorgänge" in text
    assert {found.anchor for found in told.parts} <= {"luecken", "noch"}


def test_another_network_sees_nothing_of_ours(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        a_member(office)
        a_project(office)
    there = Actor(1, other_network.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF}), "Geschäftsstelle")
    with network_scope(other_network):
        anchors = {found.anchor for found in handover(there, other_network).parts}
    assert anchors <= {"luecken", "noch"}


def test_page_and_paper_are_there_for_the_office(network: Network, signed_in: Callable[..., Client]) -> None:
    client = signed_in(network, Role.OFFICE_LEAD)
    page = client.get(reverse("insight:handover", args=[network.slug]))
    paper = client.get(reverse("insight:handover_pdf", args=[network.slug]))
    assert "Übergabe" in page.content.decode()
    assert paper["Content-Type"] == "application/pdf"
    assert PdfReader(io.BytesIO(paper.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_more_entries_need_no_more_statements(network: Network, office: Actor) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            handover(office, network)
        return len(seen)

    with network_scope(network), clock.clock_set(date(2017, 4, 27)):
        a_project(office)
        a_member(office, "Betrieb 0")
        enter_past_event(office, title="Beratertag", day=date(2016, 5, 18))
        statements()  # what a process reads once and keeps does not count
        few = statements()
        for number in range(1, 8):
            a_member(office, f"Betrieb {number}")
            enter_past_event(office, title=f"Fachdialog {number}", day=date(2016, 6, number))
            record_decision(office, title=f"Beschluss {number}", decided_on=date(2016, 6, number))
        many = statements()
    assert many == few
    assert few <= 60
