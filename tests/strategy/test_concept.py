"""Versions of the action concept in valid time."""

from __future__ import annotations

from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.strategy import operations, queries
from fachwerk.strategy.models import ConceptVersion, FieldOfAction, Goal, Measure, VersionState
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Relation, Tie, Visibility
from tests.strategy.makers import FIRST, SECOND, version_of_2012, version_of_2015

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]


def test_title_fields_and_day_are_a_complete_concept(office: Actor, guest: Actor) -> None:
    version = operations.enter_concept(
        office, title="Fachkräfte sichern", field_titles=["Nachwuchs", " ", "Betriebe"],
        resolved_on=date(2012, 5, 1), precision=Precision.YEAR,
    )  # fmt: skip
    assert (version.state, version.label, version.shown_resolved) == (VersionState.IN_FORCE, "2012", "2012")
    assert version.is_backfilled
    assert [row.title for row in queries.fields_on(date(2020, 1, 1))] == ["Nachwuchs", "Betriebe"]
    assert queries.concept_for(guest).title == "Fachkräfte sichern"  # type: ignore[union-attr]
    with pytest.raises(NotNow, match="schon ein Handlungskonzept"):
        operations.enter_concept(office, title="Noch eins", field_titles=["Nachwuchs"], resolved_on=date(2013, 1, 1))


def test_a_concept_needs_a_field_and_a_day_that_has_come(office: Actor) -> None:
    with pytest.raises(NotSo, match="mindestens ein Handlungsfeld"):
        operations.enter_concept(office, title="Leer", field_titles=[" "], resolved_on=date(2012, 1, 1))
    with pytest.raises(NotSo, match="Zukunft"):
        operations.enter_concept(office, title="Morgen", field_titles=["A"], resolved_on=date(2999, 1, 1))
    assert queries.concept_for(office) is None


def test_a_visitor_changes_nothing(guest: Actor, office: Actor) -> None:
    with pytest.raises(NotAllowed):
        operations.start_concept(guest, title="Fremd")
    version, field, *_rest = version_of_2012(office)
    with pytest.raises(NotAllowed):
        operations.add_goal(guest, version=version, field=field, title="Fremd")


def test_in_force_is_the_version_with_the_latest_beginning(office: Actor) -> None:
    first, _field, goal, _measure = version_of_2012(office)
    second = version_of_2015(office, goal)
    assert queries.version_on(date(2011, 12, 31)) is None
    assert queries.version_on(date(2015, 11, 18)) == first
    assert queries.version_on(date(2015, 11, 19)) == second
    assert queries.goal_on(goal, date(2014, 1, 1)).text == FIRST
    assert queries.goal_on(goal, date(2016, 1, 1)).text == SECOND
    first.refresh_from_db()
    assert first.state == VersionState.SUPERSEDED
    assert Tie.objects.filter(later=second.pk, earlier=first.pk, relation=Relation.REPLACES).exists()
    assert queries.previous_version(second) == first


def test_the_goal_exists_once_and_grows_from_the_versions_that_worded_it(office: Actor) -> None:
    first, _field, goal, _measure = version_of_2012(office)
    slug = goal.knot.slug
    second = version_of_2015(office, goal)
    assert Goal.objects.count() == 1
    assert goal.knot.slug == slug
    ties = Tie.objects.filter(later=goal.pk, earlier__kind="concept_version")
    assert {tie.earlier_id: tie.because for tie in ties} == {
        first.pk: "",
        second.pk: "Wissen allein ändert nichts.",
    }
    steps = queries.wording_history(goal)
    assert [(step.label, step.is_changed) for step in steps] == [("2012", True), ("2015", True)]
    assert steps[1].change_reason == "Wissen allein ändert nichts."
    assert "entwickeln ihre Beschäftigten weiter" in steps[1].sentence


def test_a_version_that_does_not_touch_a_goal_is_not_tied_to_it(office: Actor) -> None:
    _first, field, goal, _measure = version_of_2012(office)
    version_of_2015(office, goal)
    with clock_set(date(2020, 11, 19)):
        third = operations.draft_version(office, label="2020")
        added = operations.add_goal(office, version=third, field=field, title="Potenzial heben")
        operations.put_version_in_force(office, version=third, resolved_on=date(2020, 11, 19))
    tied = set(Tie.objects.filter(earlier=third.pk).values_list("later", flat=True))
    assert tied == {added.pk}
    assert [step.is_changed for step in queries.wording_history(goal)] == [True, True, False]


def test_drafts_are_for_the_office_alone(office: Actor, guest: Actor) -> None:
    _first, field, _goal, _measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2030")
    goal = operations.add_goal(office, version=draft, field=field, title="Noch geheim")
    assert goal.knot.visibility == Visibility.OFFICE
    assert queries.goal_for(office, goal.knot.slug) == goal
    with pytest.raises(NotThere):
        queries.goal_for(guest, goal.knot.slug)
    with pytest.raises(NotThere):
        queries.version_for(guest, draft.knot.slug)
    with pytest.raises(NotThere):
        queries.version_labelled(guest, "2030")
    assert draft not in queries.versions_for(guest)
    with pytest.raises(NotNow, match="schon einen Entwurf"):
        operations.draft_version(office, label="2031")


