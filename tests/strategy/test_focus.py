"""One focus topic per year."""

from __future__ import annotations

from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.strategy import operations, queries
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Relation, Tie
from tests.strategy.makers import version_of_2012

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]


def test_a_year_has_one_focus_with_goals_and_decision(office: Actor, guest: Actor) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    decision = Knot.objects.create(kind="decision", title="Beschluss", slug="b", happened_on=date(2016, 11, 17))
    topic = operations.choose_focus(
        office, year=2017, title="Smart im Mittelstand", subtitle="wie kleine Unternehmen vorankommen",
        goals=[goal.knot], chosen_on=date(2016, 11, 17), decision=decision,
    )  # fmt: skip
    assert queries.focus_on(date(2017, 4, 27)) == topic
    assert queries.focus_on(date(2018, 1, 1)) is None
    assert queries.focus_for(guest, topic.knot.slug) == topic
    assert queries.goals_of_focus(topic) == [goal.knot]
    assert Tie.objects.filter(later=topic.pk, earlier=decision.pk, relation=Relation.GROWS_FROM).exists()
    with pytest.raises(NotSo, match="Für 2017 ist schon ein Schwerpunkt gewählt"):
        operations.choose_focus(office, year=2017, title="Noch einer")
    with pytest.raises(NotAllowed):
        operations.choose_focus(guest, year=2018, title="Fremd")


def test_year_and_title_are_checked(office: Actor) -> None:
    with pytest.raises(NotSo, match="Jahr zwischen"):
        operations.choose_focus(office, year=17, title="Smart")
    with pytest.raises(NotSo, match="Titel"):
        operations.choose_focus(office, year=2017, title=" ")


def test_a_focus_is_corrected_and_looked_back_on(office: Actor) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    topic = operations.choose_focus(office, year=2017, title="Smart", goals=[goal.knot])
    operations.change_focus(office, topic=topic, title="Smart im Mittelstand", goals=[])
    assert queries.goals_of_focus(topic) == []
    assert topic.knot.title == "Schwerpunkt 2017: Smart im Mittelstand"
    with pytest.raises(NotSo, match="was das Jahr gebracht hat"):
        operations.evaluate_focus(office, topic=topic, outcome="")
    operations.evaluate_focus(office, topic=topic, outcome="Drei Vorhaben begannen.")
    assert topic.knot.standing == "ausgewertet"


def test_a_foreign_network_has_its_own_focus(office: Actor, other_network: Network) -> None:
    topic = operations.choose_focus(office, year=2017, title="Smart im Mittelstand")
    slug = topic.knot.slug
    with network_scope(other_network):
        with pytest.raises(NotThere):
            queries.focus_for(office, slug)
        assert queries.focus_on(date(2017, 4, 27)) is None
