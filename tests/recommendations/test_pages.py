"""Pages for companies and the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.networks.models import Network
from fachwerk.recommendations import operations
from fachwerk.recommendations.models import CheckRun, Questionnaire, Recommendation, Uptake
from fachwerk.tenancy.scope import network_scope
from tests.recommendations.makers import AREAS, draft, published, selfcheck

pytestmark = pytest.mark.usefixtures("frozen_clock")
TICKED = {"te_passt.state": "4", "te_passt.relevance": "5", "te_regeln.state": "1", "te_regeln.relevance": "4"}


def address(network: Network, path: str) -> str:
    return f"/n/{network.slug}/{path}"


def test_an_empty_network_has_pages_with_a_next_step(network: Network, client: Client) -> None:
    for path in ("fuer-unternehmen/", "handlungsempfehlungen/", "selbstcheck/"):
        assert client.get(address(network, path)).status_code == 200
    assert client.get(address(network, "selbstcheck/fragen/")).status_code == 302


def test_the_list_is_narrowed_and_exported(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        published(office)
        published(office, title="Für Große", sizes=["medium"], cost="=1+1")
        draft(office, title="Geheimer Entwurf")
    page = client.get(address(network, "handlungsempfehlungen/?groesse=micro")).content.decode()
    assert "Erst den Ablauf zeichnen" in page
    assert "Für Große" not in page
    assert (
        "Setzen Sie die Filter zurück"
        in client.get(address(network, "handlungsempfehlungen/?suche=Quark")).content.decode()
    )
    sheet = client.get(address(network, "handlungsempfehlungen/?format=csv")).content.decode("utf-8-sig")
    assert "Für Große" in sheet
    assert "Geheimer Entwurf" not in sheet
    assert '"=1+1"' not in sheet


def test_a_draft_is_not_there_for_visitors(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        slug = draft(office).knot.slug
    assert client.get(address(network, f"handlungsempfehlungen/{slug}/")).status_code == 404


def test_a_company_answers_without_an_account(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        slug = published(office).knot.slug
    here = address(network, f"handlungsempfehlungen/{slug}/")
    assert client.post(here, {"kind": "used"}).status_code == 303
    assert client.post(here, {"kind": "used", "website_address": "spam"}).status_code == 303
    refused = client.post(here, {"kind": "did_not_help"})
    assert refused.status_code == 422
    assert "warum es nicht geholfen hat" in refused.content.decode()
    with network_scope(network):
        assert Uptake.objects.count() == 1


def test_the_self_check_carries_answers_from_page_to_page_and_keeps_nothing(
    network: Network, office: Actor, client: Client
) -> None:
    with network_scope(network):
        selfcheck(office)
        published(office)
    here = address(network, "selbstcheck/fragen/")
    first = client.get(here).content.decode()
    assert "Unsere Geräte passen" in first
    second = client.post(here, {"step": "1", "go": "weiter", **TICKED}).content.decode()
    assert '<input type="hidden" name="te_passt.state" value="4">' in second
    assert "Wir wissen, welchen Weg" in second
    back = client.post(here, {"step": "2", "go": "zurueck", **TICKED}).content.decode()
    assert 'name="te_passt.state" value="4" checked' in back
    ticked = {**TICKED, "ab_ablauf.state": "2", "ab_ablauf.relevance": "5"}
    closing = client.post(here, {"step": "2", "go": "weiter", **ticked}).content.decode()
    assert "Sie haben 3 von 5 Sätzen beantwortet" in closing
    result = client.post(here, {"step": "3", "go": "ergebnis", **ticked}).content.decode()
    assert "Handlungsbedarf" in result
    assert "Erst den Ablauf zeichnen" in result
    assert "Ihre Antworten wurden nicht gespeichert" in result
    with network_scope(network):
        assert not CheckRun.objects.exists()


def test_the_run_is_counted_only_with_the_tick(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        selfcheck(office)
    here = address(network, "selbstcheck/fragen/")
    given = {"step": "3", "go": "ergebnis", "is_counted": "on", "size_class": "micro", "ags": "05711", **TICKED}
    assert "zählen anonym" in client.post(here, given).content.decode()
    with network_scope(network):
        run = CheckRun.objects.get()
        assert (run.size_class, run.ags, run.answers["te_passt"]) == ("micro", "05711", {"state": 4, "relevance": 5})
    nothing = client.post(here, {"step": "3", "go": "ergebnis", "is_counted": "on"})
    assert nothing.status_code == 422
    assert client.post(here, {"step": "²", "go": "x", "te_passt.state": "9"}).status_code == 200


def test_the_office_writes_publishes_and_reviews(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert browser.get(address(network, "buero/handlungsempfehlungen/")).status_code == 200
    new = address(network, "buero/handlungsempfehlungen/neu/")
    assert browser.get(new).status_code == 200
    assert browser.post(new, {"title": ""}).status_code == 422
    words = {"title": "Zwei können es", "problem": "Einer weiß es.", "steps": "Erstens\nZweitens",
             "dimension": "organisation", "effort": "Ein Tag",
             "cost": "keine", "evidence": "Acht von elf."}  # fmt: skip
    assert browser.post(new, words).status_code == 303
    publish = address(network, "buero/handlungsempfehlungen/zwei-koennen-es/veroeffentlichen/")
    assert browser.post(publish, {"review_on": "2017-01-01"}).status_code == 422
    assert browser.post(publish, {"review_on": "2018-01-01"}).status_code == 303
    edit = address(network, "buero/handlungsempfehlungen/zwei-koennen-es/")
    assert "Erstens\nZweitens" in browser.get(edit).content.decode()
    assert browser.post(edit, {**words, "evidence": "Neun von elf."}).status_code == 303
    review = address(network, "buero/handlungsempfehlungen/zwei-koennen-es/pruefen/")
    assert browser.post(review, {"review_on": "2020-01-01"}).status_code == 303
    with network_scope(network):
        made = Recommendation.objects.get()
        assert (made.version, made.steps, made.review_on) == (2, ["Erstens", "Zweitens"], date(2020, 1, 1))
    page = browser.get(address(network, "handlungsempfehlungen/zwei-koennen-es/")).content.decode()
    assert "Eine frühere Fassung" in page


def test_the_office_changes_the_self_check_and_unchanged_sentences_keep_their_code(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    edit = address(network, "buero/selbstcheck/aendern/")
    assert "Es gibt noch keinen Selbstcheck" in browser.get(address(network, "buero/selbstcheck/")).content.decode()
    assert browser.post(edit, {"title": "Digital"}).status_code == 422
    with network_scope(network):
        selfcheck(office)
    assert "Unsere Geräte passen zu unseren Aufgaben. | Ohne Liste daneben." in browser.get(edit).content.decode()
    given = {"title": "Digital", "title_1": "Technik", "dimension_1": "technology",
             "items_1": AREAS[0]["items"][0]["statement"], "title_2": "Abläufe",
             "dimension_2": "organisation", "items_2": "Ein neuer Satz. | Ein Hinweis."}  # fmt: skip
    assert browser.post(edit, given).status_code == 303
    with network_scope(network):
        used = Questionnaire.objects.get(is_in_use=True)
        assert list(used.items.values_list("code", "help")) == [("te_passt", ""), ("ein-neuer-satz", "Ein Hinweis.")]
    assert browser.get(address(network, "buero/selbstcheck/")).status_code == 200


def test_office_pages_are_closed_to_everybody_else(
    network: Network, other_network: Network, client: Client, signed_in: Callable[..., Client]
) -> None:
    assert client.get(address(network, "buero/handlungsempfehlungen/")).status_code == 302
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    for path in ("buero/handlungsempfehlungen/", "buero/selbstcheck/", "buero/handlungsempfehlungen/neu/"):
        assert stranger.get(address(network, path)).status_code == 404


def test_a_referral_is_counted_with_the_run(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        selfcheck(office)
        run = operations.answer_selfcheck(office, answers={"te_passt": (1, 1)}, referral="K" * 60)
        assert run.referral == "K" * 40
    client.cookies["fachwerk_referral"] = "GEFAELSCHT"
    given = {"step": "3", "go": "ergebnis", "is_counted": "on", **TICKED}
    client.post(address(network, "selbstcheck/fragen/"), given)
    with network_scope(network):
        assert set(CheckRun.objects.values_list("referral", flat=True)) == {"K" * 40, ""}
