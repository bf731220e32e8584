"""The pages: registration in three requests, the same answer for every address, the office."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.clock import clock_set
from fachwerk.events import queries
from fachwerk.events.models import Claim, Event, Finding, Standing
from fachwerk.events.operations import check_in, note_findings, release_claim
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.events.makers import a_claim, a_sure_claim, an_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
TYPED = {"name": "Gast Eins", "email": "gast@firma.example", "organisation_name": "Musterbetrieb"}


@pytest.fixture
def event(network: Network, office: Actor) -> Event:
    with network_scope(network):
        return an_event(office, capacity=2, summary="Worum es geht.", programme="13:00 Begrüßung")


@pytest.fixture
def page(network: Network, event: Event) -> str:
    return reverse("events:event", args=[network.slug, "beratertag-owl"])


def sent_link(network: Network, email: str, *, purpose: int = -1) -> str:
    with network_scope(network):
        mail = NetworkMail.objects.filter(to=email).latest("written_at")
    return re.findall(r"(/l/[^\s/]+/)", mail.text)[purpose]


def read(answer) -> str:  # type: ignore[no-untyped-def]
    return answer.content.decode()


def confirms(client: Client, link: str) -> HttpResponse:
    """Opens the link from the mail and presses its button."""
    return client.post(link, {"do": "confirm"}, follow=True)


def test_three_requests_make_a_sure_place(client: Client, network: Network, page: str) -> None:
    shown = read(client.get(page))
    assert "Noch 2 Plätze frei" in shown
    assert "13:00" in shown
    assert 'id="anmeldung"' in shown
    answered = client.post(page, TYPED)
    assert answered.status_code == 303
    thanks = read(client.get(answered.url))
    assert "Fast geschafft" in thanks
    assert "gast@firma.example" in thanks
    assert "28. April 2017" in thanks
    link = sent_link(network, TYPED["email"])
    assert "Anmeldung bestätigen" in read(client.get(link))
    with network_scope(network):
        assert Claim.objects.get().standing == Standing.PENDING
    confirmed = read(confirms(client, link))
    assert "Ihr Platz ist sicher" in confirmed
    with network_scope(network):
        assert Claim.objects.get().standing == Standing.CONFIRMED
        assert b"BEGIN:VEVENT" in _entry()


def _entry() -> bytes:
    from fachwerk.mailing.outbox import unpacked

    mail = NetworkMail.objects.get(subject__startswith="Ihr Platz ist sicher")
    return unpacked(mail.attachments)[0][2]


def test_bad_input_is_told_at_the_field_and_stays(client: Client, page: str) -> None:
    answered = client.post(page, {**TYPED, "email": "gast@", "name": ""})
    assert answered.status_code == 422
    shown = read(answered)
    assert "Bitte prüfen Sie" in shown
    assert "Musterbetrieb" in shown
    assert "Bitte tragen Sie „Vor- und Nachname“ ein." in shown


def test_a_likely_typo_is_offered_and_never_blocks(client: Client, network: Network, page: str) -> None:
    answered = client.post(page, {**TYPED, "email": "gast@gmial.com"})
    assert answered.status_code == 303
    assert "Meinten Sie gast@gmail.com?" in read(client.get(answered.url))
    adopted = client.post(answered.url, {"email": "gast@gmial.com", "adopt_suggestion": "email"})
    assert "gast@gmail.com" in read(client.get(adopted.url))
    with network_scope(network):
        assert Claim.objects.get().email == "gast@gmail.com"


def test_the_back_button_never_registers_twice(client: Client, network: Network, page: str) -> None:
    key = re.search(r'name="sending_key" value="([0-9a-f-]+)"', read(client.get(page)))
    assert key
    for _time in range(2):
        assert client.post(page, {**TYPED, "sending_key": key[1]}).status_code == 303
    with network_scope(network):
        assert Claim.objects.count() == 1
        assert NetworkMail.objects.count() == 1


def test_a_known_address_gets_the_same_page_and_only_another_mail(
    client: Client, network: Network, page: str, event: Event
) -> None:
    first = client.post(page, TYPED)
    second = client.post(page, TYPED)
    plain = [
        re.sub(r"/gesendet/[^/\"]+/|csrfmiddlewaretoken\" value=\"[^\"]+\"", "", read(client.get(a.url)))
        for a in (first, second)
    ]
    assert plain[0] == plain[1]
    with network_scope(network):
        assert Claim.objects.count() == 1


@pytest.mark.parametrize("capacity", [5, 1])
def test_without_a_click_too_a_known_address_gets_the_same_page(
    client: Client, network: Network, office: Actor, capacity: int
) -> None:
    with network_scope(network):
        event = an_event(office, title="Sprechtag", capacity=capacity, confirms_address=False)
        a_claim(event, 1)
    page = reverse("events:event", args=[network.slug, "sprechtag"])
    assert "bestätigen mit einem Klick" not in read(client.get(page))
    answered = [client.post(page, {**TYPED, "email": f"{who}@firma.example"}) for who in ("gast1", "gast2")]
    plain = [
        re.sub(r"gast\d@|/gesendet/[^/\"]+/|csrfmiddlewaretoken\" value=\"[^\"]+\"", "", read(client.get(a.url)))
        for a in answered
    ]
    assert plain[0] == plain[1]
    assert "Vielen Dank für Ihre Anmeldung" in plain[0]
    with network_scope(network):
        assert Claim.objects.count() == 2
        assert "schon angemeldet" in NetworkMail.objects.filter(to="gast1@firma.example").latest("written_at").text


def test_the_answer_page_never_hands_out_the_claim_of_somebody_else(
    client: Client, network: Network, page: str
) -> None:
    client.post(page, {**TYPED, "email": "fremd@firma.example"})
    client.post(page, TYPED)
    twice = client.post(page, TYPED).url
    changed = client.post(twice, {"email": "fremd@firma.example"}).url
    client.post(changed, {"email": "gestohlen@firma.example"})
    with network_scope(network):
        assert Claim.objects.filter(email="fremd@firma.example").count() == 1


def test_the_office_switches_the_click_off_under_more_settings(
    network: Network, signed_in: Callable[..., Client], event: Event
) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    change = reverse("events:office_event_change", args=[network.slug, "beratertag-owl"])
    typed = {"title": "Beratertag OWL", "format": "consultants_day", "day": "2017-05-18", "starts": "13:00"}
    assert "Anmelden ohne Bestätigung per E-Mail" in read(client.get(change))
    for extra, wanted in (({"without_click": "on"}, False), ({}, True)):
        assert client.post(change, {**typed, **extra}).status_code == 303
        with network_scope(network):
            assert queries.event_by_id(event.pk).confirms_address is wanted


def test_the_address_can_be_sent_again_and_corrected(client: Client, network: Network, page: str) -> None:
    thanks = client.post(page, TYPED).url
    assert client.post(thanks, {"do": "again"}).status_code == 303
    changed = client.post(thanks, {"email": "richtig@firma.example"})
    assert changed.status_code == 303
    assert "richtig@firma.example" in read(client.get(changed.url))
    with network_scope(network):
        assert Claim.objects.get().email == "richtig@firma.example"
        assert NetworkMail.objects.count() == 3


def test_a_machine_is_answered_and_nothing_is_done(client: Client, network: Network, page: str) -> None:
    assert client.post(page, {**TYPED, "website_address": "http://x.example"}).status_code == 303
    with network_scope(network):
        assert not Claim.objects.exists()


def test_waiting_offered_accepted_by_link(
    client: Client, network: Network, page: str, event: Event, office: Actor
) -> None:
    with network_scope(network):
        sure = a_sure_claim(event, 1)
        a_sure_claim(event, 2)
    assert "Auf die Warteliste" in read(client.get(page))
    client.post(page, TYPED)
    assert "Sie stehen auf Platz 1 der Warteliste" in read(confirms(client, sent_link(network, TYPED["email"])))
    with network_scope(network):
        release_claim(office, claim=sure)
    own = sent_link(network, TYPED["email"])
    assert "Ein Platz ist frei geworden" in read(client.get(own))
    assert client.post(own, {"do": "accept"}).status_code == 303
    assert "Ihr Platz ist sicher" in read(client.get(own))
    client.post(own, {"do": "release"})
    assert "Ihr Platz ist freigegeben" in read(client.get(own))


def test_an_old_link_offers_a_new_one(client: Client, network: Network, page: str) -> None:
    client.post(page, TYPED)
    link = sent_link(network, TYPED["email"])
    with clock_set(clock.now() + timedelta(days=2)):
        assert "Dieser Link galt bis Fr., 28. April 2017, um 10:00 Uhr." in read(client.get(link))
        client.post(link, {"do": "again"})
        assert "Ihr Platz ist sicher" in read(confirms(client, sent_link(network, TYPED["email"])))


def test_lists_calendars_rules_and_report(client: Client, network: Network, page: str) -> None:
    listed = read(client.get(reverse("events:events", args=[network.slug])))
    assert "Beratertag OWL" in listed
    assert "Termin melden" in listed
    for name, slug in (("calendar", "beratertag-owl"), ("calendar_feed", None)):
        answer = client.get(reverse(f"events:{name}", args=[network.slug, *([slug] if slug else [])]))
        assert b"SUMMARY:Beratertag OWL" in answer.content
    assert "So vergeben wir Plätze" in read(client.get(reverse("events:rules", args=[network.slug, "beratertag-owl"])))
    report = reverse("events:report", args=[network.slug])
    assert client.post(report, {"title": "Offene Tür"}).status_code == 422
    typed = {
        "title": "Offene Tür", "day": "2017-06-01", "place": "Werk", "organiser_name": "Musterbetrieb",
        "summary": "Rundgang",
        "reported_by_name": "Gast", "reported_by_email": "gast@firma.example",
    }  # fmt: skip
    assert client.post(report, typed).status_code == 303
    with network_scope(network):
        assert [event.title for event in queries.activities_to_release()] == ["Offene Tür"]


def test_after_the_event_its_results_come_first(
    client: Client, network: Network, page: str, event: Event, office: Actor
) -> None:
    with network_scope(network):
        check_in(office, event=event, claim=a_sure_claim(event))
        note_findings(office, event=event, lines=["Technik zum Ausleihen"])
    with clock_set(clock.now() + timedelta(days=60)):
        shown = read(client.get(page))
        assert "1 Person war da." in shown
        assert 'id="anmeldung"' not in shown
        assert shown.index("Technik zum Ausleihen") < shown.index("Worum es geht</h2>")
    assert "Technik zum Ausleihen" in read(
        client.get(reverse("events:finding", args=[network.slug, "technik-zum-ausleihen"]))
    )


def test_a_foreign_network_does_not_have_the_page(client: Client, other_network: Network, page: str) -> None:
    assert client.get(reverse("events:event", args=[other_network.slug, "beratertag-owl"])).status_code == 404


def test_the_office_announces_in_one_form_and_does_the_rest(
    network: Network, signed_in: Callable[..., Client], event: Event, office: Actor
) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    new = reverse("events:office_event_new", args=[network.slug])
    assert client.post(new, {"title": "Ohne Tag", "format": "event"}).status_code == 422
    answered = client.post(new, {"title": "Ideenlabor", "format": "idea_lab", "day": "2017-06-01"})
    assert answered.status_code == 303
    assert "Anmeldung öffnen" in read(client.get(answered.url))
    with network_scope(network):
        claim = a_sure_claim(event)
        note_findings(office, event=event, lines=["Mehr Zeit"])
    for name in ("office_events", "office_event_past", "office_findings"):
        assert client.get(reverse(f"events:{name}", args=[network.slug])).status_code == 200
    for name in ("", "_change", "_cancel"):
        assert (
            client.get(reverse(f"events:office_event{name}", args=[network.slug, "beratertag-owl"])).status_code == 200
        )
    slugs = ("office_register", "office_entrance", "office_findings_note", "office_feedback", "office_registration")
    for name in slugs:
        assert client.get(reverse(f"events:{name}", args=[network.slug, "beratertag-owl"])).status_code == 200
    entrance = reverse("events:office_entrance", args=[network.slug, "beratertag-owl"])
    assert client.post(entrance, {"claim": claim.pk}).status_code == 303
    assert "war da" in read(client.get(entrance))
    exported = client.get(reverse("events:office_event", args=[network.slug, "beratertag-owl"]) + "?format=csv")
    assert "Gast 1" in exported.content.decode("utf-8-sig")
    assert client.get(reverse("events:office_finding", args=[network.slug, "mehr-zeit"])).status_code == 200
    assert (
        client.get(reverse("events:office_claim", args=[network.slug, "beratertag-owl", claim.pk])).status_code == 200
    )
    with network_scope(network):
        assert Finding.objects.count() == 1


def test_everything_typed_by_the_office_reaches_the_event(
    network: Network, signed_in: Callable[..., Client], event: Event
) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    change = reverse("events:office_event_change", args=[network.slug, "beratertag-owl"])
    typed = {
        "title": "Beratertag OWL",
        "format": "consultants_day",
        "day": "2017-05-18",
        "starts": "13:00",
        "ends": "17:00",
        "capacity": "5",
    }
    assert client.post(change, {**typed, "place": "SmartFactoryOWL"}).status_code == 303
    past = reverse("events:office_event_past", args=[network.slug])
    assert (
        client.post(past, {"title": "Auftakt", "format": "event", "on": "März 2017", "attended": "60"}).status_code
        == 303
    )
    with network_scope(network):
        event = queries.event_by_id(event.pk)
        assert (event.place, event.main_pool.capacity) == ("SmartFactoryOWL", 5)
        assert queries.past_events().get().shown_when == "März 2017"


def test_a_guest_is_sent_to_the_login(client: Client, network: Network, event: Event) -> None:
    assert client.get(reverse("events:office_events", args=[network.slug])).status_code == 302
