"""Arrangements of the notebook, made by its operations."""

from __future__ import annotations

from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.notebook.models import FollowUp, Note
from fachwerk.notebook.operations import put_on_desk, write_note


def a_note(actor: Actor, text: str = "Die Backstube sucht zwei Auszubildende", **more: Any) -> Note:
    return write_note(actor, text=text, **more)


def a_follow_up(actor: Actor, what: str = "Einladung verschicken", in_days: int = 0, **more: Any) -> FollowUp:
    due = more.pop("due_on", None) or clock.today() + timedelta(days=in_days)
    return put_on_desk(actor, what=what, due_on=due, **more)


def a_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_mail(
    text: str = "Guten Tag, wir kommen gern.",
    subject: str = "Zusage",
    sender: str = "Betriebsleitung <b@firma.example>",
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "buero@teutoheim.example", subject
    mail["Date"], mail["Message-ID"] = "Thu, 27 Apr 2017 09:30:00 +0200", "<eins@firma.example>"
    mail.set_content(text)
    return mail


DAY = date(2017, 4, 27)
