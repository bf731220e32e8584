"""The self-check: lights and gaps computed by hand, anonymous runs, comparison from ten on."""

from __future__ import annotations

import uuid
from datetime import date
from fractions import Fraction

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.networks.models import Network
from fachwerk.recommendations import operations, queries
from fachwerk.recommendations.models import CheckRun, Item, Questionnaire
from fachwerk.recommendations.queries import AreaWords, ItemWords, Light, result_of
from fachwerk.tenancy.scope import network_scope
from tests.recommendations.makers import AREAS, published, selfcheck

usefixtures = pytest.mark.usefixtures("scope", "frozen_clock")
ONE_AREA = [AreaWords("A", "technology", (ItemWords("a", "a"), ItemWords("b", "b")))]
ANSWERS = {
    "te_passt": (4, 5), "te_regeln": (1, 4), "ab_ablauf": (2, 5), "ab_wege": (3, None), "ab_material": (2, 5),
}  # fmt: skip


def areas() -> list[AreaWords]:
    return [
        AreaWords(a["title"], a["dimension"], tuple(ItemWords(i["key"], i["statement"]) for i in a["items"]))
        for a in AREAS
    ]


def test_lights_and_gaps_of_a_case_computed_by_hand() -> None:
    result = result_of(areas(), ANSWERS)
    assert [each.mean for each in result.areas] == [Fraction(5, 2), Fraction(7, 3)]
    assert [each.light for each in result.areas] == [Light.IMPROVABLE, Light.NEEDS_ACTION]
    # gaps: te_passt 1, te_regeln 3, ab_ablauf 3, ab_material 3; on a tie the more important sentence comes first
    assert [(gap.item.code, gap.size) for gap in result.gaps] == [
        ("ab_ablauf", 3),
        ("ab_material", 3),
        ("te_regeln", 3),
    ]
    assert result.answered == 5


@pytest.mark.parametrize(
    ("states", "light"),
    [((4, 4), Light.GOOD), ((3, 4), Light.IMPROVABLE), ((2, 3), Light.IMPROVABLE), ((2, 2), Light.NEEDS_ACTION),
     ((None, 5), Light.GOOD), ((None, None), Light.UNKNOWN)],
)  # fmt: skip
def test_the_light_turns_exactly_at_its_limits(states: tuple[int | None, ...], light: Light) -> None:
    assert result_of(ONE_AREA, {"a": (states[0], None), "b": (states[1], None)}).areas[0].light == light


def test_what_matters_less_than_it_holds_is_no_gap() -> None:
    assert result_of(ONE_AREA, {"a": (4, 2), "b": (3, 3)}).gaps == ()


@usefixtures
def test_a_run_keeps_answers_and_a_day_and_counts_once(office: Actor, guest: Actor) -> None:
    selfcheck(office)
    key = uuid.uuid4()
    for _twice in range(2):
        operations.answer_selfcheck(guest, answers=ANSWERS, size_class="micro", referral="KOMPASS", submission=key)
    run = CheckRun.objects.get()
    assert run.answers["te_regeln"] == {"state": 1, "relevance": 4}
    assert (run.done_on, run.size_class) == (date(2017, 4, 27), "micro")
    assert queries.runs_by_referral() == {"KOMPASS": 1}


@usefixtures
@pytest.mark.parametrize("answers", [{"fremd": (1, 1)}, {"te_passt": (6, 1)}, {"te_passt": (None, 3)}, {}])
def test_answers_that_fit_no_questionnaire_are_refused(
    office: Actor, guest: Actor, answers: dict[str, tuple[int, int]]
) -> None:
    selfcheck(office)
    with pytest.raises(NotSo):
        operations.answer_selfcheck(guest, answers=answers)


@usefixtures
def test_without_a_questionnaire_nothing_can_be_answered(guest: Actor) -> None:
    with pytest.raises(NotNow):
        operations.answer_selfcheck(guest, answers=ANSWERS)


@usefixtures
def test_the_comparison_begins_with_the_tenth_company(office: Actor, guest: Actor) -> None:
    selfcheck(office)
    for _run in range(9):
        operations.answer_selfcheck(guest, answers=ANSWERS)
    words = queries.words_of(queries.questionnaire_in_use())  # type: ignore[arg-type]
    nine = queries.regional_comparison(words)
    assert (nine.is_shown, nine.missing, set(nine.means.values())) == (False, 1, {None})
    operations.answer_selfcheck(guest, answers={**ANSWERS, "te_passt": (5, 5)})
    ten = queries.regional_comparison(words)
    # nine companies with a mean of 2.5 and one with (5 + 1) / 2 = 3: 25.5 / 10 = 2.55
    assert ten.is_shown
    assert ten.means["Technik im Alltag"] == pytest.approx(2.55, abs=0.051)
    assert ten.means["Abläufe"] == pytest.approx(7 / 3, abs=0.05)
    assert queries.regional_comparison(words, date(2017, 4, 26)).runs == 0


@usefixtures
def test_a_changed_questionnaire_is_the_next_version_and_old_runs_stay_comparable(office: Actor, guest: Actor) -> None:
    first = selfcheck(office)
    for _run in range(10):
        operations.answer_selfcheck(guest, answers=ANSWERS)
    with clock_set(date(2018, 1, 1)):
        second = selfcheck(office, areas=[AREAS[0], {**AREAS[1], "items": AREAS[1]["items"][:1]}])
    assert (first.version, second.version) == (1, 2)
    assert queries.questionnaire_in_use() == second
    assert Questionnaire.objects.filter(is_in_use=True).count() == 1
    means = queries.regional_comparison(queries.words_of(second), date(2018, 1, 1)).means
    assert means == {"Technik im Alltag": 2.5, "Abläufe": 2.0}


@usefixtures
@pytest.mark.parametrize(
    ("words", "field"),
    [({"title": ""}, "title"), ({"areas": []}, "items_1"), ({"areas": AREAS[:1]}, "dimension_1"),
     ({"scale": ["ja", "nein"]}, "scale"), ({"areas": [AREAS[0], {**AREAS[1], "items": []}]}, "items_2")],
)  # fmt: skip
def test_an_incomplete_questionnaire_is_refused(office: Actor, words: dict[str, object], field: str) -> None:
    with pytest.raises(NotSo) as refused:
        selfcheck(office, **words)
    assert refused.value.field == field


@usefixtures
def test_a_sentence_without_a_code_gets_one_and_only_the_office_writes(office: Actor, guest: Actor) -> None:
    selfcheck(office, areas=[{**area, "items": [{"text": "Gleicher Satz."}]} for area in AREAS])
    assert set(Item.objects.values_list("code", flat=True)) == {"gleicher-satz", "gleicher-satz-2"}
    with pytest.raises(NotAllowed):
        selfcheck(guest)


@usefixtures
def test_a_gap_leads_to_what_helps(office: Actor) -> None:
    questionnaire = selfcheck(office)
    recommendation = published(office)
    page = queries.result_page(questionnaire, ANSWERS)
    assert {gap.item.code: helpful for gap, helpful in page["gaps"]}["ab_ablauf"] == [recommendation]


@usefixtures
def test_another_network_sees_no_run(office: Actor, guest: Actor, other_network: Network) -> None:
    selfcheck(office)
    operations.answer_selfcheck(guest, answers=ANSWERS)
    with network_scope(other_network):
        assert queries.questionnaire_in_use() is None
        assert queries.regional_comparison(areas()).runs == 0
        assert queries.runs_by_referral() == {}
        assert queries.office_selfcheck_page() == {"questionnaire": None}
