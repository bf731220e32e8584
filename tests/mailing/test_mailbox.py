"""The mailbox of the demonstration, which nobody else has."""

import pytest
from django.test import Client, override_settings

from fachwerk.mailing.outbox import send_account_mail, send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope


def write(network: Network) -> str:
    with network_scope(network):
        mail = send_later(
            to="frau@betrieb.example",
            subject="Ihr Platz",
            text="Bestätigen: http://localhost:8000/l/abc/",
            purpose="test",
            attachments=[("termin 1.ics", "text/calendar", b"BEGIN:VCALENDAR")],
        )
    return f"/n/{network.slug}/demo-postfach/{mail.pk}/"


@override_settings(DEMO=True)
def test_a_mail_is_read_with_its_links_and_attachments(network: Network, client: Client) -> None:
    address = write(network)
    assert "Ihr Platz" in client.get(f"/n/{network.slug}/demo-postfach/").content.decode()
    assert "Ihr Platz" not in client.get(f"/n/{network.slug}/demo-postfach/?q=anders").content.decode()
    assert '<a href="http://localhost:8000/l/abc/"' in client.get(address).content.decode()
    attachment = client.get(f"{address}anhang/0/")
    assert attachment.content == b"BEGIN:VCALENDAR"
    assert attachment.headers["Content-Disposition"] == 'attachment; filename="termin_1.ics"'
    assert client.get(f"{address}anhang/1/").status_code == 404


@override_settings(DEMO=True)
def test_another_network_has_another_mailbox(network: Network, other_network: Network, client: Client) -> None:
    address = write(network)
    assert "Ihr Platz" not in client.get(f"/n/{other_network.slug}/demo-postfach/").content.decode()
    assert client.get(address.replace(network.slug, other_network.slug)).status_code == 404


@override_settings(DEMO=True)
def test_mails_about_signing_in_have_their_own_mailbox(db: None, client: Client) -> None:
    mail = send_account_mail(to="frau@betrieb.example", subject="Ihr Code", text="ABCD-EFGH", purpose="test")
    assert "Ihr Code" in client.get("/demo-postfach/").content.decode()
    assert "ABCD-EFGH" in client.get(f"/demo-postfach/{mail.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/n/teutoheim/demo-postfach/", "/demo-postfach/"])
def test_outside_of_the_demonstration_there_is_no_mailbox(network: Network, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.get(write(network)).status_code == 404
