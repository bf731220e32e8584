"""Writing mails. The row and its job are written on the connection of the caller: after a rollback there is neither."""

from __future__ import annotations

import base64
import re
import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.mailing.layout import Sender, account_text, network_text
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail, OutgoingMail
from fachwerk.tenancy.scope import active_network_id

Attachment = tuple[str, str, bytes]
SEND_NETWORK_MAIL = "mailing.send_mail"
SEND_ACCOUNT_MAIL = "mailing.send_account_mail"
LONGEST_SUBJECT = 250
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MIME = re.compile(r"^[a-z0-9.+-]+/[a-z0-9.+-]+(; ?[a-z0-9-]+=[A-Za-z0-9_-]+)*$")


def send_later(
    *,
    to: str,
    subject: str,
    text: str,
    purpose: str,
    reply_to: str = "",
    attachments: Iterable[Attachment] = (),
    html: str = "",
) -> NetworkMail:
    """Writes a mail of the active network into the outbox; the worker sends it after the commit."""
    sender = _sender()
    mail = NetworkMail(
        **_content(
            to, subject, network_text(sender, text), purpose, reply_to or sender.office_email, attachments, html
        ),
        from_name=one_line(sender.name),
    )
    _write(mail)
    if mail.state == MailState.WAITING:
        jobs.configure_task(SEND_NETWORK_MAIL, queue="mail").defer(network=str(active_network_id()), mail=str(mail.pk))
    return mail


def send_account_mail(*, to: str, subject: str, text: str, purpose: str, html: str = "") -> AccountMail:
    """Writes a mail about signing in, which belongs to no network, into the outbox."""
    body = account_text(text, address=settings.BASE_URL)
    mail = AccountMail(**_content(to, subject, body, purpose, "", (), html), from_name="Fachwerk")
    _write(mail)
    if mail.state == MailState.WAITING:
        jobs.configure_task(SEND_ACCOUNT_MAIL, queue="mail").defer(mail=str(mail.pk))
    return mail


def one_line(text: str) -> str:
    """The text for a header; raises NotSo when it would break the header into two."""
    if _LINE_ENDS.search(text) or any(unicodedata.category(letter) == "Cc" for letter in text if letter != "\t"):
        raise NotSo(_("Betreff, Name und Adresse einer E-Mail stehen in einer Zeile."))
    return text.strip()


def _content(
    to: str,
    subject: str,
    text: str,
    purpose: str,
    reply_to: str,
    attachments: Iterable[Attachment],
    html: str,
) -> dict[str, Any]:
    return {
        "to": one_address(to),
        "subject": one_line(subject)[:LONGEST_SUBJECT],
        "text": text,
        "html": html,
        "purpose": purpose,
        "reply_to": one_address(reply_to) if reply_to else "",
        "attachments": [_packed(*attachment) for attachment in attachments],
        "message_id": f"<{uuid.uuid4().hex}@{_domain()}>",
    }


def _write(mail: OutgoingMail) -> None:
    mail.written_at = mail.due_at = clock.now()
    if settings.DEMO:  # nothing leaves the demonstration; its mailbox page shows what would have been sent
        mail.state, mail.sent_at = MailState.SENT, mail.written_at
    mail.save(force_insert=True)


def one_address(address: str) -> str:
    """The address, checked; raises NotSo for anything but one plain address."""
    plain = one_line(address)
    try:
        validate_email(plain)
    except ValidationError as refused:
        raise NotSo(_("„%(address)s“ ist keine E-Mail-Adresse.") % {"address": plain}, field="email") from refused
    return plain


def _packed(name: str, mime: str, content: bytes) -> dict[str, str]:
    if not _MIME.match(mime):
        raise NotSo(_("Der Anhang hat keine gültige Art."))
    return {"name": one_line(name), "mime": mime, "content": base64.b64encode(content).decode("ascii")}


def unpacked(attachments: Sequence[dict[str, str]]) -> list[Attachment]:
    """The attachments of a row as they were handed in."""
    return [(part["name"], part["mime"], base64.b64decode(part["content"])) for part in attachments]


def _sender() -> Sender:
    networks = NetworkMail._meta.get_field("network").related_model
    return cast(Sender, cast(Any, networks).objects.get(pk=active_network_id()))


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
