"""What each person of the office chose for their own desk in one network."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class OwnDesk(NetworkModel):
    """Choices of one person: the letter on Monday, the calendar, what is hidden."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wants_week_letter = models.BooleanField(_("Montags um 7 Uhr „Ihre Woche“ per E-Mail"), default=True)
    calendar_number = models.IntegerField(default=0)  # not above 0: no calendar; a new number ends the old address
    quiet_hidden_until = models.DateField(null=True, blank=True)
    introduction_hidden = models.BooleanField(default=False)
    handover_hidden = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["network", "user"], name="notebook_own_desk_once")]

    def hides_quiet(self, today: date) -> bool:
        """Whether "Still geworden" stays away for now."""
        return self.quiet_hidden_until is not None and today < self.quiet_hidden_until


class WeekLetter(NetworkModel):
    """ "Ihre Woche" went out to one person for one week; the row is what keeps a second one from being sent."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "user", "monday"], name="notebook_week_letter_once")
        ]
