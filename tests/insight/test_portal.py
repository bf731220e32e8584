"""The portal: a stranger sees what exists, the office sees the first step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.events.operations import open_registration
from fachwerk.insight.queries import portal_of
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.events.makers import an_event
from tests.strategy.makers import version_of_2012

pytestmark = pytest.mark.django_db


def portal(client: Client, network: Network) -> str:
    answer = client.get(reverse("insight:portal", args=[network.slug]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_network_with_only_a_name_looks_complete(client: Client, network: Network) -> None:
    page = portal(client, network)
    assert "<h1>Fachkräftebündnis Teutoheim</h1>" in page
    assert "Wer dabei ist" in page
    assert "Mitreden: Was bremst Sie gerade?" in page
    for block in (
        "Was ansteht",
        "Woran wir arbeiten",
        "Was daraus geworden ist",
        "Unser Schwerpunkt",
        "Für kleine Unternehmen",
    ):
        assert f">{block}" not in page


def test_the_office_sees_the_first_step_of_each_empty_block(signed_in: Callable[..., Client], network: Network) -> None:
    page = portal(signed_in(network, Role.OFFICE_STAFF), network)
    for step in ("Termin anlegen", "Handlungskonzept eintragen", "Schwerpunkt wählen", "Mitgliederliste einlesen"):
        assert step in page


def test_blocks_appear_with_their_content(client: Client, network: Network, office: Actor) -> None:
    with network_scope(network):
        version_of_2012(office)
        a_member(office, ags="05711")
        an_event(office, title="Ideenlabor", day=date(2099, 5, 18))
    page = portal(client, network)
    assert "1 Institution in Teutoheim" in page
    assert "Ideenlabor" in page
    assert "Ziele im Handlungsfeld KMU" in page
    assert "1 Mitglied, davon 1 Unternehmen." in page
    assert "Karte überspringen" in page


def test_the_primary_action_is_the_next_event_with_free_places(network: Network, office: Actor, guest: Actor) -> None:
    with clock.clock_set(date(2017, 4, 27)), network_scope(network):
        full = an_event(office, title="Früher, ohne Anmeldung", day=date(2017, 5, 2))
        event = an_event(office, title="Beratertag", day=date(2017, 5, 18))
        open_registration(office, event=event, capacity=20)
        page = portal_of(guest, network)
    assert [row["title"] for row in page.events] == [full.title, event.title]
    assert page.button.label == "Nächster Termin: Beratertag"


def test_another_network_shows_nothing_of_ours(
    client: Client, network: Network, other_network: Network, office: Actor
) -> None:
    with network_scope(network):
        version_of_2012(office)
        a_member(office)
        an_event(office, title="Nur bei uns", day=date(2099, 5, 18), starts=time(9))
    page = portal(client, other_network)
    for ours in ("Nur bei uns", "Fachkräfte für KMU sichern", "Teutoheim", "1 Mitglied"):
        assert ours not in page
