"""The facts of a day: on the page, as data and in the terminal they are the same."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.insight.queries import facts_on
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.projects.makers import a_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(network: Network, office: Actor) -> Network:
    with network_scope(network):
        a_member(office, ags="05711", since=date(2016, 1, 1))
        with clock.clock_set(date(2017, 3, 1)):
            a_project(office)
    return network


def facts_json(client: Client, network: Network, day: str) -> dict[str, object]:
    found: dict[str, object] = client.get(reverse("insight:facts_json", args=[network.slug]), {"am": day}).json()
    return found


def test_valid_time_decides(client: Client, filled: Network) -> None:
    assert facts_json(client, filled, "2015-12-31")["members"]["total"] == 0
    later = facts_json(client, filled, "2017-04-30")
    assert later["members"]["total"] == 1
    assert later["projects"]["total"] == 1
    assert later["projects"]["awarded_eur"] == 176000


def test_unknown_is_null_and_keys_stay(scope: Network) -> None:
    found = facts_on(scope, date(2017, 4, 30))
    assert found["focus"] == {"year": None, "title": None, "subtitle": None}
    assert found["events"] == []
    assert found["partnership"]["since"] is None


def test_whole_euros_are_whole_numbers(client: Client, filled: Network) -> None:
    content = client.get(reverse("insight:facts_json", args=[filled.slug]), {"am": "2017-04-30"}).content.decode()
    assert '"awarded_eur": 176000\n' in content.replace(",\n", "\n")


def test_the_command_and_the_page_agree(client: Client, filled: Network) -> None:
    out = StringIO()
    call_command("facts", filled.slug, "--on", "2017-04-30", "--json", stdout=out)
    assert json.loads(out.getvalue()) == facts_json(client, filled, "2017-04-30")


def test_the_page_speaks_german_and_names_its_rules(client: Client, filled: Network) -> None:
    page = client.get(reverse("insight:facts", args=[filled.slug]), {"am": "2017-04-30"}).content.decode()
    assert "Stand: So., 30. April 2017".replace(". ", ".\u00a0") in page or "30. April 2017" in page.replace(
        "\u00a0", " "
    )
    assert "Gezählt wird jedes Projekt" in page
    assert "176.000\u00a0€" in page
    assert "Unternehmen" in page
    assert "company" not in page


@pytest.mark.parametrize("name", ["facts", "facts_json"])
def test_a_day_that_is_none_is_answered_with_a_sentence(client: Client, network: Network, name: str) -> None:
    answer = client.get(reverse(f"insight:{name}", args=[network.slug]), {"am": "30. Feber"})
    assert answer.status_code == 422
    assert "JJJJ-MM-TT" in answer.content.decode()


def test_an_unknown_network_is_told_in_the_terminal(db: None) -> None:
    with pytest.raises(CommandError, match="gibt es auf dieser Installation nicht"):
        call_command("facts", "nirgendwo")


def test_another_network_counts_nothing_of_ours(client: Client, filled: Network, other_network: Network) -> None:
    found = facts_json(client, other_network, "2017-04-30")
    assert found["members"]["total"] == 0
    assert found["projects"]["total"] == 0
