"""The declaration to join, made online, before the office has answered."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models.organisation import AGS, Organisation, OrganisationKind
from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class ApplicationState(models.TextChoices):
    """How far it is."""

    UNCONFIRMED = "unconfirmed", _("E-Mail-Adresse noch nicht bestätigt")
    OPEN = "open", _("wartet auf Antwort")
    ACCEPTED = "accepted", _("angenommen")
    DECLINED = "declined", _("abgelehnt")


class MembershipApplication(NetworkModel):
    """What an organisation declared, word for word, and what the office answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_name = models.CharField(_("Organisation"), max_length=200)
    organisation_kind = models.CharField(_("Art"), max_length=24, choices=OrganisationKind.choices)
    ags = models.CharField(_("Kreis"), max_length=5, blank=True, validators=[AGS])
    contact_name = models.CharField(_("Ansprechperson"), max_length=160)
    function = models.CharField(_("Funktion"), max_length=160)
    email = models.EmailField(_("E-Mail"))
    contribution = models.TextField(_("Was Sie beitragen möchten"), blank=True)
    declaration = models.TextField(_("Erklärung"))  # the exact words that were agreed to
    declared_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(_("Antwort"), blank=True)
    state = models.CharField(max_length=12, choices=ApplicationState.choices, default=ApplicationState.UNCONFIRMED)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="applications"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "state"], name="contacts_application_by_state")]

    def __str__(self) -> str:
        return self.organisation_name
