"""What each knot is found by: a read model beside the thread."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Knot


class Entry(NetworkModel):
    """The words of one knot. Title words are kept apart because a hit in the title weighs more."""

    knot = models.OneToOneField(Knot, on_delete=models.CASCADE, related_name="+")
    title_words = ArrayField(models.CharField(max_length=100), default=list)
    text_words = ArrayField(models.CharField(max_length=100), default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "knot"], name="search_by_network")]
