"""An agreement of this network with a partner, whether the partner works here or not."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.thread.models import Threaded, Visibility


class KeptAgreement(Threaded):
    """What was agreed with whom, from when to when; the signed paper may hang on it."""

    kind: ClassVar[str] = "agreement"

    title = models.CharField(_("Titel"), max_length=200)
    partner_name = models.CharField(_("Partner"), max_length=200)
    partner = models.ForeignKey(
        "contacts.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="kept_agreements"
    )
    signed_on = models.DateField(_("Unterschrieben"))
    signed_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    valid_until = models.DateField(_("Gültig bis"), null=True, blank=True)
    about = models.TextField(_("Was vereinbart ist"), blank=True)
    services = models.JSONField(_("Leistungen"), default=list)
    is_public = models.BooleanField(_("öffentlich zeigen"), default=False)
    paper_key = models.CharField(max_length=100, blank=True)
    is_backfilled = models.BooleanField(default=False)
    entered_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["-signed_on", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("signed_on")),
                name="partnership_agreement_ends_after_signing",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_signed(self) -> str:
        """The day of the signature as exact as it is known."""
        return show_day(self.signed_on, self.signed_precision)

    def is_in_force_on(self, day: date) -> bool:
        """Whether it binds on ``day``."""
        return self.signed_on <= day and (self.valid_until is None or day <= self.valid_until)

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.is_public else Visibility.OFFICE

    def knot_day(self) -> tuple[date | None, str]:
        return self.signed_on, self.signed_precision

    def knot_text(self) -> str:
        return " ".join([self.partner_name, self.about, *self.services])
