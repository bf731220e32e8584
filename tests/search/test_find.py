"""Finding German words."""

from __future__ import annotations

import uuid

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.facts import announce
from fachwerk.networks.models import Network
from fachwerk.search.find import find
from fachwerk.search.words import index_words
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.facts import KnotWritten
from fachwerk.thread.kinds import Kind, register_kinds
from fachwerk.thread.models import Knot, Visibility

register_kinds([Kind("probe", "Probe", "Proben", "dot", "gallery")])


@pytest.fixture(autouse=True)
def plain_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fachwerk.thread.trace.knot_url", lambda knot, slug: f"/n/{slug}/{knot.slug}/")


def knot(title: str, text: str = "", visibility: str = Visibility.PUBLIC) -> Knot:
    made = Knot.objects.create(kind="probe", title=title, slug=uuid.uuid4().hex[:12], visibility=visibility)
    announce(KnotWritten(knot_id=made.pk, title=title, text=text))
    return made


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Sicherung von Fachkräften", "Fachkräftesicherung in der Region"),
        ("Fachkraefte", "Fachkräfte für kleine Betriebe"),
        ("fachkräftesicherung", "Sicherung der Fachkräfte"),
        ("Azubi", "Auszubildende für die Nachtschicht"),
        ("Fachkräfe", "Fachkräfte gewinnen"),
    ],
)
@pytest.mark.django_db
def test_words_find_their_compounds_inflections_synonyms_and_near_spellings(
    typed: str, title: str, scope: Network, office: Actor
) -> None:
    knot("Ganz etwas anderes")
    wanted = knot(title)
    found = find(typed, office, scope.slug)
    assert found
    assert found[0].step.knot_id == wanted.pk


@pytest.mark.django_db
def test_a_hit_in_the_title_comes_before_one_in_the_text(scope: Network, office: Actor) -> None:
    in_text = knot("Ein Termin", "Es geht um Weiterbildung")
    in_title = knot("Weiterbildung im Betrieb")
    assert [hit.step.knot_id for hit in find("Weiterbildung", office, scope.slug)] == [in_title.pk, in_text.pk]


@pytest.mark.django_db
def test_a_guest_does_not_find_what_is_not_public(scope: Network, office: Actor, guest: Actor) -> None:
    knot("Vertraulicher Vermerk", visibility=Visibility.OFFICE)
    assert find("Vermerk", guest, scope.slug) == []
    assert len(find("Vermerk", office, scope.slug)) == 1


@pytest.mark.django_db
def test_a_foreign_network_finds_nothing(scope: Network, other_network: Network, office: Actor) -> None:
    knot("Fachkräftesicherung")
    with network_scope(other_network):
        assert find("Fachkräftesicherung", Actor(1, other_network.pk, office.roles), other_network.slug) == []


def test_the_words_of_a_compound_are_indexed_as_base_forms() -> None:
    assert {"fachkraft", "sicherung"} <= set(index_words("Fachkräftesicherung"))


@pytest.mark.django_db
def test_a_query_of_stop_words_finds_nothing_instead_of_everything(scope: Network, office: Actor) -> None:
    knot("Von der Schule in den Betrieb")
    assert find("von der", office, scope.slug) == []
