"""Good examples: written in one network, released as a publication, adopted in another."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.tenancy.models import BridgeModel, WindowModel
from fachwerk.thread.models import Threaded, Visibility


class Story(models.Model):
    """What an example tells; the same fields in the draft and in its released copy."""

    title = models.CharField(_("Titel"), max_length=200)
    topic = models.CharField(_("Thema"), max_length=120, blank=True)
    problem = models.TextField(_("Ausgangslage"))
    approach = models.TextField(_("So ging es"))
    effort = models.TextField(_("Aufwand"), blank=True)
    effect = models.TextField(_("Was es gebracht hat"), blank=True)
    figures = models.JSONField(_("Zahlen"), default=list)  # {"label", "value"}
    failed = models.TextField(_("Was nicht geklappt hat"), blank=True)
    conditions = models.TextField(_("Was man braucht, um es nachzumachen"), blank=True)
    contact = models.CharField(_("Ansprechstelle (Funktion)"), max_length=200, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=60, default="CC BY 4.0")

    class Meta:
        abstract = True


STORY_FIELDS = (
    "title", "topic", "problem", "approach", "effort", "effect", "figures", "failed", "conditions", "contact",
    "licence",
)  # fmt: skip


class GoodExample(Story, Threaded):
    """A transferable story, told from a result. Public only once it is released."""

    kind: ClassVar[str] = "good_example"

    written_on = models.DateField(default=clock.today)
    carrier_agreed_on = models.DateField(_("Der Träger hat zugestimmt am"), null=True)
    released_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-written_on"]

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.released_on else Visibility.OFFICE

    def knot_standing(self) -> str:
        return str(_("veröffentlicht")) if self.released_on else str(_("Entwurf"))

    def knot_day(self) -> tuple[date | None, str]:
        return self.released_on or self.written_on, Precision.DAY

    def knot_text(self) -> str:
        return f"{self.topic} {self.problem} {self.approach} {self.effect}"


class Publication(Story, WindowModel):
    """The released copy that every network reads. Holds nothing but released content, and its own frozen chain.

    ``chain`` is a list of {"kind", "label", "on", "precision", "title"} from the first cause to the example itself;
    the title is null where the knot was not public at the release.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    example_id = models.UUIDField()
    example_slug = models.SlugField(max_length=80)
    origin_name = models.CharField(max_length=160)
    origin_slug = models.SlugField(max_length=60)
    chain = models.JSONField(default=list)
    released_on = models.DateField(default=clock.today)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-released_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["example_id"], name="partnership_publication_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Adoption(BridgeModel):
    """A network (asking) made the publication of another (answering) its own impulse; both know it."""

    asking_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    answering_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="adoptions")
    impulse_id = models.UUIDField()
    adopter_name = models.CharField(max_length=160)
    adopted_on = models.DateField(default=clock.today)
    effect = models.CharField(_("Was daraus geworden ist"), max_length=300, blank=True)
    effect_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-adopted_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asking_network", "publication"], name="partnership_adopted_once"),
        ]
