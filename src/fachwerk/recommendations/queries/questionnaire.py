"""The questionnaire in use, as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fachwerk.recommendations.models import Area, Item, Questionnaire


@dataclass(frozen=True)
class ItemWords:
    """One sentence."""

    code: str
    text: str
    help: str = ""


@dataclass(frozen=True)
class AreaWords:
    """One page of sentences."""

    title: str
    dimension: str
    items: tuple[ItemWords, ...]


def questionnaire_in_use() -> Questionnaire | None:
    """The version that is answered today; None before the first one."""
    found: Questionnaire | None = questionnaires_in_use().first()
    return found


def questionnaires_in_use() -> QuerySet[Questionnaire]:
    """The same as rows: at most one."""
    return Questionnaire.objects.filter(is_in_use=True)


def words_of(questionnaire: Questionnaire) -> list[AreaWords]:
    """Its areas with their sentences, in order."""
    areas = Area.objects.filter(questionnaire=questionnaire).prefetch_related("items")
    return [
        AreaWords(
            area.title, area.dimension, tuple(ItemWords(item.code, item.text, item.help) for item in area.items.all())
        )
        for area in areas
    ]


def codes_of_sentences() -> dict[str, str]:
    """Sentence → code of every version, the newest last, so that an unchanged sentence stays comparable."""
    return dict(Item.objects.order_by("questionnaire__version").values_list("text", "code"))


def kept_words() -> dict[str, Any]:
    """Questions and scale of the version in use, which a new version takes over."""
    questionnaire = questionnaire_in_use()
    if questionnaire is None:
        return {}
    names = ("question_state", "question_relevance", "scale", "no_answer")
    return {name: getattr(questionnaire, name) for name in names}
