"""A Handlungsempfehlung: what a small company can do, in steps, with effort, cost and evidence."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility

RESERVED_SLUGS = frozenset({"neu"})


class Reach(models.TextChoices):
    """What a recommendation changes."""

    TECHNOLOGY = "technology", _("Technik")
    ORGANISATION = "organisation", _("Organisation")
    BOTH = "both", _("Technik und Organisation")


class RecommendationState(models.TextChoices):
    """Where a recommendation is in its life; computed, never stored."""

    DRAFT = "draft", _("Entwurf")
    PUBLISHED = "published", _("veröffentlicht")
    DUE_FOR_REVIEW = "due_for_review", _("zu prüfen")


class Recommendation(Threaded):
    """Public as soon as it is published; a later wording keeps the earlier ones."""

    kind: ClassVar[str] = "recommendation"

    title = models.CharField(_("Titel"), max_length=160)
    problem = models.TextField(_("Worum es geht"))
    steps = models.JSONField(_("Schritte"), default=list)
    effort = models.CharField(_("Aufwand"), max_length=160, blank=True)
    cost = models.CharField(_("Kosten"), max_length=160, blank=True)
    sectors = models.JSONField(_("Wirtschaftszweige"), default=list)  # letters of WZ sections; none means all
    sizes = models.JSONField(_("Betriebsgrößen"), default=list)  # size classes; none means all
    done_by = models.CharField(_("Wer es gemacht hat (Funktion)"), max_length=200, blank=True)
    evidence = models.TextField(_("Woran man sieht, dass es wirkt"), blank=True)
    dimension = models.CharField(_("Bereich"), max_length=12, choices=Reach.choices, default=Reach.ORGANISATION)
    published_on = models.DateField(_("Veröffentlicht"), null=True, blank=True)
    review_on = models.DateField(_("Geprüft bis"), null=True, blank=True)
    reviewed_on = models.DateField(_("Zuletzt geprüft"), null=True, blank=True)
    worded_on = models.DateField(default=clock.today)
    version = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-published_on", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(published_on=None) | models.Q(review_on__isnull=False),
                name="recommendations_published_has_review_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "review_on"], name="recommendations_by_review")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.published_on is not None and self.published_on <= clock.today()

    @property
    def is_due(self) -> bool:
        """Whether somebody has to look at it again: its day has come."""
        return self.is_published and self.review_on is not None and self.review_on <= clock.today()

    @property
    def state(self) -> RecommendationState:
        """Where it is today."""
        if not self.is_published:
            return RecommendationState.DRAFT
        return RecommendationState.DUE_FOR_REVIEW if self.is_due else RecommendationState.PUBLISHED

    @property
    def at_a_glance(self) -> list[tuple[str, str]]:
        """Effort and cost, as a card shows them."""
        return [(_now("Aufwand"), self.effort), (_now("Kosten"), self.cost)]

    def knot_standing(self) -> str:
        return "" if self.published_on else _now("Entwurf")

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.published_on else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.published_on or self.worded_on, Precision.DAY

    def knot_text(self) -> str:
        return "\n".join([self.problem, *self.steps, self.evidence, self.done_by])

    def knot_slug(self) -> str:
        wish = super().knot_slug()
        return f"handlungsempfehlung-{wish}" if wish in RESERVED_SLUGS else wish


class EarlierWording(NetworkModel):
    """How a published recommendation read before it was changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="earlier_wordings")
    version = models.PositiveSmallIntegerField()
    wording = models.JSONField()
    worded_on = models.DateField()
    replaced_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recommendation", "version"], name="recommendations_one_wording_a_version"),
        ]


class Fit(NetworkModel):
    """This recommendation helps with that sentence of the self-check, whose code outlives versions."""

    id = models.BigAutoField(primary_key=True)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="fits")
    item_code = models.SlugField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recommendation", "item_code"], name="recommendations_fit_once"),
        ]


class UptakeKind(models.TextChoices):
    """What a company says about a recommendation."""

    USED = "used", _("Wir machen das")
    DID_NOT_HELP = "did_not_help", _("Hat nicht geholfen")


class Uptake(NetworkModel):
    """One anonymous answer to a recommendation: a day and, if given, a reason that only the office reads."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="uptakes")
    uptake_kind = models.CharField(max_length=12, choices=UptakeKind.choices)
    reason = models.CharField(_("Grund"), max_length=500, blank=True)
    said_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["-said_on"]
