"""The one life of a wish for places."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.events.models.event import Event
from fachwerk.tenancy.models import NetworkModel


class Standing(models.TextChoices):
    """Where a claim is: pending → confirmed → attended | no-show, or waiting → offered → confirmed."""

    PENDING = "pending", _("noch nicht bestätigt")
    CONFIRMED = "confirmed", _("angemeldet")
    WAITING = "waiting", _("auf der Warteliste")
    OFFERED = "offered", _("Platz angeboten")
    REJECTED = "rejected", _("nicht zugesagt")
    RELEASED = "released", _("Platz freigegeben")
    EXPIRED = "expired", _("abgelaufen")
    DECLINED = "declined", _("Angebot abgelehnt")
    CANCELLED = "cancelled", _("abgesagt")
    ATTENDED = "attended", _("war da")
    NO_SHOW = "no_show", _("nicht erschienen")


#: how many people of an attended registration were there
CAME = models.F("places") - models.Func(
    models.F("absent"), function="jsonb_array_length", output_field=models.IntegerField()
)
HOLDING = (Standing.PENDING, Standing.CONFIRMED, Standing.OFFERED, Standing.ATTENDED, Standing.NO_SHOW)
ALIVE = (*HOLDING, Standing.WAITING)


class SizeBand(models.TextChoices):
    """How many people work there, in the bands of the EU."""

    MICRO = "micro", _("bis 9")
    SMALL = "small", _("10–49")
    MEDIUM = "medium", _("50–249")
    LARGE = "large", _("ab 250")
    UNKNOWN = "unknown", _("weiß ich nicht")


SMALL = (SizeBand.MICRO, SizeBand.SMALL)


class Claim(NetworkModel):
    """Somebody wants one or more places at an event."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="claims")
    name = models.CharField(_("Vor- und Nachname"), max_length=120)
    email = models.EmailField(_("E-Mail"))  # trimmed and in small letters
    organisation_name = models.CharField(_("Unternehmen oder Einrichtung"), max_length=160, blank=True)
    organisation = models.ForeignKey(
        "contacts.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    employees = models.CharField(_("Beschäftigte"), max_length=10, choices=SizeBand.choices, blank=True)
    places = models.PositiveSmallIntegerField(_("Plätze"), default=1)
    companions = models.JSONField(_("Weitere Personen"), default=list, blank=True)
    support_needs = models.TextField(_("Unterstützung"), blank=True)
    wants_newsletter = models.BooleanField(default=False)
    multiplier_code = models.CharField(max_length=60, blank=True)
    standing = models.CharField(_("Stand"), max_length=10, choices=Standing.choices)
    idempotency_key = models.CharField(max_length=64)
    joined_at = models.DateTimeField(default=clock.now)
    ticket = models.BigIntegerField(default=0)  # decides between claims of the same moment
    address_confirmed_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    took_at = models.DateTimeField(null=True, blank=True)
    freed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    awaits_approval = models.BooleanField(default=False)  # why it is pending: the office has not answered
    approved_at = models.DateTimeField(null=True, blank=True)
    in_contingent = models.BooleanField(default=False)  # holds its places also within the share of larger companies
    made_by_office = models.BooleanField(default=False)
    feedback_asked_at = models.DateTimeField(null=True, blank=True)
    has_given_feedback = models.BooleanField(default=False)
    absent = models.JSONField(default=list, blank=True)  # positions in ``people`` of a claim of which others came
    thanked_at = models.DateTimeField(null=True, blank=True)
    added_later_at = models.DateTimeField(null=True, blank=True)  # copied from paper or a file after the day

    #: the sessions of a claim that is only being made; a saved one knows them by its choices
    sessions_wanted: Sequence[Any] | None = None

    class Meta:
        ordering: ClassVar = ["joined_at", "ticket"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "idempotency_key"], name="events_claim_sent_once"),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=models.Q(standing__in=[*ALIVE]) & ~models.Q(email=""),
                name="events_claim_one_per_address",
            ),
            models.CheckConstraint(condition=models.Q(places__gte=1), name="events_claim_at_least_one_place"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["event", "standing", "joined_at"], name="events_claim_queue"),
            models.Index(fields=["network", "standing", "held_until"], name="events_claim_holds"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def people(self) -> list[str]:
        """Who takes part, one entry per place; a place can be named later."""
        return [self.name, *self.others]

    @property
    def others(self) -> list[str]:
        """Everybody beside the one who registered."""
        return [name or _now("Name folgt") for name in self.companions]

    @property
    def session_ids(self) -> list[uuid.UUID]:
        """The sessions whose places it takes."""
        if self.sessions_wanted is not None:
            return [session.pk for session in self.sessions_wanted]
        return [choice.session_id for choice in self.choices.all()]

    @property
    def is_before_office(self) -> bool:
        """Whether it holds its places until the office has answered."""
        return self.standing == Standing.PENDING and self.awaits_approval

    @property
    def shown_standing(self) -> str:
        """Its standing in words, and for a pending one what it waits for."""
        return _now("wartet auf Zusage") if self.is_before_office else str(Standing(self.standing).label)

    @property
    def is_of_small_company(self) -> bool:
        """Whether the places kept for small companies are for this one: fewer than 50 people, as the EU counts."""
        return self.employees in SMALL

    @property
    def is_alive(self) -> bool:
        """Whether the claim still stands for places or for a position in the queue."""
        return self.standing in ALIVE

    @property
    def needs_click(self) -> bool:
        """Whether the address has to be confirmed before the claim counts."""
        waits = self.standing in (Standing.PENDING, Standing.WAITING)
        return waits and self.address_confirmed_at is None and self.held_until is not None

    @property
    def hold_is_over(self) -> bool:
        """Whether a pending or offered place was not confirmed in time; needs no job to be true."""
        waits = self.standing in (Standing.PENDING, Standing.OFFERED)
        return waits and self.held_until is not None and self.held_until <= clock.now()
