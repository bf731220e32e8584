"""The development partnership, its members, the agreement of a network with its office, and support under it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.tenancy.models import BridgeModel, WindowModel
from fachwerk.thread.models import Threaded


class Partnership(WindowModel):
    """The partnership as its office describes it to everybody; one row of the national office."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=200)
    about = models.TextField(_("Worum es geht"), blank=True)
    since_on = models.DateField(_("Seit"), null=True)
    since_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    duties = models.JSONField(_("Pflichten der Netzwerke"), default=list)
    services = models.JSONField(_("Leistungen der Geschäftsstelle"), default=list)


class PartnershipMember(WindowModel):
    """A network that takes part, also one without an account here: known by its name alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Netzwerk"), max_length=200)
    member_slug = models.SlugField(max_length=60, blank=True)  # address of its network on this installation
    since_on = models.DateField(_("Seit"), null=True)
    since_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["since_on", "name"]


class Agreement(BridgeModel):
    """The signed agreement between a network (asking) and the office of the partnership (answering)."""

    asking_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    answering_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(_("Unterschrieben"))
    signed_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    valid_until = models.DateField(_("Gültig bis"), null=True)
    duties = models.JSONField(_("Pflichten"), default=list)
    services = models.JSONField(_("Leistungen"), default=list)
    roles = models.JSONField(_("Rollen je Thema"), default=list)  # {"topic", "role": "mentor" | "learner"}

    class Meta:
        ordering: ClassVar = ["-signed_on"]


class SupportRequest(BridgeModel):
    """A service asked for under an agreement: asked → agreed → delivered → rated, each with its day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="requests")
    asking_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    answering_network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Worum bitten Sie?"), max_length=200)
    service = models.CharField(_("Leistung der Vereinbarung"), max_length=200, blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    asked_on = models.DateField(default=clock.today)
    agreed_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    rated_on = models.DateField(null=True)
    rating = models.PositiveSmallIntegerField(_("Wie hilfreich war das?"), null=True)
    rating_text = models.TextField(_("In Worten"), blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_on"]

    def __str__(self) -> str:
        return self.title

    def standing_on(self, day: date) -> str:
        """asked, agreed, delivered or rated at the end of ``day``."""
        for word, reached in (("rated", self.rated_on), ("delivered", self.delivered_on), ("agreed", self.agreed_on)):
            if reached and reached <= day:
                return word
        return "asked"

    def standing_shown(self) -> str:
        """The present state in German."""
        return str(STANDINGS[self.standing_on(clock.today())])


STANDINGS = {
    "asked": _("angefragt"),
    "agreed": _("zugesagt"),
    "delivered": _("geleistet"),
    "rated": _("geleistet und bewertet"),
}


class Support(Threaded):
    """The knot of a support request in the network that asked for it."""

    kind: ClassVar[str] = "support_request"

    request = models.OneToOneField(SupportRequest, on_delete=models.PROTECT, related_name="support")
    title = models.CharField(max_length=200)
    asked_on = models.DateField(default=clock.today)

    def knot_day(self) -> tuple[date | None, str]:
        return self.asked_on, Precision.DAY
