"""Every change to recommendations for small companies and to the self-check."""

from fachwerk.recommendations.operations.recommendations import (
    change_recommendation,
    publish_recommendation,
    review_recommendation,
    tell_uptake,
    write_recommendation,
)
from fachwerk.recommendations.operations.selfcheck import answer_selfcheck, put_questionnaire_in_use

__all__ = [
    "answer_selfcheck",
    "change_recommendation",
    "publish_recommendation",
    "put_questionnaire_in_use",
    "review_recommendation",
    "tell_uptake",
    "write_recommendation",
]
