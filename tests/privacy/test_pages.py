"""Every page of privacy answers, and a stranger sees none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fachwerk.access.roles import Role
from fachwerk.contacts.models import Person
from fachwerk.networks.models import Network
from fachwerk.privacy.models import ConsentState
from fachwerk.privacy.operations import ask_consent, withdraw_link
from fachwerk.privacy.queries import consent_of, may_write_to
from fachwerk.tenancy.scope import network_scope

SignIn = Callable[..., Client]


@pytest.fixture
def person(network: Network) -> Person:
    with network_scope(network):
        return Person.objects.create(name="Petra Zaunkönig", email="petra@zaun.example", phone="05231 99887")


def test_the_office_pages_answer(network: Network, person: Person, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_LEAD)
    pages = ["office_privacy", "office_consents", "office_periods", "office_record", "processing"]
    addresses = [reverse(f"privacy:{name}", args=[network.slug]) for name in pages]
    addresses += [
        reverse(f"privacy:{name}", args=[network.slug, person.pk])
        for name in ("office_person", "office_person_erase", "office_person_keep", "office_person_consent")
    ]
    addresses += [
        reverse("privacy:office_wording", args=[network.slug, "newsletter"]),
        reverse("privacy:office_period", args=[network.slug]) + "?art=people",
        reverse("privacy:office_address", args=[network.slug]) + "?email=petra@zaun.example",
        reverse("privacy:office_address_erase", args=[network.slug]) + "?email=petra@zaun.example",
        reverse("privacy_installation:own_data"),
    ]
    assert [(url, browser.get(url).status_code) for url in addresses] == [(url, 200) for url in addresses]
    pdf = browser.get(reverse("privacy:office_record_pdf", args=[network.slug]))
    assert pdf.content.startswith(b"%PDF-")


def test_the_answer_to_a_person_is_one_file(network: Network, person: Person, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    made = browser.post(reverse("privacy:office_person_export", args=[network.slug, person.pk]))
    assert made["Content-Type"] == "application/zip"
    assert made.content.startswith(b"PK")


def test_erasing_asks_for_the_name_and_then_nothing_is_left(
    network: Network, person: Person, signed_in: SignIn
) -> None:
    browser = signed_in(network, Role.OFFICE_LEAD)
    url = reverse("privacy:office_person_erase", args=[network.slug, person.pk])
    assert browser.post(url, {"typed_name": "Petra"}).status_code == 422
    assert browser.post(url, {"typed_name": "Petra Zaunkönig", "stop_writing": "on"}).status_code == 303
    with network_scope(network):
        assert not Person.objects.filter(pk=person.pk).exists()
        assert not may_write_to("petra@zaun.example", "newsletter")


def test_staff_may_look_but_only_the_lead_erases(network: Network, person: Person, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert browser.get(reverse("privacy:office_person", args=[network.slug, person.pk])).status_code == 200
    assert browser.get(reverse("privacy:office_person_erase", args=[network.slug, person.pk])).status_code == 403


def test_another_network_finds_nobody(
    network: Network, other_network: Network, person: Person, signed_in: SignIn
) -> None:
    browser = signed_in(other_network, Role.OFFICE_LEAD)
    assert browser.get(reverse("privacy:office_person", args=[other_network.slug, person.pk])).status_code == 404
    page = browser.get(reverse("privacy:office_address", args=[other_network.slug]) + "?email=petra@zaun.example")
    assert "Zaunkönig" not in page.content.decode()


def test_one_button_confirms_and_one_click_ends_it(network: Network, office: object, client: Client) -> None:
    with network_scope(network):
        consent = ask_consent(office, purpose="newsletter", email="neu@zaun.example", came_by="Formular")  # type: ignore[arg-type]
        assert consent is not None
        link = next(word for word in consent.mail_text.split() if "/l/" in word)
    path = "/l/" + link.split("/l/")[1]
    assert client.get(path).status_code == 200
    with network_scope(network):
        assert not may_write_to("neu@zaun.example", "newsletter")  # looking is not agreeing
    assert client.post(path).status_code == 303
    assert "bestätigt" in client.get(path).content.decode()
    with network_scope(network):
        assert may_write_to("neu@zaun.example", "newsletter")
        ending = withdraw_link(consent)
    careful = Client(enforce_csrf_checks=True)
    path = "/abbestellen/" + ending.split("/abbestellen/")[1]
    assert careful.get(path).status_code == 200
    assert careful.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    with network_scope(network):
        assert not may_write_to("neu@zaun.example", "newsletter")
        found = consent_of("neu@zaun.example", "newsletter")
        assert found is not None
        assert found.state == ConsentState.WITHDRAWN  # type: ignore[attr-defined]
