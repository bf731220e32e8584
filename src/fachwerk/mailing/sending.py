"""Sending what waits in the outboxes: claimed, handed to the mail server with its fixed Message-ID, marked.

A claim is committed before the mail server is asked, so no transaction waits for it. If the process dies after the
server has said yes and before the row is marked, the mail goes out a second time with the same Message-ID; mail
programs show it once. That is the one window in which a mail can be sent twice.
"""

from __future__ import annotations

import smtplib
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from email.utils import formataddr, formatdate, parseaddr
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import models, transaction
from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail, OutgoingMail
from fachwerk.mailing.outbox import unpacked
from fachwerk.tenancy.scope import network_scope

#: Waiting times after the first, second … failure: together 48 hours, then the mail is given up.
DELAYS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 960, 1179)]
#: A claim older than this belongs to a worker that died: a mail server is never asked for longer.
CLAIM_LASTS = timedelta(minutes=10)
FIRST_PERMANENT_CODE = 500
KEEP_NETWORK_MAILS = timedelta(days=90)
KEEP_ACCOUNT_MAILS = timedelta(days=7)
Outbox = type[NetworkMail] | type[AccountMail]


def send_network_mail(network: UUID, mail: UUID) -> datetime | None:
    """Sends one mail of a network; gives back when to try again, if it has to be tried again."""
    return _send(NetworkMail, mail, network)


def send_mail_of_account(mail: UUID) -> datetime | None:
    """Sends one mail about signing in; gives back when to try again."""
    return _send(AccountMail, mail, None)


def overdue_mails(outbox: Outbox) -> list[UUID]:
    """Mails whose job got lost (worker killed between claim and mark): due, waiting, and claimed by nobody alive."""
    moment = clock.now()
    found = _unclaimed(outbox.objects.all(), moment).filter(due_at__lt=moment - CLAIM_LASTS)
    return list(found.order_by("due_at").values_list("pk", flat=True)[:500])


def forget_old_mails(outbox: Outbox) -> int:
    """Removes mails that were sent or given up long ago; those about signing in hold codes and go sooner."""
    keeping = KEEP_ACCOUNT_MAILS if outbox is AccountMail else KEEP_NETWORK_MAILS
    if settings.DEMO:  # its history is years old from the first day on
        return 0
    done = outbox.objects.exclude(state=MailState.WAITING).filter(written_at__lt=clock.now() - keeping)
    return int(done.delete()[0])


def _send(outbox: Outbox, key: UUID, network: UUID | None) -> datetime | None:
    with _outbox_of(network):
        mail = _claim(outbox, key)
    if mail is None:
        return None
    refusal = _hand_over(mail)
    with _outbox_of(network):
        return _mark(outbox, mail, refusal)


def _outbox_of(network: UUID | None) -> AbstractContextManager[Any]:
    return network_scope(network) if network else nullcontext()


def _unclaimed(mails: models.QuerySet[Any], moment: datetime) -> models.QuerySet[Any]:
    free = models.Q(claimed_at=None) | models.Q(claimed_at__lt=moment - CLAIM_LASTS)
    return mails.filter(free, state=MailState.WAITING, due_at__lte=moment)


def _claim(outbox: Outbox, key: UUID) -> OutgoingMail | None:
    moment = clock.now()
    with transaction.atomic():
        waiting = _unclaimed(outbox.objects.select_for_update(skip_locked=True), moment)
        mail: OutgoingMail | None = waiting.filter(pk=key).first()
        if mail is not None:
            mail.claimed_at, mail.attempts = moment, mail.attempts + 1
            mail.save(update_fields=["claimed_at", "attempts"])
    return mail


class _Refusal:
    """What the mail server answered, and whether asking again can help.

    Only an answer about this recipient or this text is final. A wrong password, a refused sender or a server away is
    the installation's trouble: the mails wait until it is mended.
    """

    def __init__(self, reason: str, *, is_permanent: bool) -> None:
        self.reason, self.is_permanent = reason, is_permanent


def _hand_over(mail: OutgoingMail) -> _Refusal | None:
    try:
        with get_connection() as connection:
            connection.send_messages([message_of(mail)])
    except smtplib.SMTPRecipientsRefused as refused:
        code, answer = next(iter(refused.recipients.values()))
        return _answered(code, answer, is_final=code >= FIRST_PERMANENT_CODE)
    except smtplib.SMTPDataError as refused:
        return _answered(refused.smtp_code, refused.smtp_error, is_final=refused.smtp_code >= FIRST_PERMANENT_CODE)
    except smtplib.SMTPResponseException as refused:
        return _answered(refused.smtp_code, refused.smtp_error, is_final=False)
    except (smtplib.SMTPException, OSError) as unreachable:
        reason = _("Der Mailserver ist nicht erreichbar (%(reason)s).") % {"reason": unreachable}
        return _Refusal(reason, is_permanent=False)
    return None


def _answered(code: int, answer: bytes | str, *, is_final: bool) -> _Refusal:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return _Refusal(f"{code} {said}", is_permanent=is_final)


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message with exactly the headers we want; its Message-ID was fixed when the row was written."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=formataddr((mail.from_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": mail.message_id, "Date": formatdate(mail.written_at.timestamp(), localtime=True)},
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for name, mime, content in unpacked(mail.attachments):
        message.attach(name, content, mime)
    return message


def _mark(outbox: Outbox, mail: OutgoingMail, refusal: _Refusal | None) -> datetime | None:
    moment = clock.now()
    outcome: dict[str, Any] = {"claimed_at": None}
    again: datetime | None = None
    if refusal is None:
        outcome |= {"state": MailState.SENT, "sent_at": moment, "last_error": ""}
    elif refusal.is_permanent:
        outcome |= {"state": MailState.FAILED, "last_error": refusal.reason[:500]}
    elif mail.attempts > len(DELAYS):
        reason = _("Der Mailserver hat die E-Mail 48 Stunden lang nicht angenommen. Zuletzt: %(reason)s")
        outcome |= {"state": MailState.FAILED, "last_error": (reason % {"reason": refusal.reason})[:500]}
    else:
        again = moment + DELAYS[mail.attempts - 1]
        outcome |= {"due_at": again, "last_error": refusal.reason[:500]}
    outbox.objects.filter(pk=mail.pk, state=MailState.WAITING).update(**outcome)
    return again
