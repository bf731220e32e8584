"""What the office does with mails that did not arrive. It stands here because `mailing` lies below the gate."""

from __future__ import annotations

from fachwerk.access.actor import Actor
from fachwerk.mailing import bounces
from fachwerk.mailing.models import NetworkMail
from fachwerk.operation.gate import operation


@operation("mailing.send_again", on="mail")
def send_again(actor: Actor, *, mail: NetworkMail, to: str = "") -> NetworkMail:
    """Sends a mail that did not arrive once more, to the same address or to a corrected one."""
    return bounces.write_again(mail, to)


@operation("mailing.drop_mail", on="mail")
def drop_mail(actor: Actor, *, mail: NetworkMail) -> NetworkMail:
    """Takes a mail that did not arrive off the list; it is not sent any more."""
    return bounces.set_aside(mail)
