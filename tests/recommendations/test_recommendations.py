"""Recommendations: what is complete is published, what is public keeps its history."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from fachwerk.access.actor import Actor, visitor
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.recommendations import operations, queries
from fachwerk.recommendations.models import EarlierWording, RecommendationState, Uptake
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Tie, Visibility
from tests.recommendations.makers import draft, published

pytestmark = pytest.mark.usefixtures("scope", "frozen_clock")


def test_a_draft_is_for_the_office_until_it_is_published(office: Actor, guest: Actor) -> None:
    recommendation = draft(office)
    slug = recommendation.knot.slug
    assert recommendation.knot.visibility == Visibility.OFFICE
    with pytest.raises(NotThere):
        queries.recommendation_for(guest, slug)
    assert queries.recommendation_for(office, slug) == recommendation
    operations.publish_recommendation(office, recommendation=recommendation, review_on=date(2019, 3, 31))
    assert queries.recommendation_for(guest, slug).published_on == date(2017, 4, 27)
    assert recommendation.knot.visibility == Visibility.PUBLIC
    with pytest.raises(NotAllowed):
        operations.publish_recommendation(office, recommendation=recommendation, review_on=date(2019, 3, 31))


def test_it_names_what_it_grew_from(office: Actor) -> None:
    root = Knot.objects.create(kind="finding", title="Der Weg des Auftrags ist unbekannt.", slug="weg")
    goal = Knot.objects.create(kind="goal", title="Personalentwicklung optimieren", slug="ziel")
    knot = draft(office, grown_from=root, belongs_to=[goal]).knot
    ties = set(Tie.objects.filter(later=knot).values_list("earlier_id", "relation"))
    assert ties == {(root.pk, "grows_from"), (goal.pk, "serves")}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"title": " "}, "title"), ({"problem": ""}, "problem"), ({"dimension": "zauberei"}, "dimension"),
        ({"sectors": ["Ö"]}, "sectors"), ({"sizes": ["riesig"]}, "sizes"), ({"steps": ["x"] * 13}, "steps"),
        ({"title": "x" * 161}, "title"),
    ],
)  # fmt: skip
def test_wrong_words_are_refused_at_their_field(office: Actor, words: dict[str, object], field: str) -> None:
    with pytest.raises(NotSo) as refused:
        draft(office, **words)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("words", "field"), [({"steps": ["Nur einer."]}, "steps"), ({"evidence": ""}, "evidence"), ({"cost": ""}, "cost")]
)
def test_only_what_is_complete_is_published(office: Actor, words: dict[str, object], field: str) -> None:
    with pytest.raises(NotSo) as refused:
        operations.publish_recommendation(office, recommendation=draft(office, **words), review_on=date(2019, 1, 1))
    assert refused.value.field == field


def test_a_review_day_lies_ahead(office: Actor) -> None:
    for day in (None, date(2017, 4, 27)):
        with pytest.raises(NotSo) as refused:
            operations.publish_recommendation(office, recommendation=draft(office), review_on=day)
        assert refused.value.field == "review_on"


def test_a_changed_wording_is_a_new_version_and_keeps_the_earlier_one(office: Actor) -> None:
    recommendation = published(office)
    with clock_set(date(2018, 2, 15)):
        operations.change_recommendation(office, recommendation=recommendation, evidence="In 60 Betrieben bewährt.")
    earlier = EarlierWording.objects.get()
    assert (earlier.version, earlier.worded_on, earlier.replaced_on) == (1, date(2017, 4, 27), date(2018, 2, 15))
    assert earlier.wording["evidence"].startswith("In 38")
    assert (recommendation.version, recommendation.worded_on) == (2, date(2018, 2, 15))


def test_a_change_without_another_word_and_a_change_of_a_draft_are_no_versions(office: Actor) -> None:
    operations.change_recommendation(office, recommendation=published(office))
    operations.change_recommendation(office, recommendation=draft(office), title="Anders")
    assert not EarlierWording.objects.exists()


def test_a_due_recommendation_is_reviewed_and_holds_again(office: Actor) -> None:
    recommendation = published(office, review_on=date(2017, 5, 1))
    assert not queries.recommendations_due()
    assert list(queries.recommendations_due(within=timedelta(days=4))) == [recommendation]
    with clock_set(date(2017, 5, 1)):
        assert recommendation.state == RecommendationState.DUE_FOR_REVIEW
        assert list(queries.recommendations_due()) == [recommendation]
        operations.review_recommendation(office, recommendation=recommendation, review_on=date(2018, 5, 1))
        assert recommendation.state == RecommendationState.PUBLISHED
        assert not queries.recommendations_due()
    with pytest.raises(NotAllowed):
        operations.review_recommendation(office, recommendation=draft(office), review_on=date(2018, 5, 1))


def test_filters_keep_what_is_meant_for_all(office: Actor) -> None:
    for_small = published(office)
    for_all = published(office, title="Für alle", sizes=[], sectors=["alle"], dimension="both")
    found = queries.published_recommendations
    assert set(found(size="small")) == {for_small, for_all}
    assert set(found(size="medium")) == {for_all}
    assert set(found(sector="Q")) == {for_all}
    assert set(found(dimension="technology")) == {for_all}
    assert set(found(words="Durchlaufzeiten Auftrags")) == {for_small, for_all}
    assert not found(words="Quark")
    assert queries.published_on(date(2017, 4, 26)).count() == 0


def test_companies_say_without_a_name_what_became_of_it(office: Actor, guest: Actor) -> None:
    recommendation = published(office)
    key = uuid.uuid4()
    for _twice in range(2):
        operations.tell_uptake(guest, recommendation=recommendation, kind="used", submission=key)
    operations.tell_uptake(guest, recommendation=recommendation, kind="did_not_help", reason="Keine Zeit.")
    found = queries.recommendation_for(guest, recommendation.knot.slug)
    assert (found.used_by, found.did_not_help) == (1, 1)
    assert "reasons" not in queries.recommendation_page(guest, recommendation.knot.slug)
    assert [u.reason for u in queries.recommendation_page(office, recommendation.knot.slug)["reasons"]] == [
        "Keine Zeit."
    ]
    with pytest.raises(NotSo) as refused:
        operations.tell_uptake(guest, recommendation=recommendation, kind="did_not_help")
    assert refused.value.field == "reason"
    with pytest.raises(NotAllowed):
        operations.tell_uptake(guest, recommendation=draft(office), kind="used")
    assert Uptake.objects.count() == 2


def test_only_the_office_writes(guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        draft(guest)


def test_another_network_sees_nothing(office: Actor, other_network: Network) -> None:
    slug = published(office).knot.slug
    with network_scope(other_network):
        stranger = visitor(other_network.pk)
        with pytest.raises(NotThere):
            queries.recommendation_for(stranger, slug)
        assert queries.for_companies() == {"latest": [], "count": 0, "questionnaire": None}
        assert not queries.recommendations_due(date(2030, 1, 1))
        assert queries.recommendations_for_items(["ab_ablauf"]) == {"ab_ablauf": []}
