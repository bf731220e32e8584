"""The mailbox of the demonstration: what would have been sent."""

from __future__ import annotations

import base64
from uuid import UUID

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q

from fachwerk.core.errors import NotThere
from fachwerk.mailing.models import AccountMail, NetworkMail, OutgoingMail

PER_PAGE = 40
Outbox = type[NetworkMail] | type[AccountMail]


def demonstration_only() -> None:
    """Outside of the demonstration nobody reads other people's mails."""
    if not settings.DEMO:
        raise NotThere


def mails_in(outbox: Outbox, words: str, number: str) -> Page[OutgoingMail]:
    """One page of the mails of the active network, or of those about signing in; the latest first."""
    demonstration_only()
    mails = outbox.objects.order_by("-written_at")
    if words:
        mails = mails.filter(Q(to__icontains=words) | Q(subject__icontains=words))
    return Paginator(mails, PER_PAGE).get_page(number)


def mail_called(outbox: Outbox, key: UUID) -> OutgoingMail:
    """One mail; a foreign network's is not there."""
    demonstration_only()
    mail: OutgoingMail | None = outbox.objects.filter(pk=key).first()
    if mail is None:
        raise NotThere
    return mail


def attachment_called(outbox: Outbox, key: UUID, position: int) -> tuple[str, str, bytes]:
    """Name, kind and bytes of one attachment."""
    parts = mail_called(outbox, key).attachments
    if position >= len(parts):
        raise NotThere
    part = parts[position]
    return part["name"], part["mime"], base64.b64decode(part["content"])
