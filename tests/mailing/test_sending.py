"""Sending: once, again after a temporary refusal, never again after a permanent one."""

import smtplib
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.core import mail as mailbox
from django.core.mail.backends.base import BaseEmailBackend
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.core.clock import clock_set
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail
from fachwerk.mailing.outbox import send_account_mail, send_later
from fachwerk.mailing.sending import CLAIM_LASTS, DELAYS, overdue_mails, send_mail_of_account, send_network_mail
from fachwerk.mailing.tasks import forget_old, send_mail, send_overdue
from fachwerk.networks.models import Network


class Refusing(BaseEmailBackend):
    """A mail server that answers with what the test says."""

    answer: ClassVar[Exception] = OSError("timed out")

    def send_messages(self, messages: Any) -> int:
        raise self.answer


REFUSING = override_settings(EMAIL_BACKEND=f"{__name__}.Refusing")


@pytest.fixture
def mail(scope: Network, frozen_clock: datetime) -> NetworkMail:
    attachment = ("termin.ics", "text/calendar", b"BEGIN:VCALENDAR")
    return send_later(
        to="frau@betrieb.example", subject="Grüße", text="Guten Tag", purpose="test", attachments=[attachment]
    )


def test_a_mail_goes_out_once_with_its_fixed_message_id(mail: NetworkMail) -> None:
    assert send_network_mail(mail.network.pk, mail.pk) is None
    assert send_network_mail(mail.network.pk, mail.pk) is None
    (sent,) = mailbox.outbox
    message = sent.message()
    assert message["Message-ID"] == mail.message_id
    assert sent.to == ["frau@betrieb.example"]
    assert "termin.ics" in message.as_string()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.claimed_at) == (MailState.SENT, 1, None)


def test_a_message_has_exactly_the_expected_headers(mail: NetworkMail) -> None:
    send_network_mail(mail.network.pk, mail.pk)
    assert sorted(mailbox.outbox[0].message().keys()) == [
        "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To",
    ]  # fmt: skip


@REFUSING
def test_a_temporary_refusal_is_tried_again_after_a_growing_delay(
    mail: NetworkMail, frozen_clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Refusing, "answer", smtplib.SMTPResponseException(451, b"later"))
    send_mail(network=str(mail.network.pk), mail=str(mail.pk))
    mail.refresh_from_db()
    assert (mail.state, mail.due_at, mail.last_error) == (MailState.WAITING, frozen_clock + DELAYS[0], "451 later")
    again = ProcrastinateJob.objects.latest("id")
    assert again.scheduled_at == mail.due_at
    with clock_set(mail.due_at):
        assert send_network_mail(mail.network.pk, mail.pk) == mail.due_at + DELAYS[1]


@REFUSING
def test_a_mail_is_given_up_after_the_last_delay(mail: NetworkMail) -> None:
    NetworkMail.objects.filter(pk=mail.pk).update(attempts=len(DELAYS))
    assert send_network_mail(mail.network.pk, mail.pk) is None
    mail.refresh_from_db()
    assert mail.state == MailState.FAILED
    assert "nicht erreichbar" in mail.last_error


@REFUSING
def test_a_permanent_refusal_fails_with_its_reason(mail: NetworkMail, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = smtplib.SMTPRecipientsRefused({"frau@betrieb.example": (550, b"no such user")})
    monkeypatch.setattr(Refusing, "answer", refusal)
    assert send_network_mail(mail.network.pk, mail.pk) is None
    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == (MailState.FAILED, "550 no such user")


def test_a_claimed_mail_is_left_alone_until_its_worker_must_be_dead(mail: NetworkMail, frozen_clock: datetime) -> None:
    NetworkMail.objects.filter(pk=mail.pk).update(claimed_at=frozen_clock, attempts=1)
    send_network_mail(mail.network.pk, mail.pk)
    assert mailbox.outbox == []
    with clock_set(frozen_clock + CLAIM_LASTS + timedelta(seconds=1)):
        assert overdue_mails(NetworkMail) == [mail.pk]
        send_network_mail(mail.network.pk, mail.pk)
    assert len(mailbox.outbox) == 1


def test_lost_jobs_are_ordered_again_for_each_outbox(
    mail: NetworkMail, other_network: Network, frozen_clock: datetime
) -> None:
    of_account = send_account_mail(to="frau@betrieb.example", subject="Code", text="1234", purpose="test")
    ProcrastinateJob.objects.all()._raw_delete("default")
    with clock_set(frozen_clock + timedelta(minutes=20)):
        send_overdue(timestamp=0)
    assert {job.args["mail"] for job in ProcrastinateJob.objects.all()} == {str(mail.pk), str(of_account.pk)}


def test_a_mail_about_an_account_goes_out_without_any_network(db: None) -> None:
    written = send_account_mail(to="frau@betrieb.example", subject="Code", text="1234", purpose="test")
    send_mail_of_account(written.pk)
    assert mailbox.outbox[0].subject == "Code"
    assert AccountMail.objects.get().state == MailState.SENT


def test_old_mails_are_forgotten_but_never_a_waiting_one(
    mail: NetworkMail, other_network: Network, frozen_clock: datetime
) -> None:
    waiting = send_later(to="frau@betrieb.example", subject="Wartet", text="Guten Tag", purpose="test")
    code = send_account_mail(to="frau@betrieb.example", subject="Code", text="1234", purpose="test")
    send_network_mail(mail.network.pk, mail.pk)
    send_mail_of_account(code.pk)
    with clock_set(frozen_clock + timedelta(days=8)):
        forget_old(timestamp=0)
    assert not AccountMail.objects.exists()
    assert NetworkMail.objects.count() == 2
    with clock_set(frozen_clock + timedelta(days=91)), override_settings(DEMO=True):
        forget_old(timestamp=0)
    assert NetworkMail.objects.count() == 2
    with clock_set(frozen_clock + timedelta(days=91)):
        forget_old(timestamp=0)
    assert list(NetworkMail.objects.all()) == [waiting]
