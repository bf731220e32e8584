"""The outbox: a mail is one row, written in the transaction of what it tells about, and sent by the worker."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class MailState(models.TextChoices):
    """Where a mail is."""

    WAITING = "waiting", _("wartet auf den Versand")
    SENT = "sent", _("verschickt")
    FAILED = "failed", _("kam nicht an")
    DROPPED = "dropped", _("wird nicht mehr verschickt")


class OutgoingMail(models.Model):
    """Common fields of both outboxes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField(_("An"))
    subject = models.CharField(_("Betreff"), max_length=250)
    text = models.TextField(_("Text"))
    html = models.TextField(blank=True)
    attachments: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)  # name, mime, base64 content
    purpose = models.CharField(max_length=60)  # action code of what was told, such as "events.claim_places"
    message_id = models.CharField(max_length=120, unique=True)
    from_name = models.CharField(max_length=160, blank=True)
    reply_to = models.EmailField(blank=True)
    state = models.CharField(max_length=7, choices=MailState.choices, default=MailState.WAITING)
    written_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject


class NetworkMail(OutgoingMail, NetworkModel):
    """A mail that a network sends."""

    class Meta:
        ordering: ClassVar = ["-written_at"]
        indexes: ClassVar = [models.Index(fields=["network", "state", "due_at"], name="mailing_network_waiting")]


class AccountMail(OutgoingMail):
    """A mail about signing in: it belongs to a person and to no network."""

    class Meta:
        ordering: ClassVar = ["-written_at"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="mailing_account_waiting")]
