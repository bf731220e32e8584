"""The desk and the goal page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.networks.models import Network
from fachwerk.strategy.models import Goal
from fachwerk.strategy.operations import add_goal, draft_version, enter_concept, put_version_in_force, receive_impulse
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Relation, Tie
from tests.partnership.makers import impulse, office_of, released

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_a_new_office_is_welcomed_with_three_steps(network: Network, signed_in: SignIn) -> None:
    page = signed_in(network, Role.OFFICE_STAFF).get(f"/n/{network.slug}/buero/heute/")
    assert page.status_code == 200
    for step in ("Mitgliederliste einlesen", "Handlungsfelder eintragen", "Nächsten Termin veröffentlichen"):
        assert step in page.content.decode()


def test_an_unanswered_impulse_stands_on_the_desk_of_its_own_office_only(
    network: Network, other_network: Network, signed_in: SignIn
) -> None:
    impulse(network, "Uns fehlen Auszubildende für die Nachtschicht", is_public=False)
    own = signed_in(network, Role.OFFICE_STAFF).get(f"/n/{network.slug}/buero/heute/").content.decode()
    other = signed_in(other_network, Role.OFFICE_STAFF).get(f"/n/{other_network.slug}/buero/heute/").content.decode()
    assert "Nachtschicht" in own
    assert "Nachtschicht" not in other


def test_a_line_typed_on_the_desk_becomes_an_impulse(network: Network, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert (
        browser.post(
            f"/n/{network.slug}/buero/heute/", {"text": "Anruf: Werkstatt sucht Rat", "kind": "impulse"}
        ).status_code
        == 303
    )
    assert "Werkstatt sucht Rat" in browser.get(f"/n/{network.slug}/buero/heute/").content.decode()


def test_an_empty_line_gets_a_sentence_and_changes_nothing(network: Network, signed_in: SignIn) -> None:
    page = signed_in(network, Role.OFFICE_STAFF).post(f"/n/{network.slug}/buero/heute/", {"text": " "})
    assert page.status_code == 422


def test_a_new_example_of_another_network_stands_on_the_desk_until_it_is_adopted(
    network: Network, other_network: Network, signed_in: SignIn
) -> None:
    publication = released(other_network)
    browser = signed_in(network, Role.OFFICE_STAFF)
    desk = f"/n/{network.slug}/buero/heute/"
    address = f"/buero/bibliothek/{publication.pk}/"
    assert address in browser.get(desk).content.decode()
    answer = browser.post(f"/n/{network.slug}/buero/bibliothek/{publication.pk}/uebernehmen/", follow=True)
    assert "Übernommen" in answer.content.decode()
    assert address not in browser.get(desk).content.decode()


def goal_of(network: Network) -> Goal:
    with network_scope(network):
        actor = office_of(network)
        enter_concept(
            actor, title="Konzept", field_titles=["Nachwuchs"], resolved_on=clock.today().replace(day=1, month=1)
        )
        version = draft_version(actor, label="neu")
        field = version.fieldwordings.get().clause
        goal = add_goal(actor, version=version, field=field, title="Mehr Ausbildung", text="Mehr Betriebe bilden aus.")
        put_version_in_force(actor, version=version, resolved_on=clock.today())
        return goal


def test_the_goal_page_says_why_what_became_of_it_and_what_is_missing(network: Network) -> None:
    goal = goal_of(network)
    with network_scope(network):
        address = f"/n/{network.slug}/ziele/{goal.knot.slug}/"
    page = Client().get(address).content.decode()
    for words in ("Mehr Ausbildung", "Warum gibt es das?", "Was wurde daraus?", "noch kein Projekt"):
        assert words in page


def test_a_foreign_network_has_no_such_goal(network: Network, other_network: Network) -> None:
    goal = goal_of(network)
    with network_scope(network):
        slug = goal.knot.slug
    assert Client().get(f"/n/{other_network.slug}/ziele/{slug}/").status_code == 404


def test_the_office_assigns_with_one_click_and_takes_it_back(network: Network, signed_in: SignIn) -> None:
    goal = goal_of(network)
    with network_scope(network):
        knot = receive_impulse(office_of(network), text="Ein Satz", source="call").knot
        slug = goal.knot.slug
    browser = signed_in(network, Role.OFFICE_STAFF)
    act = f"/n/{network.slug}/buero/ziele/{slug}/zuordnen/"
    assert "Zugeordnet" in browser.post(act, {"knot": str(knot.pk)}, follow=True).content.decode()
    with network_scope(network):
        assert Tie.objects.filter(later=knot, earlier_id=goal.pk, relation=Relation.SERVES).exists()
    browser.post(f"{act}?zurueck=1&knot={knot.pk}")
    with network_scope(network):
        assert not Tie.objects.filter(later=knot, earlier_id=goal.pk).exists()


def test_a_forged_id_of_another_network_is_not_found(
    network: Network, other_network: Network, signed_in: SignIn
) -> None:
    goal = goal_of(network)
    foreign = impulse(other_network, "Fremd")
    with network_scope(network):
        slug = goal.knot.slug
    browser = signed_in(network, Role.OFFICE_STAFF)
    answer = browser.post(f"/n/{network.slug}/buero/ziele/{slug}/zuordnen/", {"knot": str(foreign.pk)})
    assert answer.status_code == 404
