"""What is measured must be as the product makes it: copies are whole, faults are found, no page asks too often."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench import copying, first_network, soundness
from bench.__main__ import LIMIT_STATEMENTS
from bench.instance import server_session
from bench.pages import PAGES, places
from bench.sessions import log_in
from bench.worker import Statements
from django.db import connection, connections
from django.test import Client

from fachwerk.accounts.models import User
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot


@pytest.fixture
def two_networks(own_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The first network, smaller than in the measurement, and one copy."""
    sizes = {"MEMBERS": 10, "COMPANIES": 3, "PROJECTS": 4, "EVENTS": 8, "CLAIMS": 2, "TOUCHES": 4}
    for name, value in sizes.items():
        monkeypatch.setattr(first_network, name, value)
    first_network.build_first_network()
    copying.add_networks(2, 2, own_database)
    yield own_database
    connections.close_all()


def test_the_copy_is_whole_and_walled(two_networks: str) -> None:
    assert soundness.faults(2, two_networks) == []
    first, copy = Network.objects.order_by("slug")
    kinds = []
    for network in (first, copy):
        with network_scope(network):
            kinds.append(sorted(Knot.objects.values_list("kind", "title", "slug")))
    assert kinds[0] == kinds[1]
    assert User.objects.filter(email="leitung-0002@bench.example").exists()


def test_a_broken_key_and_a_lost_row_are_found(two_networks: str) -> None:
    with server_session(two_networks) as session:
        session.execute("SET session_replication_role = replica")
        session.execute("DELETE FROM events_event WHERE id = (SELECT event_id FROM events_claim LIMIT 1)")
    found = "\n".join(soundness.faults(2, two_networks))
    assert "events_claim" in found
    assert "events.Event" in found


def test_no_page_asks_too_often(two_networks: str) -> None:
    with server_session(two_networks) as session:
        place = places(session)[0]
    office, visitor = Client(), Client()
    log_in(office, place.user_id)
    asked = {}
    for page in PAGES:
        client = office if page.office else visitor
        assert client.get(page.address(place)).status_code == 200, page.name
        counted = Statements()
        with connection.execute_wrapper(counted):
            client.get(page.address(place))
        asked[page.name] = counted.count
    assert {name: count for name, count in asked.items() if count > LIMIT_STATEMENTS} == {}
