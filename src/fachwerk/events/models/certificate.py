"""Certificates of attendance: what they said on the day they were made out, and whether they still hold."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.events.models.claim import Claim, Standing
from fachwerk.tenancy.models import NetworkModel

SHOWN_IN = 4  # letters of the code that stand together


class CertificateCounter(NetworkModel):
    """How many certificates a network has made out in a year."""

    id = models.BigAutoField(primary_key=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "year"], name="events_certificate_counter_once_a_year"),
        ]


class Certificate(NetworkModel):
    """One person was there. The words are kept as made out; the paper is set from them whenever it is fetched."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="certificates")
    person = models.PositiveSmallIntegerField(default=0)  # 0: who registered, from 1 on: who came along
    number = models.CharField(_("Nummer"), max_length=20)
    code = models.CharField(max_length=12)
    name = models.CharField(_("Name"), max_length=120)
    event_title = models.CharField(_("Veranstaltung"), max_length=200)
    held_when = models.CharField(_("Wann"), max_length=160)
    held_where = models.CharField(_("Wo"), max_length=450, blank=True)
    issued_at = models.DateTimeField(_("Ausgestellt"), default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(_("Grund"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "number"], name="events_certificate_number_once"),
            models.UniqueConstraint(fields=["network", "code"], name="events_certificate_code_once"),
            models.UniqueConstraint(
                fields=["claim", "person"],
                condition=models.Q(withdrawn_at=None),
                name="events_certificate_one_holds",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def shown_code(self) -> str:
        """The code in groups, as it is printed."""
        return "-".join(self.code[at : at + SHOWN_IN] for at in range(0, len(self.code), SHOWN_IN))

    @property
    def holds(self) -> bool:
        """Neither withdrawn, nor has the list of who was there been corrected since."""
        was_there = self.claim.standing == Standing.ATTENDED and self.person not in self.claim.absent
        return self.withdrawn_at is None and was_there
