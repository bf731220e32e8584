"""Pages of the office, and the short link of a consultancy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core.referrals import COOKIE
from fachwerk.networks.models import Network
from fachwerk.outreach import operations
from fachwerk.outreach.models import Campaign, Multiplier, Referral, Touch
from fachwerk.tenancy.scope import network_scope
from tests.outreach.makers import company, consultancy, touched

pytestmark = pytest.mark.usefixtures("frozen_clock")


def address(network: Network, path: str = "") -> str:
    return f"/n/{network.slug}/{path}"


def test_the_short_link_is_counted_and_leads_to_the_entrance_for_companies(
    network: Network, office: Actor, client: Client
) -> None:
    with network_scope(network):
        multiplier = operations.name_multiplier(office, organisation=consultancy(office))
    answer = client.get(address(network, "b/kompass/"))
    assert answer.status_code == 302
    assert answer["Location"] == address(network, "fuer-unternehmen/")
    cookie = answer.cookies[COOKIE]
    assert (cookie["path"], cookie["max-age"], cookie["expires"]) == (address(network), "", "")
    assert client.get(address(network, "b/fremd/")).status_code == 404
    with network_scope(network):
        operations.change_multiplier(office, multiplier=multiplier, is_active=False)
    assert COOKIE not in Client().get(address(network, "b/KOMPASS/")).cookies
    with network_scope(network):
        assert Referral.objects.get().count == 1


def test_the_office_sees_the_funnel_and_exports_the_list(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    here = address(network, "buero/unternehmen/")
    assert "Noch kein Unternehmen im Verzeichnis" in browser.get(here).content.decode()
    with network_scope(network):
        touched(
            office,
            company(office, "Dreherei Beispielgrund"),
            date(2016, 4, 1),
            "measure_started",
            next_on=date(2017, 4, 1),
        )
        touched(office, company(office, "Zimmerei Hochwald"), date(2016, 4, 1), "interested")
        company(office, "Nie angesprochen")
    page = browser.get(here).content.decode()
    assert "Wirkt es noch?" in page
    assert "Verabredet und fällig" in page
    for query, shown, hidden in (
        ("stand=took_part", "Dreherei", "Zimmerei"), ("stand=never", "Nie angesprochen", "Dreherei"),
        ("still=ja", "Zimmerei", "Nie angesprochen"), ("weg=bank", "Dazu gibt es keinen Eintrag", "Nie angesprochen"),
    ):  # fmt: skip
        listed = browser.get(f"{here}?alle=1&{query}").content.decode().split('id="liste"')[-1]
        assert shown in listed
        assert hidden not in listed
    sheet = browser.get(f"{here}?stand=never&format=csv").content.decode("utf-8-sig")
    assert "Nie angesprochen" in sheet
    assert "Dreherei" not in sheet


def test_a_contact_is_noted_and_a_wrong_one_stays_typed(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        firm = company(office, "Dreherei Beispielgrund")
        slug = firm.knot.slug
    given = {"organisation": str(firm.pk), "channel": "direct", "stage": "interested", "note": "Will ein Beispiel."}
    new = address(network, "buero/unternehmen/kontakt/")
    assert browser.get(f"{new}?unternehmen={firm.pk}").status_code == 200
    refused = browser.post(new, {**given, "happened_on": "irgendwann"})
    assert refused.status_code == 422
    assert "Will ein Beispiel." in refused.content.decode()
    assert browser.post(new, {**given, "happened_on": "März 2017"}).status_code == 303
    own = address(network, f"buero/unternehmen/betrieb/{slug}/")
    assert browser.post(own, given).status_code == 303
    page = browser.get(own).content.decode()
    assert "März 2017" in page
    with network_scope(network):
        assert Touch.objects.count() == 2


def test_a_consultancy_gets_a_link_with_a_code_to_print(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        kompass = consultancy(office)
    new = address(network, "buero/beratungen/neu/")
    assert browser.post(new, {}).status_code == 422
    assert browser.post(new, {"organisation": str(kompass.pk), "topics": "KI\nAbläufe"}).status_code == 303
    page = browser.get(address(network, "buero/beratungen/KOMPASS/")).content.decode()
    assert "/b/KOMPASS/" in page
    assert "<svg" in page
    assert "style=" not in page
    code = browser.get(address(network, "buero/beratungen/KOMPASS/code.svg"))
    assert code["Content-Type"] == "image/svg+xml"
    assert b"<svg" in code.content
    assert "KOMPASS" in browser.get(address(network, "buero/beratungen/")).content.decode()
    assert browser.post(address(network, "buero/beratungen/KOMPASS/schalten/")).status_code == 303
    with network_scope(network):
        made = Multiplier.objects.get()
        assert (made.topics, made.is_active) == (["KI", "Abläufe"], False)


def test_a_campaign_is_started(network: Network, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    new = address(network, "buero/unternehmen/kampagnen/neu/")
    assert browser.post(new, {"title": "Koffer", "starts_on": "2017-05-01", "ends_on": "2017-04-01"}).status_code == 422
    assert (
        browser.post(new, {"title": "Koffer", "starts_on": "2017-05-01", "size_classes": ["micro"]}).status_code == 303
    )
    assert "Koffer" in browser.get(address(network, "buero/unternehmen/kampagnen/")).content.decode()
    with network_scope(network):
        assert Campaign.objects.get().size_classes == ["micro"]


def test_the_pages_are_closed_to_everybody_else(
    network: Network, other_network: Network, office: Actor, client: Client, signed_in: Callable[..., Client]
) -> None:
    with network_scope(network):
        slug = company(office, "Dreherei").knot.slug
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    for path in (
        "buero/unternehmen/",
        f"buero/unternehmen/betrieb/{slug}/",
        "buero/beratungen/",
        "buero/unternehmen/kontakt/",
    ):
        assert client.get(address(network, path)).status_code == 302
        assert stranger.get(address(network, path)).status_code == 404
