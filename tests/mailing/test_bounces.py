"""Returned mails: the office sees them, sends them again to a corrected address or sets them aside."""

from datetime import datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.journal.records import history_of
from fachwerk.mailing.bounces import bounced, bounced_mail, why_not
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.operation.mails import drop_mail, send_again
from fachwerk.tenancy.scope import network_scope


@pytest.fixture
def returned(scope: Network, frozen_clock: datetime) -> NetworkMail:
    mail = send_later(to="frau@betreib.example", subject="Ihr Platz", text="Guten Tag", purpose="test")
    NetworkMail.objects.filter(pk=mail.pk).update(state=MailState.FAILED, attempts=1, last_error="550 no such user")
    ProcrastinateJob.objects.all()._raw_delete("default")
    mail.refresh_from_db()
    return mail


def test_a_returned_mail_is_listed_for_its_own_network_only(returned: NetworkMail, other_network: Network) -> None:
    assert list(bounced()) == [returned]
    with network_scope(other_network):
        assert not bounced().exists()
        with pytest.raises(NotThere):
            bounced_mail(returned.pk)


def test_the_reason_is_said_in_plain_words(returned: NetworkMail) -> None:
    assert "Diese Adresse gibt es nicht" in why_not(returned).meaning
    assert why_not(returned).answer == "550 no such user"
    returned.last_error = "Der Mailserver hat die E-Mail 48 Stunden lang nicht angenommen. Zuletzt: 451 later"
    assert "zwei Tage lang" in why_not(returned).meaning


def test_a_returned_mail_goes_out_again_to_the_corrected_address(office: Actor, returned: NetworkMail) -> None:
    message_id = returned.message_id
    again = send_again(office, mail=returned, to="frau@betrieb.example")
    assert (again.to, again.state, again.attempts, again.message_id) == (
        "frau@betrieb.example", MailState.WAITING, 0, message_id,
    )  # fmt: skip
    assert ProcrastinateJob.objects.get().args["mail"] == str(returned.pk)
    assert history_of(returned.pk)[0].code == "mailing.send_again"
    assert not bounced().exists()


def test_a_wrong_address_is_refused_and_the_mail_stays_listed(office: Actor, returned: NetworkMail) -> None:
    with pytest.raises(NotSo, match="keine E-Mail-Adresse"):
        send_again(office, mail=returned, to="frau@")
    assert bounced().exists()


def test_a_mail_is_dealt_with_once(office: Actor, returned: NetworkMail) -> None:
    drop_mail(office, mail=returned)
    assert not bounced().exists()
    with pytest.raises(NotNow):
        send_again(office, mail=returned)
    assert not ProcrastinateJob.objects.exists()


def test_a_visitor_sends_nothing_again(guest: Actor, returned: NetworkMail) -> None:
    with pytest.raises(NotAllowed):
        send_again(guest, mail=returned)
