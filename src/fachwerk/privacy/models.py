"""Consent as a ledger with deletable particulars, periods of keeping, and the list of erasures."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class Purpose(models.TextChoices):
    """What somebody may agree to."""

    NEWSLETTER = "newsletter", _("Rundbrief per E-Mail")
    INVITATIONS = "invitations", _("Einladungen zu Veranstaltungen per E-Mail")
    SURVEY = "survey", _("Befragungen per E-Mail")
    PHOTOS = "photos", _("Fotos von Veranstaltungen")
    PUBLIC_NAME = "public_name", _("Name in öffentlichen Listen")


class ConsentState(models.TextChoices):
    """What happened to a consent; the latest row counts."""

    ASKED = "asked", _("wartet auf Bestätigung")
    CONFIRMED = "confirmed", _("gilt")
    WITHDRAWN = "withdrawn", _("widerrufen")
    LAPSED = "lapsed", _("abgelaufen")


class ConsentWording(NetworkModel):
    """The exact words somebody agreed to. A new wording is a new version; an old one is never changed."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("Zweck"), max_length=20, choices=Purpose.choices)
    version = models.PositiveIntegerField(_("Fassung"))
    text = models.TextField(_("Wortlaut"))
    worded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["purpose", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "purpose", "version"], name="privacy_wording_one_version"),
        ]


class ConsentRequest(NetworkModel):
    """The particulars of one consent: who, and the whole request as it came in. Written once; erased as one row.

    The ledger keeps a salted fingerprint of it: while the row exists it proves that nothing was changed, and without
    the salt it leads back to nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("Zweck"), max_length=20, choices=Purpose.choices)
    email = models.EmailField(_("E-Mail"), blank=True)
    name = models.CharField(_("Name"), max_length=160, blank=True)
    person = models.ForeignKey("contacts.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="requests")
    came_by = models.CharField(_("Weg"), max_length=200)  # "Formular", "auf Papier, Ablage 3"
    address = models.CharField(_("Seite"), max_length=500, blank=True)  # URL of the form
    answers: models.JSONField[Any, Any] = models.JSONField(_("Angaben im Formular"), default=dict)
    mail_text = models.TextField(_("Bestätigungsmail"), blank=True)
    salt = models.CharField(max_length=64)
    asked_at = models.DateTimeField(_("gefragt am"), default=clock.now)
    is_closed = models.BooleanField(default=False)  # withdrawn or lapsed: kept as proof, used for nothing else
    closed_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(_("zuletzt genutzt"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        indexes: ClassVar = [
            models.Index(fields=["network", "email", "purpose"], name="privacy_request_by_address"),
            models.Index(fields=["network", "person"], name="privacy_request_by_person"),
        ]


class ConsentEvent(NetworkModel):
    """The ledger: asked, confirmed, withdrawn, lapsed – each its own row, nothing personal in it."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request_id = models.UUIDField()  # no key: the particulars may go, the ledger stays
    purpose = models.CharField(_("Zweck"), max_length=20, choices=Purpose.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=ConsentState.choices)
    happened_at = models.DateTimeField(default=clock.now)
    fingerprint = models.CharField(max_length=64)
    evidence: models.JSONField[Any, Any] = models.JSONField(default=dict)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["happened_at"]
        indexes: ClassVar = [models.Index(fields=["network", "request_id", "happened_at"], name="privacy_event_of")]


class Suppression(NetworkModel):
    """Somebody who is not to be written to. Only a keyed hash of the address, so it may outlive the person's data."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.CharField(max_length=64)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True)  # empty: everything
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "mark", "purpose"], name="privacy_suppressed_once"),
        ]


class KeepPeriod(NetworkModel):
    """How long the network keeps one kind of data, where it differs from what the house proposes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    declaration = models.CharField(max_length=200)
    days = models.PositiveIntegerField()
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "declaration"], name="privacy_one_period_per_kind"),
        ]


class KeepReason(NetworkModel):
    """Why the office keeps somebody for whom no reason is on record, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField("contacts.Person", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("Grund"), max_length=300)
    until = models.DateField(_("erneut prüfen am"))
    given_at = models.DateTimeField(default=clock.now)


class Erasure(NetworkModel):
    """One erasure: keyed hashes of what was erased, so that a restored backup is erased again. Also kept as a file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    marks: models.JSONField[Any, Any] = models.JSONField(default=list)
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict)  # model → rows
    is_suppressed = models.BooleanField(default=False)
    erased_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-erased_at"]
