"""Fields, goals and approaches keep their identity through all versions."""

from __future__ import annotations

from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.strategy import operations, queries
from fachwerk.strategy.models import Goal, GoalWording
from fachwerk.thread.models import Relation, Tie
from tests.strategy.makers import impulse_by_phone, version_of_2012, version_of_2015

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]


def test_a_renamed_goal_keeps_its_address(office: Actor) -> None:
    version, field, goal, _measure = version_of_2012(office)
    slug = goal.knot.slug
    draft = operations.draft_version(office, label="2020")
    operations.reword_goal(office, version=draft, goal=goal, title="Moderne Arbeitskultur leben", reason="Dialog 2020")
    goal.refresh_from_db()
    assert goal.title == "Personalentwicklung optimieren"
    operations.put_version_in_force(office, version=draft, resolved_on=date(2020, 11, 19))
    goal.refresh_from_db()
    assert (goal.title, goal.knot.title, goal.knot.slug) == ("Moderne Arbeitskultur leben",) * 2 + (slug,)
    assert queries.goals_on(date(2015, 1, 1))[0].title == "Personalentwicklung optimieren"
    renamed = [change for change in queries.changes_between(version, draft) if change.is_changed]
    assert [(change.verdict, change.title_before, change.reason) for change in renamed] == [
        ("renamed", "Personalentwicklung optimieren", "Dialog 2020")
    ]
    operations.add_goal(office, version=draft, field=field, title="Zweites Ziel")
    with pytest.raises(NotSo, match="steht schon in dieser Fassung"):
        operations.reword_goal(office, version=draft, goal=goal, title="Zweites Ziel")


def test_titles_are_needed_and_unique_in_a_version(office: Actor) -> None:
    version, field, goal, _measure = version_of_2012(office)
    with pytest.raises(NotSo, match="Titel"):
        operations.add_field(office, version=version, title=" ")
    with pytest.raises(NotSo, match="steht schon"):
        operations.add_goal(office, version=version, field=field, title=goal.title)
    added = operations.add_measure(office, version=version, goal=goal, title="Gesundheit fördern")
    assert added.is_adopted
    assert Tie.objects.filter(later=added.pk, earlier=goal.pk, declared=True).exists()
    renamed = operations.reword_measure(office, version=version, measure=added, title="Gesundheit stärken")
    assert renamed.title == "Gesundheit stärken"
    assert (
        operations.reword_field(office, version=version, field=field, text="Planen können.", short="KMU").short == "KMU"
    )
    assert queries.fields_on(date(2020, 1, 1))[0].text == "Planen können."


def test_a_dropped_clause_keeps_its_page_and_its_reason(office: Actor) -> None:
    version, field, goal, measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2020")
    operations.drop_clause(office, version=draft, clause=measure, reason="Erledigt.")
    assert queries.tree_of(draft)[0].goals[0].measures == []
    operations.restore_clause(office, version=draft, clause=measure)
    assert queries.tree_of(draft)[0].goals[0].measures_count == 1
    with pytest.raises(NotNow, match="nicht gestrichen"):
        operations.restore_clause(office, version=draft, clause=measure)
    operations.drop_clause(office, version=draft, clause=measure, reason="Erledigt.")
    operations.put_version_in_force(office, version=draft, resolved_on=date(2020, 11, 19))
    measure.refresh_from_db()
    assert measure.knot.standing == "bis Fassung 2020"
    dropped = [change for change in queries.changes_between(version, draft) if change.verdict == "dropped"]
    assert [(change.id, change.reason) for change in dropped] == [(measure.pk, "Erledigt.")]
    with pytest.raises(NotAllowed, match="Beginnen Sie eine neue Fassung"):
        operations.drop_clause(office, version=draft, clause=goal)
    with pytest.raises(NotSo, match="steht nicht in der Fassung"):
        operations.add_measure(office, version=version, goal=_foreign_goal(office, field), title="Falsch")


def _foreign_goal(office: Actor, field: object) -> Goal:
    draft = operations.draft_version(office, label="2021")
    return operations.add_goal(office, version=draft, field=field, title="Nur im Entwurf")  # type: ignore[arg-type]


def test_what_stood_only_in_the_draft_is_gone_when_dropped(office: Actor) -> None:
    _version, field, goal, _measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2020")
    added = operations.add_goal(office, version=draft, field=field, title="Doch nicht")
    operations.add_measure(office, version=draft, goal=added, title="Auch nicht")
    operations.drop_clause(office, version=draft, clause=added)
    assert list(Goal.objects.all()) == [goal]
    with pytest.raises(NotNow, match="stehen noch Ziele"):
        operations.drop_clause(office, version=draft, clause=field)


