"""Reading letters to lists."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from fachwerk.core.errors import NotThere
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.notebook.models import LeftOut, ListMail, ListRecipient


@dataclass(frozen=True)
class RecipientLine:
    """One recipient and what became of the mail."""

    name: str
    email: str
    reason: str
    state: str
    tone: str


def list_mails() -> QuerySet[ListMail]:
    """Letters that were sent, the latest first, each with ``number`` of recipients."""
    return ListMail.objects.annotate(number=Count("recipients")).order_by("-sent_at")


def list_mail_called(key: uuid.UUID) -> ListMail:
    """One letter; raises NotThere."""
    found = ListMail.objects.filter(pk=key).first()
    if found is None:
        raise NotThere
    return found


def recipients_of(mail: ListMail) -> list[RecipientLine]:
    """Everybody who got the letter, with the present state of their mail."""
    rows = list(ListRecipient.objects.filter(mail=mail))
    now = dict(NetworkMail.objects.filter(pk__in=[row.outbox_id for row in rows]).values_list("pk", "state"))
    return [_line(row, now.get(row.outbox_id, row.state)) for row in rows]


def left_out_of(mail: ListMail) -> Sequence[LeftOut]:
    """Everybody who did not get it."""
    return list(LeftOut.objects.filter(mail=mail))


def _line(row: ListRecipient, state: str) -> RecipientLine:
    words = str(MailState(state).label) if state in MailState.values else _("nicht mehr bekannt")
    tone = (
        {MailState.SENT: "ok", MailState.FAILED: "bad"}.get(MailState(state), "") if state in MailState.values else ""
    )
    return RecipientLine(row.name, row.email, row.reason, words, tone)
