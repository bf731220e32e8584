"""What people thought, shown only from as many answers on as the event says."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from fachwerk.events.models import Event, FeedbackQuestion, Satisfaction


@dataclass(frozen=True)
class QuestionResult:
    """One question with how often which answer was given, 5 first; nothing while there are too few."""

    text: str
    answers: int
    average: float | None
    per_answer: Sequence[tuple[int, int]]

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers."""
        return bool(self.per_answer)

    @property
    def shown_average(self) -> str:
        """ "4,3"."""
        return "" if self.average is None else f"{self.average:.1f}".replace(".", ",")


@dataclass(frozen=True)
class FeedbackResult:
    """All questions of an event."""

    answers: int
    shown_from: int
    questions: Sequence[QuestionResult]
    comments: Sequence[str]

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers."""
        return self.answers >= self.shown_from

    @property
    def missing(self) -> int:
        """How many answers are still needed."""
        return max(0, self.shown_from - self.answers)


def questions_of(event: Event) -> list[FeedbackQuestion]:
    """The questions beside the one that is always asked."""
    return list(FeedbackQuestion.objects.filter(event=event))


def feedback_result(event: Event, main_question: str) -> FeedbackResult:
    """The result; too few answers leave nothing but their number, also for each single question."""
    enough = event.feedback_shown_from
    rows = dict(Satisfaction.objects.filter(event=event).order_by().values_list("answer").annotate(many=Count("id")))
    answers = sum(rows.values())
    if answers < enough:
        return FeedbackResult(answers, enough, [], [])
    comments = Satisfaction.objects.filter(event=event).exclude(comment="").values_list("comment", flat=True)
    found = [_result(main_question, rows, enough)]
    replies: dict[uuid.UUID, dict[int, int]] = {}
    counted = FeedbackQuestion.objects.filter(event=event).order_by().values_list("pk", "replies__answer")
    for key, answer, many in counted.annotate(many=Count("replies")):
        if answer is not None:
            replies.setdefault(key, {})[answer] = many
    found += [_result(question.text, replies.get(question.pk, {}), enough) for question in questions_of(event)]
    return FeedbackResult(answers, enough, found, sorted(comments))  # in no order that says who came first


def _result(text: str, rows: dict[int, int], enough: int) -> QuestionResult:
    many = sum(rows.values())
    if many < enough:
        return QuestionResult(text, many, None, [])
    average = sum(answer * count for answer, count in rows.items()) / many
    return QuestionResult(text, many, average, [(answer, rows.get(answer, 0)) for answer in range(5, 0, -1)])
