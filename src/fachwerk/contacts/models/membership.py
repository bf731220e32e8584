"""Membership: a relation with a declaration and a period. Both days belong to it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models.organisation import Organisation
from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.tenancy.models import NetworkModel


class Membership(NetworkModel):
    """An organisation belongs to the network from one day to another, both included."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    since = models.DateField(_("Mitglied seit"))
    since_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    until = models.DateField(_("Mitglied bis"), null=True, blank=True)
    contribution = models.TextField(_("Beitrag zum Netzwerk"), blank=True)
    declared_by_function = models.CharField(_("Erklärt durch (Funktion)"), max_length=160, blank=True)
    declaration_key = models.CharField(max_length=100, blank=True)
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="contacts_membership_ends_after_it_began",
            ),
            # one running membership per organisation, whoever admits it at the same moment
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(until=None), name="contacts_membership_runs_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "since", "until"], name="contacts_membership_valid")]

    def __str__(self) -> str:
        return self.shown_period

    @property
    def shown_period(self) -> str:
        """ "seit 25. Juni 2015" or "25. Juni 2015 bis 31. März 2020"."""
        since = show_day(self.since, self.since_precision)
        if self.until is None:
            return str(_("seit %(day)s") % {"day": since})
        return str(_("%(since)s bis %(until)s") % {"since": since, "until": show_day(self.until)})

    def is_valid_on(self, day: date) -> bool:
        """Whether the organisation is a member on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)
