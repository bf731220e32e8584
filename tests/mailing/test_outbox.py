"""The outbox: what is written, what is refused, and what a rollback leaves behind."""

import pytest
from django.db import transaction
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.core.errors import NotSo
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail
from fachwerk.mailing.outbox import send_account_mail, send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope


def write(**changes: object) -> NetworkMail:
    content = {
        "to": "frau@betrieb.example",
        "subject": "Ihr Platz",
        "text": "Guten Tag,\n\nbis bald.",
        "purpose": "test",
    }
    return send_later(**{**content, **changes})  # type: ignore[arg-type]


def test_a_mail_and_its_job_are_written_together(scope: Network) -> None:
    mail = write()
    assert mail.state == MailState.WAITING
    assert mail.from_name == scope.name
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("mailing.send_mail", {"network": str(scope.pk), "mail": str(mail.pk)})


def test_after_a_rollback_there_is_neither_mail_nor_job(scope: Network) -> None:
    with transaction.atomic():
        write()
        send_account_mail(to="frau@betrieb.example", subject="Code", text="1234", purpose="test")
        assert ProcrastinateJob.objects.count() == 2
        transaction.set_rollback(True)
    assert not NetworkMail.objects.exists()
    assert not AccountMail.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_the_office_stands_below_the_text(scope: Network) -> None:
    Network.objects.filter(pk=scope.pk).update(
        office_name="Geschäftsstelle Teutoheim",
        office_phone="05261 100",
        office_hours="Mo.–Fr.",
        office_email="buero@t.example",
    )
    mail = write()
    assert mail.text.startswith(
        "Guten Tag,\n\nbis bald.\n\n-- \nFachkräftebündnis Teutoheim\nGeschäftsstelle Teutoheim\n"
    )
    assert "Telefon: 05261 100 (Mo.–Fr.)" in mail.text
    assert mail.reply_to == "buero@t.example"


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00"])
@pytest.mark.parametrize("field", ["subject", "to", "reply_to"])
def test_a_line_end_never_reaches_a_header(scope: Network, field: str, ending: str) -> None:
    with pytest.raises(NotSo):
        write(**{field: f"frau@betrieb.example{ending}Bcc: alle@betrieb.example"})
    assert not NetworkMail.objects.exists()


@pytest.mark.parametrize("address", ["frau@", "", "a@b.example, c@d.example", "Frau <a@b.example>"])
def test_an_address_is_one_plain_address(scope: Network, address: str) -> None:
    with pytest.raises(NotSo, match="keine E-Mail-Adresse"):
        write(to=address)


def test_an_attachment_keeps_its_bytes_and_needs_a_clean_name(scope: Network) -> None:
    mail = write(attachments=[("termin.ics", "text/calendar; charset=utf-8", b"BEGIN\r\n\xff")])
    assert mail.attachments[0]["name"] == "termin.ics"
    with pytest.raises(NotSo):
        write(attachments=[("a\r\nb", "text/plain", b"")])
    with pytest.raises(NotSo):
        write(attachments=[("a.txt", "text/plain\r\nX: y", b"")])


def test_another_network_sees_no_mail(network: Network, other_network: Network) -> None:
    with network_scope(network):
        mail = write()
    with network_scope(other_network):
        assert not NetworkMail.objects.filter(pk=mail.pk).exists()
    with network_scope(network):
        assert NetworkMail.objects.filter(pk=mail.pk).exists()


@override_settings(DEMO=True)
def test_in_the_demonstration_a_mail_is_kept_and_nothing_is_ordered(scope: Network) -> None:
    mail = write()
    assert (mail.state, mail.sent_at) == (MailState.SENT, mail.written_at)
    assert not ProcrastinateJob.objects.exists()
