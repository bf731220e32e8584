"""Rows of recommendations."""

from fachwerk.recommendations.models.check_run import CheckRun
from fachwerk.recommendations.models.questionnaire import Area, Dimension, Item, Questionnaire
from fachwerk.recommendations.models.recommendation import (
    EarlierWording,
    Fit,
    Reach,
    Recommendation,
    RecommendationState,
    Uptake,
    UptakeKind,
)

__all__ = [
    "Area",
    "CheckRun",
    "Dimension",
    "EarlierWording",
    "Fit",
    "Item",
    "Questionnaire",
    "Reach",
    "Recommendation",
    "RecommendationState",
    "Uptake",
    "UptakeKind",
]
