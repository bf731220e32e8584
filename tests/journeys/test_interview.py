"""The interview test: every statement has an answer from the data and a page where it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.core import clock
from fachwerk.demonstration.tour import DAY_OF_THE_INTERVIEW, ROWS, Day, Row
from fachwerk.networks.queries import network_called
from fachwerk.tenancy.scope import network_scope
from tests.fixtures import log_in

OWL = "fachkraeftebuendnis-owl"
EXPECTED = {
    "bundled": r"^[1-9]\d* Termine? seit dem 30\. April 2016",
    "purpose": r"^9 Themen .*„Digitaler Wandel“",
    "members": r"^73 Mitglieder aus 7 Kreisen, davon [1-9]\d* Unternehmen\.$",
    "shared_goals": r"^[1-9]\d* Ziele in Kraft, zu [1-9]\d* davon gibt es Projekte",
    "developed": r"^Fassung 2015 gilt; gegenüber 2012 sind [1-9]\d* Stellen",
    "impulses": r"^[1-9]\d* Impulse eingegangen, [1-9]\d* davon führten zu einem Projekt\.$",
    "projects": r"^23 Projekte seit Anfang 2012\. Nachwuchskräfte gewinnen und entwickeln: [1-9]",
    "focus": r"^2017: „Smart im Mittelstand“ – wie kleine Unternehmen ihre digitale Transformation vorantreiben",
    "outputs": r"^[1-9]\d* Ergebnisse .* wuchsen [1-9]\d* Handlungsempfehlung(en)? und [1-9]\d* Projektideen?\.$",
    "first_event": r"in: SmartFactoryOWL, 23\. März 2017; war nach 2 Tagen ausgebucht, [1-9]\d* kamen",
    "lasting": r"^[1-9]\d* Unternehmen unter 50 Beschäftigten erreicht, [1-9]\d* haben eine Maßnahme begonnen",
    "joining_in": r"^[1-9]\d* Handlungsempfehlung(en)? zu lesen[,.]",
    "channels": r"^[1-9]\d* Unternehmen direkt angesprochen, [1-9]\d* über [1-9]\d* Beratung(en)? mit eigenem Link\.$",
    "consultants_day": r"18\. Mai 2017 ist angekündigt, Moderation: Innovationsbüro .*; 2 Leistungen vereinbart, 1",
    "community": r"^[1-9]\d* Fragen? mit Beteiligung",
    "learning": r"^[1-9]\d* Beispiele? anderer Regionen in der Bibliothek, [1-9]\d* als Impuls übernommen\.$",
    "consensus": r"^[1-9]\d* Beschl(uss|üsse) öffentlich, [1-9]\d* davon angenommen\.$",
    "endorsed": r"^23 von 23 Projekten mit Empfehlung der Region, 4\.188\.000\s€ bewilligt\.$",
    "teaching": r"^Gibt Erfahrung weiter zu: .*Netzwerkarbeit",
    "sharing": r"^[1-9]\d* gute[s]? Beispiele? für alle Netzwerke geteilt\.$",
    "partnership": r"^Mitglied seit Dezember 2016, 1 Vereinbarung gilt\.$",
    "database": r"^[1-9]\d* Netzwerke mit Profil",
    "interview": r"^3 Antworten, freigegeben am 27\. April 2017",
}


@pytest.fixture
def then(in_demonstration: str) -> Iterator[Day]:
    """The network on the day of the interview."""
    network = network_called(OWL)
    with network_scope(network):
        yield Day(network, DAY_OF_THE_INTERVIEW)


def the_page_answers(row: Row, address: str) -> int:
    client = Client()
    if row.role != Role.VISITOR:
        log_in(client, User.objects.get(email=f"{row.role.value.replace('_', '-')}.{OWL}@demo.example"))
    return int(client.get(address).status_code)


def test_every_row_is_expected() -> None:
    assert [row.key for row in ROWS] == list(EXPECTED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_statement_has_its_answer(then: Day, row: Row) -> None:
    assert re.search(EXPECTED[row.key], row.answer(then)), row.answer(then)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_page_where_it_is_done_opens(in_demonstration: str, row: Row) -> None:
    network = network_called(OWL)
    with network_scope(network):
        address = row.address(Day(network, clock.today()))
    assert the_page_answers(row, address) == 200


def test_the_tour_shows_both_days(in_demonstration: str) -> None:
    page = Client().get(reverse("demonstration_installation:tour")).content.decode()
    assert "73 Mitglieder aus 7 Kreisen" in page
    assert "Heute, " in page


def test_the_portal_is_light_and_asks_little(in_demonstration: str, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(50):  # type: ignore[operator]
        answer = Client().get(reverse("insight:portal", args=[OWL]))
    assert answer.status_code == 200
    assert len(answer.content) <= 60_000


def test_the_day_is_told_from_the_data(in_demonstration: str) -> None:
    network = network_called(OWL)
    with network_scope(network):
        assert Day(network, date(2011, 1, 1)).facts["members"]["total"] == 0
