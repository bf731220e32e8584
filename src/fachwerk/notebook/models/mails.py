"""Files and forwarded e-mails that belong to something."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.notebook.models.notes import About


class ForwardedMail(About):
    """An e-mail that somebody of the office handed in as file: its words as plain text, never its markup."""

    from_name = models.CharField(_("Von"), max_length=200, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    to = models.CharField(_("An"), max_length=500, blank=True)
    subject = models.CharField(_("Betreff"), max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)
    message_key = models.CharField(max_length=64)  # hash of Message-ID and content: handed in twice is kept once
    not_kept = models.JSONField(default=list)  # names of attachments that the house does not keep

    class Meta:
        ordering: ClassVar = ["-sent_at", "-written_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["network", "message_key", "knot", "person"],
                nulls_distinct=False,
                name="notebook_mail_once_per_place",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "knot"], name="notebook_mail_of_knot"),
            models.Index(fields=["network", "person"], name="notebook_mail_of_person"),
        ]

    def __str__(self) -> str:
        return self.subject


class Attachment(About):
    """A file under a random name; what it is was found out from its content."""

    name = models.CharField(_("Name"), max_length=200)
    ending = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    key = models.CharField(max_length=100)
    mail = models.ForeignKey(ForwardedMail, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")

    class Meta:
        ordering: ClassVar = ["-written_at"]
        indexes: ClassVar = [
            models.Index(fields=["network", "knot"], name="notebook_file_of_knot"),
            models.Index(fields=["network", "person"], name="notebook_file_of_person"),
        ]

    def __str__(self) -> str:
        return self.name
