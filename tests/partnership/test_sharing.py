"""From a good example to an impulse in another network, with walls intact."""

from __future__ import annotations

import pytest
from django.db import connection

from fachwerk.core.errors import NotAllowed
from fachwerk.loop import relations
from fachwerk.loop.operations import adopt_publication
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.partnership import operations, queries
from fachwerk.partnership.models import Adoption, GoodExample, Publication
from fachwerk.strategy.models import Impulse
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.trace import trace
from tests.partnership.makers import STORY, example, impulse, office_of, released

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def free_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests tie an example to an impulse directly, which the vocabulary of the loop leaves to results."""
    monkeypatch.setitem(relations.ALLOWED, ("good_example", "grows_from"), ("impulse",))


def test_an_example_is_released_only_after_the_carrier_agreed(network: Network) -> None:
    written = example(network, carrier_agreed=False)
    with network_scope(network):
        with pytest.raises(NotAllowed, match="Träger"):
            operations.release_example(office_of(network), example=written)
        operations.note_carrier_agreement(office_of(network), example=written)
        assert operations.release_example(office_of(network), example=written).title == STORY["title"]


def test_a_draft_is_invisible_elsewhere_and_a_released_example_is_in_the_library(
    network: Network, other_network: Network
) -> None:
    written = example(network)
    with network_scope(other_network):
        assert not queries.library().exists()
        assert not GoodExample.objects.exists()
    with network_scope(network):
        operations.release_example(office_of(network), example=written)
        assert not queries.library().exists()  # our own examples are no news to us
    with network_scope(other_network):
        assert [p.title for p in queries.library()] == [STORY["title"]]
        assert not GoodExample.objects.exists()


def test_the_frozen_chain_names_only_what_was_public_at_the_release(network: Network) -> None:
    open_chain = released(network, grown_from=impulse(network, "Öffentlicher Anfang"))
    first, last = open_chain.chain
    assert "Öffentlicher Anfang" in first["title"]
    assert last["title"] == STORY["title"]


def test_a_hidden_cause_is_frozen_without_its_title(network: Network) -> None:
    chain = released(network, grown_from=impulse(network, "Vertraulich", is_public=False)).chain
    assert [row["title"] for row in chain] == [None, STORY["title"]]


def test_adopting_makes_an_impulse_whose_thread_reaches_back_into_the_origin(
    network: Network, other_network: Network
) -> None:
    publication = released(network, grown_from=impulse(network, "Der erste Satz"))
    with network_scope(other_network):
        actor = office_of(other_network)
        adopt_publication(actor, publication=publication)
        made = Impulse.objects.get()
        back = trace(made.knot, actor, other_network.slug).back
        assert [step.origin for step in back] == [network.name, network.name]
        assert any("Der erste Satz" in str(step.title) for step in back)
        assert Adoption.objects.get().adopter_name == other_network.name


def test_the_origin_learns_who_adopted_and_a_third_network_does_not(network: Network, other_network: Network) -> None:
    third = found_network(slug="drittland", name="Netzwerk Drittland")
    publication = released(network)
    with network_scope(other_network):
        adopt_publication(office_of(other_network), publication=publication)
    with network_scope(network):
        assert [a.adopter_name for a in queries.adoptions_of(publication.example_id)] == [other_network.name]
    with network_scope(third):
        assert not queries.adoptions_of(publication.example_id).exists()


def test_an_example_is_adopted_once_and_never_by_its_own_network(network: Network, other_network: Network) -> None:
    publication = released(network)
    with network_scope(network), pytest.raises(NotAllowed, match="eigenes"):
        operations.record_adoption(office_of(network), publication=publication, impulse=impulse(network, "Eigenes"))
    with network_scope(other_network):
        adopt_publication(office_of(other_network), publication=publication)
        with pytest.raises(NotAllowed, match="schon"):
            adopt_publication(office_of(other_network), publication=publication)


def test_a_withdrawn_example_is_no_longer_offered(network: Network, other_network: Network) -> None:
    publication = released(network)
    with network_scope(network):
        written = GoodExample.objects.get()
        operations.withdraw_example(office_of(network), example=written)
    with network_scope(other_network):
        assert not queries.library().exists()
        withdrawn = queries.publication_for(publication.pk)
        with pytest.raises(NotAllowed, match="zurückgezogen"):
            adopt_publication(office_of(other_network), publication=withdrawn)


def test_another_network_cannot_change_a_publication(network: Network, other_network: Network) -> None:
    publication = released(network)
    with network_scope(other_network):
        assert Publication.objects.filter(pk=publication.pk).update(title="gekapert") == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM partnership_publication WHERE id = %s", [publication.pk])
        assert cursor.fetchone() == (STORY["title"],)
