"""A finished self-check that may be counted: no name, no address, no moment, only a day."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from fachwerk.contacts.models import SizeClass, WzSection
from fachwerk.core import clock
from fachwerk.recommendations.models.questionnaire import Questionnaire
from fachwerk.tenancy.models import NetworkModel


class CheckRun(NetworkModel):
    """Answers: ``{code: {"state": 1–5 or null, "relevance": 1–5 or null}}``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="runs")
    answers = models.JSONField()
    size_class = models.CharField(max_length=8, choices=SizeClass.choices, default=SizeClass.UNKNOWN)
    wz_section = models.CharField(max_length=1, choices=WzSection.choices, blank=True)
    ags = models.CharField(max_length=5, blank=True)
    referral = models.CharField(max_length=40, blank=True)  # code of the consultancy that handed out the link
    done_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["done_on"]
        indexes: ClassVar = [models.Index(fields=["network", "done_on"], name="recommendations_run_by_day")]
