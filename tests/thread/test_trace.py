"""Following the thread in both directions."""

from __future__ import annotations

import uuid
from datetime import date
from itertools import pairwise

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotSo
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.kinds import Kind, register_kinds
from fachwerk.thread.models import Knot, Relation, Visibility
from fachwerk.thread.ties import tie, untie
from fachwerk.thread.trace import neighbours, reach, trace

pytestmark = pytest.mark.django_db
register_kinds([Kind("probe", "Probe", "Proben", "dot", "gallery")])


@pytest.fixture(autouse=True)
def plain_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fachwerk.thread.trace.knot_url", lambda knot, slug: f"/n/{slug}/{knot.slug}/")
    monkeypatch.setattr("fachwerk.thread.ties._rules", [])


def knot(title: str, year: int, visibility: str = Visibility.PUBLIC) -> Knot:
    return Knot.objects.create(
        kind="probe", title=title, slug=f"k-{uuid.uuid4().hex[:8]}", visibility=visibility, happened_on=date(year, 1, 1)
    )


def chain(*titles: str) -> list[Knot]:
    knots = [knot(title, 2010 + number) for number, title in enumerate(titles)]
    for earlier, later in pairwise(knots):
        tie(later, earlier)
    return knots


def test_why_goes_back_oldest_first_and_what_became_of_it_forward_newest_first(scope: Network, office: Actor) -> None:
    knots = chain("Impuls", "Ziel", "Termin", "Projekt", "Ergebnis")
    traced = trace(knots[2], office, scope.slug)
    assert [step.title for step in traced.back] == ["Impuls", "Ziel"]
    assert [step.title for step in traced.forward] == ["Ergebnis", "Projekt"]


def test_a_knot_reached_on_two_ways_appears_once_with_its_shortest_distance(scope: Network, office: Actor) -> None:
    first, _second, third = chain("a", "b", "c")
    tie(third, first, Relation.SERVES)
    assert [(s.title, s.depth) for s in trace(third, office, scope.slug).back] == [("a", 1), ("b", 1)]


def test_a_circle_ends_and_does_not_contain_the_knot_itself(scope: Network, office: Actor) -> None:
    first, second, third = (knot(title, 2010) for title in ("a", "b", "c"))
    for later, earlier in ((second, first), (third, second), (first, third)):
        tie(later, earlier)
    assert {s.title for s in trace(first, office, scope.slug).back} == {"b", "c"}


def test_nothing_grows_from_what_came_later_and_nothing_came_out_that_was_there_before(
    scope: Network, office: Actor
) -> None:
    goal, project = knot("Ziel", 2012), knot("Projekt", 2016)
    wording, resolved = knot("Fassung 2020", 2020), knot("Beschluss 2020", 2020)
    tie(project, goal, Relation.SERVES)
    tie(goal, wording)
    tie(wording, resolved)
    assert [s.title for s in trace(project, office, scope.slug).back] == ["Ziel"]
    assert [s.title for s in trace(resolved, office, scope.slug).forward] == ["Fassung 2020"]
    assert [s.title for s in trace(goal, office, scope.slug).back] == ["Fassung 2020"]


def test_what_the_viewer_may_not_see_is_a_nameless_stub_and_the_chain_stays_whole(
    scope: Network, office: Actor, guest: Actor
) -> None:
    _first, second, third = chain("a", "b", "c")
    second.visibility = Visibility.OFFICE
    second.save()
    seen_by_guest = trace(third, guest, scope.slug).back
    assert [s.is_stub for s in seen_by_guest] == [False, True]
    assert seen_by_guest[1].knot_id is None
    assert seen_by_guest[1].url == ""
    assert "b" not in [s.title for s in seen_by_guest]
    assert [s.title for s in trace(third, office, scope.slug).back] == ["a", "b"]


def test_a_foreign_network_sees_nothing_of_a_thread(scope: Network, other_network: Network, office: Actor) -> None:
    _first, _second, third = chain("a", "b", "c")
    with network_scope(other_network):
        traced = trace(third, Actor(1, other_network.pk, office.roles), other_network.slug)
        assert (traced.back, traced.forward) == ([], [])


def test_tying_twice_has_no_effect_and_untying_takes_it_back(scope: Network) -> None:
    first, second = knot("a", 2010), knot("b", 2011)
    assert tie(second, first).pk == tie(second, first).pk
    assert untie(second, first) == 1


def test_a_knot_is_never_tied_to_itself(scope: Network) -> None:
    alone = knot("a", 2010)
    with pytest.raises(NotSo):
        tie(alone, alone)


def test_a_pair_that_makes_no_sense_is_refused(scope: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fachwerk.thread.ties._rules", [lambda later, relation, earlier: False])
    with pytest.raises(NotSo):
        tie(knot("b", 2011), knot("a", 2010))


def test_neighbours_are_direct_and_reach_is_at_any_distance(scope: Network) -> None:
    first, second, third = chain("a", "b", "c")
    assert neighbours([first.pk, third.pk], kinds=["probe"])[first.pk] == [second]
    assert neighbours([third.pk], kinds=["probe"], back=True)[third.pk] == [second]
    assert reach(first, kinds=["probe"]) == [second, third]
    assert reach(third, kinds=["probe"], back=True) == [first, second]
