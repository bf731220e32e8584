"""Questions among coordinators."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from fachwerk.core.errors import NotThere
from fachwerk.partnership.models import Question


def questions() -> QuerySet[Question]:
    """All questions of all networks with their answers, newest first."""
    return Question.objects.select_related("network").prefetch_related("replies")


def question_for(question_id: uuid.UUID) -> Question:
    """One question; raises NotThere."""
    found = questions().filter(pk=question_id).first()
    if found is None:
        raise NotThere
    return found
