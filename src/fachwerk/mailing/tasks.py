"""Jobs of the outboxes."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from procrastinate.contrib.django import app as jobs

from fachwerk.mailing.models import AccountMail, NetworkMail
from fachwerk.mailing.outbox import SEND_ACCOUNT_MAIL, SEND_NETWORK_MAIL
from fachwerk.mailing.sending import forget_old_mails, overdue_mails, send_mail_of_account, send_network_mail
from fachwerk.tenancy.scope import network_scope


@jobs.task(name=SEND_NETWORK_MAIL, queue="mail")
def send_mail(network: str, mail: str) -> None:
    """Sends a mail of a network and comes back later when the mail server is busy or away."""
    again = send_network_mail(UUID(network), UUID(mail))
    if again:
        jobs.configure_task(SEND_NETWORK_MAIL, queue="mail", schedule_at=again).defer(network=network, mail=mail)


@jobs.task(name=SEND_ACCOUNT_MAIL, queue="mail")
def send_account_mail(mail: str) -> None:
    """Sends a mail about signing in and comes back later when the mail server is busy or away."""
    again = send_mail_of_account(UUID(mail))
    if again:
        jobs.configure_task(SEND_ACCOUNT_MAIL, queue="mail", schedule_at=again).defer(mail=mail)


@jobs.periodic(cron="*/10 * * * *", periodic_id="mailing.send_overdue")
@jobs.task(name="mailing.send_overdue", queue="mail", queueing_lock="mailing.send_overdue")
def send_overdue(timestamp: int) -> None:
    """Takes up the mails whose worker was killed."""
    for mail in overdue_mails(AccountMail):
        send_account_mail.defer(mail=str(mail))
    for network in _networks():
        with network_scope(network):
            for mail in overdue_mails(NetworkMail):
                send_mail.defer(network=str(network), mail=str(mail))


@jobs.periodic(cron="40 2 * * *", periodic_id="mailing.forget_old")
@jobs.task(name="mailing.forget_old", queue="mail", queueing_lock="mailing.forget_old")
def forget_old(timestamp: int) -> None:
    """Removes what nobody needs any more from both outboxes."""
    forget_old_mails(AccountMail)
    for network in _networks():
        with network_scope(network):
            forget_old_mails(NetworkMail)


def _networks() -> list[UUID]:
    return list(apps.get_model("networks", "Network").objects.values_list("pk", flat=True))
