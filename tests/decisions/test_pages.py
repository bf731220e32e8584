"""The pages of bodies and decisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.decisions.models import Ballot, Decision, Seat
from fachwerk.decisions.operations import close_decision, declare_conflict
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.decisions.makers import a_body, a_vote, a_voter
from tests.fixtures import log_in

pytestmark = pytest.mark.usefixtures("frozen_clock")
SignIn = Callable[..., Client]
HOME = "/n/teutoheim/"


def test_the_public_sees_result_and_day_members_the_count(
    office: Actor, network: Network, client: Client, signed_in: SignIn
) -> None:
    with network_scope(network):
        body, seats = a_body(office, 5)
        decision = a_vote(office, body, seats, "yyna")
        declare_conflict(office, decision=decision, seat=seats[4], reason="Partner im Vorhaben")
        close_decision(office, decision=decision, reason="Es schließt eine Lücke.")
        slug = decision.knot.slug
    public = client.get(f"{HOME}beschluesse/{slug}/").content.decode()
    assert "Es schließt eine Lücke." in public
    for hidden in ("Rechenweg", "Partner im Vorhaben", "stimmberechtigten Sitzen"):
        assert hidden not in public
    assert client.get(f"{HOME}beschluesse/{slug}/beleg.json").status_code == 404
    member = signed_in(network, Role.MEMBER_CONTACT)
    seen = member.get(f"{HOME}beschluesse/{slug}/").content.decode()
    assert "4 von 4 stimmberechtigten Sitzen waren vertreten, beschlussfähig ab 2." in seen
    assert "Der Beleg stimmt mit den gespeicherten Stimmen überein" in seen
    assert "Partner im Vorhaben" in seen
    assert member.get(f"{HOME}beschluesse/{slug}/beleg.json").json()["yes"] == 2
    for path in ("gremien/", "gremien/lenkungskreis/", "beschluesse/", "beschluesse/?jahr=2017&ergebnis=adopted"):
        assert client.get(HOME + path).status_code == 200, path


def test_a_voter_votes_and_steps_aside_by_form(office: Actor, network: Network) -> None:
    with network_scope(network):
        body, seats = a_body(office, 2)
        voter = a_voter(office, seats[0])
        decision = a_vote(office, body, seats, "")
        slug = decision.knot.slug
    client = Client()
    log_in(client, User.objects.get(pk=voter.user_id))
    address = f"{HOME}beschluesse/{slug}/abstimmen/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"seat": seats[0].pk}).status_code == 422
    assert client.post(address, {"seat": seats[1].pk, "choice": "yes"}).status_code == 422
    assert client.post(address, {"seat": seats[0].pk, "choice": "yes"}).status_code == 303
    with network_scope(network):
        assert Ballot.objects.get().choice == "yes"
    aside = f"{HOME}beschluesse/{slug}/befangen/"
    assert client.post(aside, {"seat": seats[0].pk, "reason": "Partner"}).status_code == 303
    assert "wirkt wegen Befangenheit" in client.get(address).content.decode()


def test_the_office_keeps_bodies_and_decisions_by_form(office: Actor, network: Network, signed_in: SignIn) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    desk = f"{HOME}buero/"
    assert "entsteht von selbst" in client.get(f"{desk}gremien/").content.decode()
    recorded = {"title": "Handlungskonzept", "day": "2012", "outcome": "adopted", "visibility": "public"}
    assert client.post(f"{desk}beschluesse/festhalten/", {**recorded, "day": "irgendwann"}).status_code == 422
    assert client.post(f"{desk}beschluesse/festhalten/", recorded).status_code == 303
    body = {
        "name": "Facharbeitskreis",
        "body_kind": "expert",
        "quorum": "1/2",
        "threshold": "2/3 mindestens",
        "majority_base": "cast",
    }
    assert client.post(f"{desk}gremien/neu/", body).status_code == 303
    page = client.get(f"{desk}gremien/facharbeitskreis/").content.decode()
    assert "Nötig für die Annahme: mindestens zwei Drittel." in page
    with network_scope(network):
        _other, seats = a_body(office, 1)
        organisation, seat = seats[0].organisation_id, seats[0].pk
    filled = {"organisation": organisation, "role": "chair", "since": "2016-01-01"}
    assert client.post(f"{desk}gremien/facharbeitskreis/sitz/", filled).status_code == 303
    for path in (f"sitze/{seat}/", f"sitze/{seat}/beenden/",
                 "gremien/facharbeitskreis/regeln/", "beschluesse/abstimmung/",
                 "beschluesse/handlungskonzept/", "beschluesse/handlungskonzept/begruendung/",
                 "beschluesse/"):  # fmt: skip
        assert client.get(desk + path).status_code == 200, path
    with network_scope(network):
        expert = Seat.objects.get(role="chair").body_id
    opened = {"body": expert, "title": "Lernwerkstatt", "method": "vote", "visibility": "public"}
    assert client.post(f"{desk}beschluesse/abstimmung/", opened).status_code == 303
    page = client.get(f"{desk}beschluesse/lernwerkstatt/").content.decode()
    assert "0 von 1 Stimmen sind da." in page
    with network_scope(network):
        chair = Seat.objects.get(role="chair").pk
    assert client.post(f"{desk}beschluesse/lernwerkstatt/stimme/", {"seat": chair, "choice": "yes"}).status_code == 303
    assert client.post(f"{desk}beschluesse/lernwerkstatt/befangen/", {"seat": chair}).status_code == 422
    assert client.post(f"{desk}beschluesse/lernwerkstatt/auszaehlen/").status_code == 303
    with network_scope(network):
        assert Decision.objects.get(title="Lernwerkstatt").outcome == "adopted"


def test_pages_of_the_office_are_closed(
    office: Actor, network: Network, other_network: Network, signed_in: SignIn
) -> None:
    with network_scope(network):
        a_body(office, 1)
    for client in (signed_in(network, Role.MEMBER_CONTACT), signed_in(other_network, Role.OFFICE_LEAD)):
        assert client.get(f"{HOME}buero/gremien/").status_code in (403, 404)
        assert client.get(f"{HOME}buero/beschluesse/festhalten/").status_code in (403, 404)
