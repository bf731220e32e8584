"""The interview: figures are computed, words are the network's own."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.insight.queries.interview import filled
from fachwerk.networks.models import Network
from fachwerk.networks.operations import release_interview
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member

pytestmark = pytest.mark.django_db


def test_placeholders_are_filled_and_unknown_ones_stay() -> None:
    assert filled("{members} und {andere} {Members}", {"members": "73"}) == "73 und {andere} {Members}"


def test_figures_hold_for_the_day_of_release(client: Client, network: Network, office: Actor) -> None:
    with clock.clock_set(date(2017, 4, 27)), network_scope(network):
        a_member(office)
        answers = [("Was gelingt?", "Wir sind {members}. <b>Fett</b> {unbekannt}")]
        release_interview(office, answered_by="Geschäftsstelle", intro="", answers=answers)
    with network_scope(network):
        a_member(office, name="Später dazu", since=date(2018, 1, 1))
    page = client.get(reverse("insight:interview", args=[network.slug])).content.decode()
    assert "Wir sind 1. &lt;b&gt;Fett&lt;/b&gt; {unbekannt}" in page
    assert "27. April 2017" in page.replace("\u00a0", " ")


def test_without_an_interview_the_page_says_so(
    client: Client, network: Network, other_network: Network, office: Actor
) -> None:
    with network_scope(network):
        release_interview(office, answered_by="Geschäftsstelle", intro="", answers=[("Was gelingt?", "Viel.")])
    page = client.get(reverse("insight:interview", args=[other_network.slug])).content.decode()
    assert "noch nicht beantwortet" in page
    assert "Viel." not in page
