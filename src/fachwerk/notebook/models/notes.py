"""Notes and follow-ups. Each hangs on a knot of the thread, on a person, or on nothing."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Knot


class Channel(models.TextChoices):
    """How the office heard of it."""

    NOTE = "note", _("Notiz")
    CALL = "call", _("Telefonat")
    TALK = "talk", _("Gespräch")
    MAIL = "mail", _("E-Mail")


class About(NetworkModel):
    """What hangs on a knot, on a person, or on nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    knot = models.ForeignKey(Knot, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    written_by_id = models.BigIntegerField(null=True, blank=True)
    written_by_name = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True


class Note(About):
    """What was said or seen on a day; ``who`` names the other side where no entry of the register fits."""

    channel = models.CharField(_("Art"), max_length=5, choices=Channel.choices, default=Channel.NOTE)
    text = models.TextField(_("Was war?"))
    who = models.CharField(_("Mit wem?"), max_length=200, blank=True)
    happened_on = models.DateField(_("Am"), default=clock.today)
    sending_key = models.UUIDField(default=uuid.uuid4)

    class Meta:
        ordering: ClassVar = ["-happened_on", "-written_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "sending_key"], name="notebook_note_sent_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "knot", "happened_on"], name="notebook_note_of_knot"),
            models.Index(fields=["network", "person", "happened_on"], name="notebook_note_of_person"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class FollowUp(About):
    """Something to do on a day, by one person of the office or by whoever is there."""

    what = models.CharField(_("Was ist zu tun?"), max_length=300)
    because = models.CharField(_("Warum gerade dann?"), max_length=300, blank=True)
    due_on = models.DateField(_("Wiedervorlage am"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.ForeignKey(Note, on_delete=models.SET_NULL, null=True, blank=True, related_name="follow_ups")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_name = models.CharField(max_length=120, blank=True)
    calendar_sequence = models.PositiveIntegerField(default=0)
    sending_key = models.UUIDField(default=uuid.uuid4)

    class Meta:
        ordering: ClassVar = ["due_on", "written_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "sending_key"], name="notebook_follow_up_sent_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["network", "due_on"], condition=models.Q(done_at=None), name="notebook_follow_up_open"
            ),
            models.Index(fields=["network", "knot"], name="notebook_follow_up_of_knot"),
            models.Index(fields=["network", "person"], name="notebook_follow_up_of_person"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and nobody has done it."""
        return self.done_at is None and self.due_on < clock.today()


class FollowUpMove(NetworkModel):
    """A follow-up was put off: from which day to which, by whom."""

    id = models.BigAutoField(primary_key=True)
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="moves")
    from_day = models.DateField()
    to_day = models.DateField()
    moved_at = models.DateTimeField(default=clock.now)
    moved_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["moved_at", "id"]
