"""The self-check as the office wrote it: versions, areas, sentences."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel

LOWEST, HIGHEST = 1, 5


class Dimension(models.TextChoices):
    """Technology and organisation are asked side by side."""

    TECHNOLOGY = "technology", _("Technik")
    ORGANISATION = "organisation", _("Organisation")


def usual_scale() -> list[str]:
    """The five steps from "not at all" to "exactly"."""
    return [_now("gar nicht"), _now("eher nicht"), _now("teils"), _now("eher ja"), _now("ganz genau")]


class Questionnaire(NetworkModel):
    """One version. It never changes once somebody could have answered it; a change is the next version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("Titel"), max_length=160)
    version = models.PositiveSmallIntegerField()
    intro = models.TextField(_("Einleitung"), blank=True)
    question_state = models.CharField(max_length=120)
    question_relevance = models.CharField(max_length=120)
    scale = models.JSONField(default=usual_scale)
    no_answer = models.CharField(max_length=60)
    is_in_use = models.BooleanField(default=True)
    in_use_since = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "version"], name="recommendations_questionnaire_version"),
            models.UniqueConstraint(
                fields=["network"], condition=models.Q(is_in_use=True), name="recommendations_one_questionnaire_in_use"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Area(NetworkModel):
    """A group of sentences, one page of the self-check."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="areas")
    dimension = models.CharField(_("Bereich"), max_length=12, choices=Dimension.choices)
    title = models.CharField(_("Titel"), max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]


class Item(NetworkModel):
    """One sentence, asked twice. ``code`` stays the same from version to version as long as the sentence does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="items")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField(max_length=60)
    text = models.CharField(_("Satz"), max_length=300)
    help = models.CharField(_("Hinweis"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["questionnaire", "code"], name="recommendations_item_code_once"),
        ]
