"""A real mail server that is away, busy, refuses or hangs: what happens to a mail, and that no request waits for it."""

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import Client
from pytest_django import Settings

from fachwerk.core.clock import clock_set
from fachwerk.mailing.bounces import bounced
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail
from fachwerk.mailing.outbox import send_later
from fachwerk.mailing.sending import DELAYS, send_network_mail
from fachwerk.networks.models import Network

LOOPBACK = "127.0.0.1"


class Postbox:
    """Answers as told and keeps what it accepted."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.accepted: list[bytes] = []

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.accepted.append(bytes(envelope.content or b""))
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def mail_server(postbox: Postbox, settings: Settings) -> Iterator[Controller]:
    """Runs on a free port of the loopback until the test ends."""
    port = _unused_port()
    server = Controller(postbox, hostname=LOOPBACK, port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = LOOPBACK, port, 2
    yield server
    server.stop()


def _unused_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def mail(scope: Network, frozen_clock: datetime) -> NetworkMail:
    return send_later(to="frau@betrieb.example", subject="Grüße", text="Guten Tag", purpose="test")


def _send(mail: NetworkMail) -> datetime | None:
    again = send_network_mail(mail.network.pk, mail.pk)
    mail.refresh_from_db()
    return again


def test_a_mail_is_delivered_once_after_the_server_has_come_back(
    mail: NetworkMail, mail_server: Controller, postbox: Postbox, settings: Settings
) -> None:
    settings.EMAIL_PORT = _unused_port()
    again = _send(mail)
    assert again is not None
    assert mail.state == MailState.WAITING
    settings.EMAIL_PORT = mail_server.port
    with clock_set(again):
        assert _send(mail) is None
        assert _send(mail) is None
    (accepted,) = postbox.accepted
    assert message_from_bytes(accepted)["Message-ID"] == mail.message_id
    assert mail.state == MailState.SENT


def test_a_busy_server_is_asked_again_at_growing_distance_for_48_hours(
    mail: NetworkMail, mail_server: Controller, postbox: Postbox, frozen_clock: datetime
) -> None:
    postbox.answer = "451 Requested action aborted"
    moment, distances = frozen_clock, []
    while True:
        with clock_set(moment):
            again = _send(mail)
        if again is None:
            break
        distances.append(again - moment)
        moment = again
    assert distances == DELAYS == sorted(DELAYS)
    assert moment - frozen_clock == timedelta(hours=48)
    assert mail.state == MailState.FAILED
    assert mail.last_error.startswith("Der Mailserver hat die E-Mail 48 Stunden lang nicht angenommen. Zuletzt: 451")
    assert postbox.accepted == []


def test_an_unknown_recipient_comes_back_at_once(mail: NetworkMail, mail_server: Controller, postbox: Postbox) -> None:
    postbox.answer = "550 No such user here"
    assert _send(mail) is None
    assert (mail.state, mail.attempts) == (MailState.FAILED, 1)
    assert list(bounced()) == [mail]


def test_a_refused_password_of_ours_is_nobodys_wrong_address(
    mail: NetworkMail, mail_server: Controller, settings: Settings
) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "fachwerk", "wrong"
    assert _send(mail) is not None
    assert mail.state == MailState.WAITING
    assert not bounced().exists()


def test_a_hanging_server_keeps_no_request_waiting(network: Network, client: Client, settings: Settings) -> None:
    with socket.create_server((LOOPBACK, 0)) as hanging:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = LOOPBACK, hanging.getsockname()[1], 60
        hanging.settimeout(0.2)
        answer = client.post("/konto/einloggen/code/", {"email": "frau@betrieb.example"})
        assert answer.status_code == 302
        with pytest.raises(TimeoutError):
            hanging.accept()  # the request has not even knocked
    assert AccountMail.objects.get().state == MailState.WAITING


def test_a_hanging_server_is_left_after_the_time_limit_and_asked_again(mail: NetworkMail, settings: Settings) -> None:
    with socket.create_server((LOOPBACK, 0)) as hanging:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = LOOPBACK, hanging.getsockname()[1], 0.3
        assert _send(mail) is not None
    assert mail.state == MailState.WAITING
    assert "nicht erreichbar" in mail.last_error
