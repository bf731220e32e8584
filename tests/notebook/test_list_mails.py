""" "E-Mail an diese Liste": recipients frozen, reasons kept, objections respected."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.operations import affiliate, change_person, enter_person
from fachwerk.core.errors import NotNow
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.networks.models import Network
from fachwerk.notebook.models import ListMail, ListRecipient
from fachwerk.notebook.operations import send_list_mail, settle_list_mails
from fachwerk.notebook.policies.merging import merged
from fachwerk.notebook.queries import Candidate, Listed, left_out_of, recipients_of, select
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
FOUND = Listed(
    "Alle Mitglieder",
    [
        Candidate("Leitung", "leitung@firma.example", "Ansprechperson"),
        Candidate("Leitung", "LEITUNG@firma.example", "noch einmal"),
        Candidate("Werkstatt", "", "Ansprechperson"),
        Candidate("Fremd", "fremd@firma.example", "Unternehmen", has_function=False),
    ],
    "/",
)


def send(actor: Actor, **more: object) -> ListMail:
    words: dict[str, object] = {
        "audience": "mitglieder", "audience_key": "", "found": FOUND, "purpose": "service", "subject": "Sitzung",
        "text": "Guten Tag {Name},\n\nbis Montag.", "sending_key": uuid.uuid4(),
    }  # fmt: skip
    return send_list_mail(actor, **{**words, **more})  # type: ignore[arg-type]


def test_one_mail_per_address_and_a_reason_for_everybody(scope: Network, office: Actor) -> None:
    letter = send(office)
    assert [line.email for line in recipients_of(letter)] == ["leitung@firma.example"]
    assert {one.name for one in left_out_of(letter)} == {"Werkstatt", "Fremd"}
    mail = NetworkMail.objects.get()
    assert "Guten Tag Leitung," in mail.text
    assert "Warum Sie diese E-Mail bekommen: Ansprechperson" in mail.text


def test_sent_twice_goes_out_once(scope: Network, office: Actor) -> None:
    key = uuid.uuid4()
    assert send(office, sending_key=key).pk == send(office, sending_key=key).pk
    assert NetworkMail.objects.count() == 1


def test_an_invitation_needs_a_consent(scope: Network, office: Actor) -> None:
    assert select(FOUND, "invitations").recipients == []
    with pytest.raises(NotNow):
        send(office, purpose="invitations")
    assert NetworkMail.objects.count() == 0


def test_recipients_stay_as_they_were_when_it_was_sent(scope: Network, office: Actor) -> None:
    organisation = a_member(office)
    person = enter_person(office, name="Leitung", email="alt@firma.example")
    affiliate(office, person=person, organisation=organisation)
    found = Listed("Liste", [Candidate(person.name, person.email, "Ansprechperson", person.pk)], "/")
    letter = send(office, found=found)
    change_person(office, person=person, name="Leitung", email="neu@firma.example")
    assert [line.email for line in recipients_of(letter)] == ["alt@firma.example"]


def test_what_became_of_a_mail_outlives_the_outbox(scope: Network, office: Actor, the_system: Actor) -> None:
    letter = send(office)
    NetworkMail.objects.update(state=MailState.FAILED)
    settle_list_mails(the_system)
    NetworkMail.objects.all().delete()
    assert ListRecipient.objects.get().state == MailState.FAILED
    assert recipients_of(letter)[0].state == "kam nicht an"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Guten Tag {Name},", "Kim Muster", "Guten Tag Kim Muster,"),
        ("Guten Tag { name },", "", "Guten Tag,"),
        ("Guten Tag {Name}", "{Name} {Name}", "Guten Tag {Name} {Name}"),
        ("{Name}", "a\nb", "a b"),
        ("{Name:>99}", "x", "{Name:>99}"),
    ],
)
def test_names_are_filled_in_and_bring_nothing_along(text: str, name: str, expected: str) -> None:
    assert merged(text, name) == expected


def test_looking_and_trying_sends_nothing_to_the_list(network: Network, office: Actor, signed_in: SignIn) -> None:
    with network_scope(network):
        a_member(office, email="firma@firma.example")
    browser = signed_in(network, Role.OFFICE_STAFF)
    page = f"/n/{network.slug}/buero/rundschreiben/an/mitglieder/"
    assert "firma@firma.example" in browser.get(page).content.decode()
    words = {"purpose": "service", "subject": "Sitzung", "text": "Guten Tag {Name},\nbis Montag."}
    seen = browser.post(page, {**words, "tun": "vorschau"}).content.decode()
    assert "Jetzt verschicken" in seen
    browser.post(page, {**words, "tun": "probe"})
    with network_scope(network):
        assert [mail.to for mail in NetworkMail.objects.all()] == [f"office_staff@{network.slug}.example"]
    answer = browser.post(page, {**words, "tun": "senden"}, follow=True).content.decode()
    assert "Die E-Mail ist unterwegs" in answer
    assert "firma@firma.example" in answer


def test_another_network_reads_no_letters(
    network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        letter = send(office)
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    assert stranger.get(f"/n/{other_network.slug}/buero/rundschreiben/{letter.pk}/").status_code == 404
