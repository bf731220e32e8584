"""Reading recommendations and the self-check."""

from fachwerk.recommendations.queries.comparison import FEWEST_RUNS, Comparison, regional_comparison, runs_by_referral
from fachwerk.recommendations.queries.pages import (
    for_companies,
    office_selfcheck_page,
    recommendation_page,
    result_page,
)
from fachwerk.recommendations.queries.questionnaire import (
    AreaWords,
    ItemWords,
    codes_of_sentences,
    kept_words,
    questionnaire_in_use,
    questionnaires_in_use,
    words_of,
)
from fachwerk.recommendations.queries.recommendations import (
    SIZES,
    office_recommendations,
    published_on,
    published_recommendations,
    recommendation_for,
    recommendations_due,
    recommendations_for_items,
    ties_of,
)
from fachwerk.recommendations.queries.result import AreaResult, Gap, Light, Result, result_of

__all__ = [
    "FEWEST_RUNS",
    "SIZES",
    "AreaResult",
    "AreaWords",
    "Comparison",
    "Gap",
    "ItemWords",
    "Light",
    "Result",
    "codes_of_sentences",
    "for_companies",
    "kept_words",
    "office_recommendations",
    "office_selfcheck_page",
    "published_on",
    "published_recommendations",
    "questionnaire_in_use",
    "questionnaires_in_use",
    "recommendation_for",
    "recommendation_page",
    "recommendations_due",
    "recommendations_for_items",
    "regional_comparison",
    "result_of",
    "result_page",
    "runs_by_referral",
    "ties_of",
    "words_of",
]