def test_a_draft_copies_what_is_in_force_and_can_be_discarded(office: Actor) -> None:
    _first, field, goal, measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2030")
    rows = queries.tree_of(draft)
    assert [(row.id, row.goals[0].id, row.goals[0].measures[0].id) for row in rows] == [(field.pk, goal.pk, measure.pk)]
    added = operations.add_goal(office, version=draft, field=field, title="Verworfen")
    operations.add_measure(office, version=draft, goal=added, title="Auch verworfen")
    operations.give_advice(office, group_name="Arbeitsgruppe", text="Rat", goal=added, version=draft)
    operations.discard_version(office, version=draft)
    assert queries.draft() is None
    assert Goal.objects.count() == Measure.objects.count() == FieldOfAction.objects.count() == 1
    assert (
        not Knot.objects.filter(kind__in=["goal", "measure", "group_advice"])
        .exclude(pk__in=[goal.pk, measure.pk])
        .exists()
    )
    resolved = queries.version_labelled(office, "2012")
    with pytest.raises(NotAllowed, match="bleibt erhalten"):
        operations.discard_version(office, version=resolved)


def test_a_version_entered_later_finds_its_place(office: Actor) -> None:
    _first, _field, goal, _measure = version_of_2012(office)
    newest = version_of_2015(office, goal)
    between = operations.draft_version(office, label="2014")
    operations.reword_goal(office, version=between, goal=goal, title="Personal entwickeln", text="Dazwischen.")
    operations.put_version_in_force(office, version=between, resolved_on=date(2014, 3, 1))
    newest.refresh_from_db()
    goal.refresh_from_db()
    assert (between.state, newest.state) == (VersionState.SUPERSEDED, VersionState.IN_FORCE)
    assert goal.title == "Personalentwicklung optimieren"
    assert queries.goal_on(goal, date(2014, 6, 1)).title == "Personal entwickeln"
    replaced = Tie.objects.filter(relation=Relation.REPLACES).values_list("later__title", "earlier__title")
    assert {(later[-4:], earlier[-4:]) for later, earlier in replaced} == {("2014", "2012"), ("2015", "2014")}
    with pytest.raises(NotAllowed, match="schon beschlossen"):
        operations.put_version_in_force(office, version=between, resolved_on=date(2014, 3, 1))


def test_two_versions_never_begin_on_the_same_day(office: Actor) -> None:
    _first, _field, goal, _measure = version_of_2012(office)
    version_of_2015(office, goal)
    twin = operations.draft_version(office, label="2015-2")
    with pytest.raises(NotSo, match="An diesem Tag trat schon die Fassung 2015"):
        operations.put_version_in_force(office, version=twin, resolved_on=date(2015, 11, 19))
    with pytest.raises(NotSo, match="gibt es schon"):
        operations.change_version(office, version=twin, label="2015")


def test_the_version_grows_from_the_decision(office: Actor) -> None:
    operations.start_concept(office, title="Konzept")
    draft = operations.draft_version(office, label="2016")
    decision = Knot.objects.create(kind="decision", title="Beschluss", slug="beschluss", happened_on=date(2016, 1, 4))
    with pytest.raises(NotNow, match="mindestens ein Handlungsfeld"):
        operations.put_version_in_force(office, version=draft, resolved_on=date(2016, 1, 4), decision=decision)
    operations.add_field(office, version=draft, title="Nachwuchs")
    operations.put_version_in_force(office, version=draft, resolved_on=date(2016, 1, 4), decision=decision)
    assert Tie.objects.filter(later=draft.pk, earlier=decision.pk, relation=Relation.GROWS_FROM).exists()


def test_concept_and_version_words_can_be_corrected(office: Actor) -> None:
    version, *_rest = version_of_2012(office)
    operations.rename_concept(office, concept=version.concept, title="Neuer Name")
    operations.change_version(office, version=version, data_chapter="Die Region altert.", note="Nachgetragen.")
    version.refresh_from_db()
    assert (version.concept.title, version.data_chapter, version.note) == (
        "Neuer Name", "Die Region altert.", "Nachgetragen.",
    )  # fmt: skip
    with pytest.raises(NotSo, match="füllen Sie dieses Feld"):
        operations.rename_concept(office, concept=version.concept, title=" ")


def test_a_foreign_network_sees_nothing(office: Actor, other_network: Network) -> None:
    version, field, goal, _measure = version_of_2012(office)
    operations.choose_focus(office, year=2017, title="Smart im Mittelstand", goals=[goal.knot])
    stranger = Actor(2, other_network.pk, office.roles, "Fremde Geschäftsstelle")
    slug = goal.knot.slug
    with network_scope(other_network):
        assert queries.concept_for(stranger) is None
        assert queries.version_on(date(2020, 1, 1)) is None
        assert queries.fields_on(date(2020, 1, 1)) == []
        assert queries.goals_on(date(2020, 1, 1)) == []
        assert list(queries.versions_for(stranger)) == []
        assert queries.field_of_goals([goal.pk]) == {}
        assert queries.goal_ids_of_fields([field.pk]) == {field.pk: []}
        assert queries.wording_history(goal) == []
        assert queries.tree_of(version) == []
        assert queries.focus_of_year(2017) is None
        assert list(queries.focus_topics()) == []
        assert not ConceptVersion.objects.exists()
        with pytest.raises(NotThere):
            queries.goal_for(stranger, slug)
        with pytest.raises(NotAllowed):
            operations.start_concept(office, title="Hinüber")