def test_merged_fields_take_their_goals_along(office: Actor) -> None:
    version, field, goal, _measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2020")
    wide = operations.add_field(office, version=draft, title="Fachkräfte gewinnen")
    operations.drop_clause(office, version=draft, clause=field, merged_into=wide, reason="Beides gehört zusammen.")
    operations.put_version_in_force(office, version=draft, resolved_on=date(2020, 11, 19))
    goal.refresh_from_db()
    assert goal.field == wide
    assert [row.goals[0].id for row in queries.tree_of(version)] == [goal.pk]
    assert [(row.id, row.goals[0].id) for row in queries.tree_of(draft)] == [(wide.pk, goal.pk)]
    assert Tie.objects.get(later=wide.pk, earlier=field.pk).relation == Relation.REPLACES
    assert queries.field_of_goals([goal.pk]) == {goal.pk: wide.pk}
    assert queries.goal_ids_of_fields([wide.pk, field.pk]) == {wide.pk: [goal.pk], field.pk: []}


def test_merged_approaches_point_to_each_other_and_only_to_their_kind(office: Actor) -> None:
    _version, _field, goal, measure = version_of_2012(office)
    draft = operations.draft_version(office, label="2020")
    into = operations.add_measure(office, version=draft, goal=goal, title="In Schritten")
    with pytest.raises(NotSo, match="derselben Art"):
        operations.drop_clause(office, version=draft, clause=measure, merged_into=goal)
    operations.drop_clause(office, version=draft, clause=measure, merged_into=into, reason="Wirkt so besser.")
    measure.refresh_from_db()
    assert measure.merged_into == into
    operations.discard_version(office, version=draft)
    measure.refresh_from_db()
    assert measure.merged_into is None


def test_a_goal_moves_in_a_draft_and_the_past_stays(office: Actor) -> None:
    version, field, goal, _measure = version_of_2012(office)
    with pytest.raises(NotAllowed):
        operations.move_goal(office, version=version, goal=goal, field=field)
    draft = operations.draft_version(office, label="2020")
    other = operations.add_field(office, version=draft, title="Qualifikation")
    operations.move_goal(office, version=draft, goal=goal, field=other)
    assert GoalWording.objects.get(version=draft, clause=goal).field == other
    assert GoalWording.objects.get(version=version, clause=goal).field == field


def test_a_goal_grows_from_the_impulse_that_changed_it_and_never_both_ways(office: Actor) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    with clock_set(date(2014, 2, 3)):
        impulse = impulse_by_phone(office)
        operations.tie_impulse(office, impulse=impulse, to=goal.knot)
    assert Tie.objects.filter(later=impulse.pk, earlier=goal.pk, relation=Relation.SERVES).exists()
    draft = operations.draft_version(office, label="2015")
    operations.reword_goal(office, version=draft, goal=goal, text="Neu.", reason="Anruf", grown_from=[impulse.knot])
    between = Tie.objects.filter(later__in=[goal.pk, impulse.pk], earlier__in=[goal.pk, impulse.pk])
    assert [(tie.later_id, tie.relation, tie.because) for tie in between] == [(goal.pk, Relation.GROWS_FROM, "Anruf")]


def test_advice_stands_beside_the_goal_that_grew_from_it(office: Actor) -> None:
    version, field, goal, _measure = version_of_2012(office)
    advice = operations.give_advice(
        office, group_name="Arbeitsgruppe Personal", text="Eine Seite genügt.", goal=goal, given_on=date(2011, 7, 9),
        precision="month",
    )  # fmt: skip
    operations.give_advice(office, group_name="Arbeitsgruppe Feld", text="Weiter so.", field=field)
    assert Tie.objects.filter(later=goal.pk, earlier=advice.pk).exists()
    (row,) = queries.tree_of(version)
    assert [given.group_name for given in row.advice] == ["Arbeitsgruppe Feld"]
    assert [(given.group_name, given.shown_day) for given in row.goals[0].advice] == [
        ("Arbeitsgruppe Personal", "Juli 2011")
    ]
    assert operations.change_advice(office, advice=advice, group_name="AG Personal", text="Kurz.").text == "Kurz."
    with pytest.raises(NotSo, match="Ziel oder ein Handlungsfeld"):
        operations.give_advice(office, group_name="AG", text="Wozu?")


def test_the_words_of_a_change_give_both_texts_again() -> None:
    before, after = "Mehr Betriebe bilden aus, allein.", "Mehr Betriebe der Region bilden aus, im Verbund."
    parts = queries.word_changes(before, after)
    assert "".join(part.text for part in parts if part.sort != "gone").strip() == after
    assert " ".join("".join(part.text for part in parts if part.sort != "added").split()) == before
    assert [part.text.strip() for part in parts if part.sort == "added"] == ["der Region", "im Verbund."]


def test_reading_a_version_costs_the_same_whatever_its_size(
    office: Actor, django_assert_max_num_queries: object
) -> None:
    version, field, goal, _measure = version_of_2012(office)
    version_of_2015(office, goal)
    for number in range(5):
        operations.add_goal(office, version=version, field=field, title=f"Ziel {number}")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        queries.tree_of(version)
