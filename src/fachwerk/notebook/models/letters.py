"""A letter to a list: who got it and why, who did not and why not."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel


class Purpose(models.TextChoices):
    """On which ground somebody is written to; all but the first need a consent of the same name."""

    SERVICE = "service", _("Sachliche Nachricht zu etwas, an dem die Empfangenden beteiligt sind")
    INVITATIONS = "invitations", _("Einladung – nur an Personen, die Einladungen per E-Mail zugestimmt haben")
    NEWSLETTER = "newsletter", _("Rundbrief – nur an Personen, die ihn bestellt haben")
    SURVEY = "survey", _("Befragung – nur an Personen, die Befragungen per E-Mail zugestimmt haben")


class ListMail(NetworkModel):
    """One text to many; its recipients are frozen when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    audience = models.CharField(max_length=40)
    audience_key = models.CharField(max_length=300, blank=True)
    audience_label = models.CharField(_("An"), max_length=300)
    purpose = models.CharField(max_length=11, choices=Purpose.choices)
    subject = models.CharField(_("Betreff"), max_length=200)
    text = models.TextField(_("Text"))
    sent_by_id = models.BigIntegerField(null=True, blank=True)
    sent_by_name = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(default=clock.now)
    sending_key = models.UUIDField()

    class Meta:
        ordering: ClassVar = ["-sent_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "sending_key"], name="notebook_list_mail_sent_once")
        ]
        indexes: ClassVar = [models.Index(fields=["network", "sent_at"], name="notebook_list_mail_by_day")]

    def __str__(self) -> str:
        return self.subject


class ListRecipient(NetworkModel):
    """Somebody who got the letter, with the reason."""

    id = models.BigAutoField(primary_key=True)
    mail = models.ForeignKey(ListMail, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    reason = models.CharField(max_length=300)
    outbox_id = models.UUIDField()
    state = models.CharField(max_length=7, blank=True)  # written when the outbox forgets the mail

    class Meta:
        ordering: ClassVar = ["name", "email"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["mail", "email"], name="notebook_list_recipient_once")]


class LeftOut(NetworkModel):
    """Somebody on the list who did not get the letter, with the reason."""

    id = models.BigAutoField(primary_key=True)
    mail = models.ForeignKey(ListMail, on_delete=models.CASCADE, related_name="left_out")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["name"]
