"""Mails that did not arrive: what the office sees of them, and how one is sent once more."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotThere
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.mailing.outbox import SEND_NETWORK_MAIL, one_address
from fachwerk.tenancy.scope import active_network_id


@dataclass(frozen=True)
class WhyNot:
    """What the server's answer means for the office, and the answer itself for whoever runs the mail server."""

    meaning: str
    answer: str


def bounced() -> QuerySet[NetworkMail]:
    """Mails of the active network that did not arrive and that nobody has dealt with, the latest first."""
    return NetworkMail.objects.filter(state=MailState.FAILED).order_by("-written_at")


def bounced_mail(key: UUID) -> NetworkMail:
    """One of them; a foreign network's is not there."""
    mail = bounced().filter(pk=key).first()
    if mail is None:
        raise NotThere
    return mail


def why_not(mail: NetworkMail) -> WhyNot:
    """The reason in plain words: most returns mean one of five things."""
    answer = mail.last_error
    code = answer[:3]
    if code in {"550", "551", "553"}:
        meaning = _("Diese Adresse gibt es nicht (mehr). Bitte prüfen Sie die Schreibweise oder fragen Sie nach.")
    elif code in {"552", "452"}:
        meaning = _("Das Postfach ist voll oder die E-Mail zu groß.")
    elif code == "554":
        meaning = _("Der Mailserver der Gegenseite hat die E-Mail abgelehnt.")
    elif code.isdigit():
        meaning = _("Der Mailserver der Gegenseite nimmt die E-Mail nicht an.")
    else:
        meaning = _("Die E-Mail ließ sich zwei Tage lang nicht zustellen.")
    return WhyNot(meaning, answer)


def write_again(mail: NetworkMail, to: str = "") -> NetworkMail:
    """Puts a returned mail back into the outbox; it keeps its Message-ID, because nobody has received it yet."""
    changes = {
        "to": one_address(to) if to else mail.to,
        "state": MailState.WAITING,
        "attempts": 0,
        "due_at": clock.now(),
        "claimed_at": None,
        "last_error": "",
    }
    _leave_the_returns(mail, changes)
    jobs.configure_task(SEND_NETWORK_MAIL, queue="mail").defer(network=str(active_network_id()), mail=str(mail.pk))
    return mail


def set_aside(mail: NetworkMail) -> NetworkMail:
    """Takes a returned mail off the list without sending it."""
    _leave_the_returns(mail, {"state": MailState.DROPPED})
    return mail


def _leave_the_returns(mail: NetworkMail, changes: dict[str, object]) -> None:
    """One of two people who press the button at the same moment is told that it is done."""
    if not NetworkMail.objects.filter(pk=mail.pk, state=MailState.FAILED).update(**changes):
        raise NotNow(_("Diese E-Mail ist schon erledigt."))
    mail.refresh_from_db()
