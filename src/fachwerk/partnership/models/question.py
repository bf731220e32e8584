"""Questions among coordinators: everybody of the partnership reads them, each network writes its own."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import WindowModel


class Question(WindowModel):
    """A coordinator asks the others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    topic = models.CharField(_("Thema"), max_length=120)
    text = models.TextField(_("Ihre Frage"))
    asker_name = models.CharField(max_length=160)
    asked_on = models.DateField(default=clock.today)
    helped_on = models.DateField(null=True)  # the asking network says that the answers helped

    class Meta:
        ordering: ClassVar = ["-asked_on"]

    def __str__(self) -> str:
        return self.text


class Reply(WindowModel):
    """Another network answers from its experience."""

    crosses: ClassVar[tuple[str, ...]] = ("question",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(_("Ihre Antwort"))
    replier_name = models.CharField(max_length=160)
    replied_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["replied_on"]
