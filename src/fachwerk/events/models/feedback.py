"""Short questions after the event. An answer leads neither to a person nor to another answer of the same person."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class FeedbackQuestion(NetworkModel):
    """One sentence that people agree with, from 1 to 5."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="feedback_questions")
    text = models.CharField(_("Frage"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text


class FeedbackReply(NetworkModel):
    """One answer to one question: no person, no moment, no sheet it came on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(FeedbackQuestion, on_delete=models.CASCADE, related_name="replies")
    answer = models.PositiveSmallIntegerField(_("Bewertung"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(answer__range=(1, 5)), name="events_reply_one_to_five"),
        ]
