"""The endorsement of the region, its number, and its seal that anybody can check."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core.dates import Precision, show_day
from fachwerk.projects.models.ideas import ProjectIdea, Sketch
from fachwerk.tenancy.models import NetworkModel, WindowModel
from fachwerk.thread.models import Threaded, Visibility


class EndorsementResult(models.TextChoices):
    """What the region says."""

    RECOMMENDED = "recommended", _("Empfohlen")
    WITH_HINTS = "recommended_with_hints", _("Empfohlen mit Hinweisen")
    DEFERRED = "deferred", _("Zurückgestellt")
    NOT_RECOMMENDED = "not_recommended", _("Nicht empfohlen")


POSITIVE = (EndorsementResult.RECOMMENDED, EndorsementResult.WITH_HINTS)


class Endorsement(Threaded):
    """A body of the network says whether the region wants this project funded."""

    kind = "endorsement"
    grows_from = ("sketch", "idea", "decision")

    title = models.CharField(max_length=200)
    sketch = models.ForeignKey(Sketch, on_delete=models.PROTECT, null=True, blank=True, related_name="endorsements")
    idea = models.ForeignKey(ProjectIdea, on_delete=models.PROTECT, null=True, blank=True, related_name="endorsements")
    decision = models.ForeignKey(
        "decisions.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body_name = models.CharField(max_length=160, blank=True)
    result = models.CharField(_("Ergebnis"), max_length=24, choices=EndorsementResult.choices)
    reason = models.TextField(_("Begründung"), blank=True)
    hints = models.TextField(_("Hinweise"), blank=True)
    decided_on = models.DateField(_("Datum"))
    decided_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    number = models.CharField(_("Nummer"), max_length=30, blank=True)
    issued_at = models.DateTimeField(null=True)
    file_key = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True)  # when the reason was sent to the applicant
    is_backfilled = models.BooleanField(default=False)
    recorded_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["network", "number"], condition=~models.Q(number=""), name="projects_endorsement_number_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["network", "decided_on"], name="projects_endorsement_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_positive(self) -> bool:
        """Whether the region recommends it."""
        return self.result in POSITIVE

    @property
    def is_issued(self) -> bool:
        """Whether the statement was made out."""
        return self.issued_at is not None

    @property
    def shown_day(self) -> str:
        """The day of the decision, as exact as it is known."""
        return show_day(self.decided_on, self.decided_precision)

    def knot_standing(self) -> str:
        return str(self.get_result_display())

    def knot_visibility(self) -> str:
        # a refusal concerns the applicant and the body, not the public
        return Visibility.PUBLIC if self.is_positive else Visibility.MEMBERS

    def knot_day(self) -> tuple[date | None, str]:
        return self.decided_on, self.decided_precision

    def knot_text(self) -> str:
        return f"{self.number} {self.reason} {self.hints}"


class EndorsementCounter(NetworkModel):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "year"], name="projects_endorsement_counter_once")
        ]


class EndorsementSeal(WindowModel):
    """What everybody may check about an issued statement: nothing but what stands on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, unique=True)
    number = models.CharField(max_length=30)
    network_name = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    result = models.CharField(max_length=24, choices=EndorsementResult.choices)
    decided_on = models.DateField()
    decided_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    issued_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    endorsement_id = models.UUIDField(unique=True)  # no key: the row behind it stays inside its network

    @property
    def shown_day(self) -> str:
        """The day of the decision."""
        return show_day(self.decided_on, self.decided_precision)
