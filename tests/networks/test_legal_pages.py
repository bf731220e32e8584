"""The pages every network owes its visitors: complete from the first day, in the office's words, with their past."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from fachwerk.access.actor import Actor, system, visitor
from fachwerk.access.roles import Role
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotNow
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import BarrierReport, InstallationProfile, LegalKind, LegalText, Network
from fachwerk.networks.operations import answer_barrier, change_profile, report_barrier, word_legal_page
from fachwerk.networks.queries import reviews_due
from fachwerk.networks.queries.legal import filled, legal_page, missing_in, text_on
from fachwerk.tenancy.scope import network_scope

SignIn = Callable[..., Client]
HOME = "/n/teutoheim/"
PAGES = ["impressum", "datenschutz", "barrierefreiheit", "leichte-sprache"]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("page", PAGES)
def test_a_network_has_every_page_from_the_first_day(client: Client, network: Network, page: str) -> None:
    shown = text_of(client, f"{HOME}{page}/")
    assert "{" not in shown.split("<main")[1].split("</main>")[0]
    assert "Stand:" in shown


def test_the_imprint_says_what_the_profile_says_and_leaves_empty_lines_out(
    client: Client, network: Network, office: Actor
) -> None:
    assert "Vertreten durch" not in text_of(client, f"{HOME}impressum/")
    with network_scope(network):
        assert "Anschrift fehlt" in missing_in(network)
        change_profile(
            office, network=network, office_address="Marktplatz 1, 33602 Teutoheim", represented_by="Vorstand"
        )
        assert "Anschrift fehlt" not in missing_in(network)
    shown = text_of(client, f"{HOME}impressum/")
    assert "Marktplatz 1, 33602 Teutoheim" in shown
    assert "Vertreten durch: Vorstand" in shown


def test_a_line_stays_when_one_of_its_words_is_known() -> None:
    sections = [
        {"heading": "A", "text": "{Telefon}, {E-Mail}\n{Telefon}\n\n{Telefon}"},
        {"heading": "B", "text": "{Telefon}"},
    ]
    assert filled(sections, {"Telefon": "", "E-Mail": "x@y.example"}) == [
        {"heading": "A", "paragraphs": [[", x@y.example"]]}
    ]
    assert filled([{"heading": "A", "text": "{Unbekannt}"}], {})[0]["paragraphs"] == [["{Unbekannt}"]]


def test_markup_in_a_text_is_shown_and_not_obeyed(client: Client, network: Network, office: Actor) -> None:
    with network_scope(network):
        word_legal_page(
            office, legal_kind="imprint", sections=[{"heading": "<b>Kopf</b>", "text": "<script>x</script>"}]
        )
    shown = text_of(client, f"{HOME}impressum/")
    assert "&lt;script&gt;x" in shown
    assert "<b>Kopf" not in shown


def test_the_privacy_page_names_every_cookie(client: Client, network: Network) -> None:
    shown = text_of(client, f"{HOME}datenschutz/")
    for cookie in ("fachwerk_session", "fachwerk_csrf", "fachwerk_language", "fachwerk_referral"):
        assert cookie in shown


def test_the_office_words_a_page_previews_it_and_keeps_what_stood_there(
    signed_in: SignIn, network: Network, client: Client
) -> None:
    with clock_set(date(2017, 1, 1)):
        browser = signed_in(network, Role.OFFICE_STAFF)
    page = f"{HOME}buero/pflichtseiten/imprint/"
    assert "Das fehlt noch" in text_of(browser, page)
    typed = {"heading_0": "Verantwortlich", "text_0": "Wir alle\n\n{E-Mail}", "heading_1": "", "text_1": ""}
    preview = browser.post(page, {**typed, "preview": "1"}).content.decode()
    assert "Noch nicht gespeichert" in preview
    assert "Wir alle" not in text_of(client, f"{HOME}impressum/")
    with clock_set(datetime(2017, 4, 27)):  # noqa: DTZ001 - read in the zone of the house
        assert browser.post(page, typed).status_code == 303
    with clock_set(datetime(2018, 4, 27)):  # noqa: DTZ001
        assert browser.post(page, {**typed, "text_0": "Andere Worte"}).status_code == 303
    assert "Andere Worte" in text_of(client, f"{HOME}impressum/")
    assert "27. April 2018" in text_of(client, f"{HOME}impressum/")
    with network_scope(network):
        stood = text_on("imprint", date(2017, 12, 31))
        assert stood is not None
        assert legal_page(network, "imprint", stood).sections[0]["paragraphs"] == [["Wir alle"]]
        assert text_on("imprint", date(2016, 1, 1)) is None
    assert "Wir alle" in text_of(browser, f"{page}{stood.pk}/")
    wrong = browser.post(page, {"heading_0": "", "text_0": "Ohne Überschrift"})
    assert wrong.status_code == 422
    assert "Ohne Überschrift" in wrong.content.decode()
    assert browser.post(page, {"heading_0": "", "text_0": ""}).status_code == 422
    assert browser.get(f"{HOME}buero/pflichtseiten/gibt-es-nicht/").status_code == 404


def test_only_the_office_words_pages_and_only_its_own(
    network: Network, other_network: Network, office: Actor, client: Client
) -> None:
    text = [{"heading": "Kopf", "text": "Nur unser Text"}]
    with network_scope(network):
        with pytest.raises(NotAllowed):
            word_legal_page(visitor(network.pk), legal_kind="imprint", sections=text)
        word_legal_page(office, legal_kind="imprint", sections=text)
    with network_scope(other_network):
        assert not LegalText.objects.exists()
    assert "Nur unser Text" not in text_of(client, "/n/wesermark/impressum/")


def test_the_statement_on_accessibility_is_due_again_after_a_year(network: Network, office: Actor) -> None:
    text = [{"heading": "Kopf", "text": "Zuletzt überprüft: {Überprüft}"}]
    with network_scope(network), clock_set(date(2024, 2, 29)):
        word_legal_page(office, legal_kind=LegalKind.ACCESSIBILITY, sections=text, reviewed_on=date(2024, 2, 29))
        assert legal_page(network, "accessibility").sections[0]["paragraphs"] == [
            ["Zuletzt überprüft: 29. Februar 2024"]
        ]
        assert reviews_due(date(2025, 2, 27)) == []
        (due,) = reviews_due(date(2025, 2, 28))
    assert (due.kind, due.due_on, due.url_name) == ("accessibility", date(2025, 2, 28), "networks:office_legal_page")


def test_a_reported_barrier_reaches_the_office_and_is_answered_once(
    client: Client, network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        change_profile(office, network=network, office_email="buero@teutoheim.example")
    page = f"{HOME}barriere-melden/"
    key = "7b0c6f54-31fc-4cf5-bf41-0d1d2f0a4a11"
    typed = {"text": "Die Karte liest niemand vor.", "page": "/", "reply_to": "gast@firma.example", "sending_key": key}
    for _sending in range(2):
        assert client.post(page, typed).status_code == 303
    assert client.post(page, {"text": ""}).status_code == 422
    with network_scope(network):
        report = BarrierReport.objects.get()
        assert NetworkMail.objects.get().reply_to == "gast@firma.example"
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert "Die Karte liest" in text_of(browser, f"{HOME}buero/barrieren/")
    assert "Die Karte liest" in text_of(browser, f"{HOME}buero/pflichtseiten/")
    assert browser.post(f"{HOME}buero/barrieren/{report.pk}/", {"text": "Jetzt schon."}).status_code == 303
    with network_scope(network):
        report.refresh_from_db()
        assert report.answer == "Jetzt schon."
        assert "Jetzt schon." in NetworkMail.objects.get(purpose="networks.answer_barrier").text
        with pytest.raises(NotNow):
            answer_barrier(office, report=report, text="Noch einmal")
    assert "Keine Meldung wartet" in text_of(browser, f"{HOME}buero/pflichtseiten/")


def test_a_barrier_is_kept_also_where_the_office_has_no_address(
    network: Network, other_network: Network, client: Client
) -> None:
    assert client.post(f"{HOME}barriere-melden/", {"text": "Zu klein"}).status_code == 303
    assert client.post(f"{HOME}barriere-melden/", {"text": "Werbung", "website_address": "x"}).status_code == 303
    with network_scope(network):
        assert [report.text for report in BarrierReport.objects.all()] == ["Zu klein"]
        assert not NetworkMail.objects.exists()
        with pytest.raises(NotAllowed):
            answer_barrier(visitor(network.pk), report=BarrierReport.objects.get(), text="Nein")
    with network_scope(other_network):
        assert not BarrierReport.objects.exists()
        report_barrier(system("test", other_network.pk), page="", text="Anderswo")


def test_the_pages_outside_of_networks_name_the_operator(client: Client, network: Network, signed_in: SignIn) -> None:
    for page in ("impressum", "datenschutz", "barrierefreiheit"):
        assert text_of(client, f"/{page}/")
        assert f'href="/{page}/"' in text_of(client, "/konto/einloggen/")
    assert "noch nicht eingetragen" in text_of(client, "/impressum/")
    page = f"{HOME}buero/betreiber/"
    typed = {"operator": "Verein <Haus>", "address": "Marktplatz 1", "email": "post@verein.example"}
    assert signed_in(network, Role.OFFICE_LEAD).post(page, typed).status_code == 403
    browser = signed_in(network, Role.ADMINISTRATOR)
    assert browser.post(page, {**typed, "email": "post@"}).status_code == 422
    assert browser.post(page, typed).status_code == 303
    assert "Verein &lt;Haus&gt;" in text_of(client, "/impressum/")
    assert InstallationProfile.objects.count() == 1
