"""What whole pages show."""

from __future__ import annotations

from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass, WzSection
from fachwerk.core import clock
from fachwerk.recommendations import policies
from fachwerk.recommendations.models import EarlierWording, Questionnaire, Recommendation, Uptake, UptakeKind
from fachwerk.recommendations.queries.comparison import regional_comparison
from fachwerk.recommendations.queries.questionnaire import questionnaire_in_use, words_of
from fachwerk.recommendations.queries.recommendations import (
    published_on,
    recommendation_for,
    recommendations_due,
    recommendations_for_items,
)
from fachwerk.recommendations.queries.result import Answers, result_of

LATEST = 3


def for_companies() -> dict[str, Any]:
    """The entrance for small companies: latest recommendations, how many there are, the self-check in use."""
    published = published_on(clock.today())
    return {"latest": list(published[:LATEST]), "count": published.count(), "questionnaire": questionnaire_in_use()}


def recommendation_page(actor: Actor, slug: str) -> dict[str, Any]:
    """One recommendation with its knot, its earlier wordings and, for the office, the reasons given."""
    found = recommendation_for(actor, slug)
    page: dict[str, Any] = {
        "recommendation": found,
        "knot": found.knot,
        "sizes": sizes_in_words(found),
        "sectors": sectors_in_words(found),
        "earlier": list(EarlierWording.objects.filter(recommendation=found)),
    }
    if actor.is_office:
        page |= {
            "may_publish": policies.may_publish(actor, found),
            "may_review": policies.may_review(actor, found),
            "reasons": list(
                Uptake.objects.filter(recommendation=found, uptake_kind=UptakeKind.DID_NOT_HELP).exclude(reason="")
            ),
        }
    return page


def sizes_in_words(recommendation: Recommendation) -> str:
    """ "bis 9, 10–49", or nothing when it is meant for all."""
    return ", ".join(str(SizeClass(size).label) for size in recommendation.sizes)


def sectors_in_words(recommendation: Recommendation) -> str:
    """ "Verarbeitendes Gewerbe, Baugewerbe", or nothing when it is meant for all."""
    return ", ".join(str(WzSection(letter).label).split("–", 1)[1].strip() for letter in recommendation.sectors)


def result_page(questionnaire: Questionnaire, answers: Answers) -> dict[str, Any]:
    """The result of one company beside the region's, with what helps for each gap."""
    areas = words_of(questionnaire)
    result = result_of(areas, answers)
    comparison = regional_comparison(areas)
    helpful = recommendations_for_items(gap.item.code for gap in result.gaps)
    return {
        "result": result,
        "rows": [(each, comparison.means[each.area.title]) for each in result.areas],
        "gaps": [(gap, helpful[gap.item.code]) for gap in result.gaps],
        "comparison": comparison,
        "questionnaire": questionnaire,
        "day": clock.today(),
    }


def office_selfcheck_page() -> dict[str, Any]:
    """The questionnaire in use, how often it was answered, the comparison, and the recommendations per sentence."""
    questionnaire = questionnaire_in_use()
    if questionnaire is None:
        return {"questionnaire": None}
    areas = words_of(questionnaire)
    helpful = recommendations_for_items(item.code for area in areas for item in area.items)
    comparison = regional_comparison(areas)
    return {
        "questionnaire": questionnaire,
        "areas": [
            (area, [(item, helpful[item.code]) for item in area.items], comparison.means[area.title]) for area in areas
        ],
        "comparison": comparison,
        "versions": list(Questionnaire.objects.order_by("-version")),
        "due": recommendations_due().count(),
        "day": clock.today(),
    }
