"""The pages of strategy, as visitors and the office see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.networks.models import Network
from fachwerk.strategy import operations, queries
from fachwerk.strategy.models import ConceptVersion, FocusTopic, Impulse
from tests.strategy.makers import impulse_by_phone, version_of_2012, version_of_2015

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]
SignIn = Callable[..., Client]


@pytest.fixture
def browser(signed_in: SignIn, network: Network) -> Client:
    return signed_in(network, Role.OFFICE_STAFF)


def at(network: Network, path: str) -> str:
    return f"/n/{network.slug}/{path}"


def test_an_empty_network_says_so_and_the_office_finds_the_first_step(
    client: Client, browser: Client, network: Network
) -> None:
    page = client.get(at(network, "ziele/")).content.decode()
    assert "Ein Handlungskonzept ist noch nicht eingetragen." in page
    assert "buero/konzept/eintragen/" not in page
    assert "buero/konzept/eintragen/" in browser.get(at(network, "ziele/")).content.decode()
    assert "Titel, Handlungsfelder" in browser.get(at(network, "buero/konzept/")).content.decode()


def test_the_office_pages_are_closed_to_visitors(client: Client, network: Network) -> None:
    for path in (
        "buero/konzept/",
        "buero/impulse/",
        "buero/impulse/neu/",
        "buero/schwerpunkte/",
        "buero/schwerpunkte/neu/",
    ):
        answer = client.get(at(network, path))
        assert answer.status_code == 302
        assert "einloggen" in answer["Location"]


def test_goals_and_both_versions_can_be_read_and_compared(client: Client, office: Actor, network: Network) -> None:
    _version, field, goal, measure = version_of_2012(office)
    operations.give_advice(office, group_name="Arbeitsgruppe Personal", text="Eine Seite genügt.", goal=goal)
    version_of_2015(office, goal)
    page = client.get(at(network, "ziele/")).content.decode()
    assert field.title in page
    assert "Fassung 2015" in page
    for path in ("ziele/fassung/2012/", f"fassungen/{_version.knot.slug}/"):
        reading = client.get(at(network, path)).content.decode()
        assert "und tun heute etwas dafür" in reading
        assert "Eine Seite genügt." in reading
        assert measure.title in reading
    compared = client.get(at(network, "ziele/vergleich/?von=2012&bis=2015")).content.decode()
    assert "<ins>entwickeln" in compared
    assert "<del>" in compared
    assert "Warum: Wissen allein ändert nichts." in compared
    assert client.get(at(network, "ziele/fassung/1999/")).status_code == 404
    csv = client.get(at(network, "ziele/?format=csv"))
    assert goal.title in csv.content.decode("utf-8-sig")


def test_every_clause_has_its_page_and_drafts_have_none(client: Client, office: Actor, network: Network) -> None:
    version, field, goal, measure = version_of_2012(office)
    advice = operations.give_advice(office, group_name="AG Personal", text="Eine Seite.", goal=goal)
    topic = operations.choose_focus(office, year=2017, title="Smart im Mittelstand", goals=[goal.knot])
    for path in (
        f"handlungsfelder/{field.knot.slug}/",
        f"ansaetze/{measure.knot.slug}/",
        f"rat/{advice.knot.slug}/",
        f"schwerpunkte/{topic.knot.slug}/",
        "schwerpunkte/",
    ):
        assert client.get(at(network, path)).status_code == 200, path
    draft = operations.draft_version(office, label="2030")
    hidden = operations.add_measure(office, version=draft, goal=goal, title="Noch geheim")
    assert client.get(at(network, f"ansaetze/{hidden.knot.slug}/")).status_code == 404
    assert client.get(at(network, "ziele/fassung/2030/")).status_code == 404
    assert "Noch geheim" not in client.get(at(network, f"fassungen/{version.knot.slug}/")).content.decode()


def test_a_foreign_network_has_none_of_these_pages(
    client: Client, office: Actor, network: Network, other_network: Network
) -> None:
    _version, field, _goal, measure = version_of_2012(office)
    slugs = (field.knot.slug, measure.knot.slug)
    assert client.get(at(other_network, f"handlungsfelder/{slugs[0]}/")).status_code == 404
    assert client.get(at(other_network, f"ansaetze/{slugs[1]}/")).status_code == 404
    assert field.title not in client.get(at(other_network, "ziele/")).content.decode()


def test_two_fields_become_an_impulse_and_the_answer_has_a_day(
    client: Client, network: Network, frozen_clock: datetime
) -> None:
    assert "Was bremst Sie bei der Suche" in client.get(at(network, "mitreden/")).content.decode()
    sent = {
        "text": "Keine Azubis für die Nachtschicht.",
        "contact": "betrieb@example.org",
        "sending_key": "7b5d1c64-5d0e-4c58-9d0f-0d6f2b8f7a11",
    }
    for _twice in range(2):
        answer = client.post(at(network, "mitreden/"), sent)
        assert answer.status_code == 303
    thanks = client.get(answer["Location"]).content.decode()
    assert "Sie hören bis Do., 11. Mai 2017 von uns" in thanks
    impulse = Impulse.objects.get()
    assert (impulse.sender_email, impulse.source) == ("betrieb@example.org", "mitreden")
    without = client.post(at(network, "mitreden/"), {"text": "Noch etwas."})
    assert "Sie hören bis" not in client.get(without["Location"]).content.decode()


def test_wrong_input_is_told_at_the_field_and_stays(client: Client, network: Network) -> None:
    empty = client.post(at(network, "mitreden/"), {"text": "", "contact": "0521 123456"})
    assert empty.status_code == 422
    assert "Bitte schreiben Sie, was Sie bremst." in empty.content.decode()
    assert "0521 123456" in empty.content.decode()
    for contact, sentence in (("name@", "nicht vollständig"), ("Max", "oder lassen Sie das Feld leer")):
        page = client.post(at(network, "mitreden/"), {"text": "Es bremst.", "contact": contact})
        assert page.status_code == 422
        assert sentence in page.content.decode()
    machine = client.post(at(network, "mitreden/"), {"text": "Kauft!", "website_address": "https://spam.example"})
    assert machine.status_code == 303
    assert not Impulse.objects.exists()


def test_an_idea_about_a_goal_is_tied_when_the_office_releases_it(
    client: Client, browser: Client, office: Actor, network: Network
) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    assert goal.title in client.get(at(network, f"mitreden/?ziel={goal.knot.slug}")).content.decode()
    client.post(at(network, f"mitreden/?ziel={goal.knot.slug}"), {"text": "Eine Seite reicht."})
    impulse = Impulse.objects.get()
    slug = impulse.knot.slug
    assert impulse.about == goal.knot
    assert not impulse.knot.ties_back.exists()
    assert client.get(at(network, f"impulse/{slug}/")).status_code == 404
    page = browser.get(at(network, f"buero/impulse/{slug}/")).content.decode()
    assert "Veröffentlichen" in page
    sent = browser.post(at(network, f"buero/impulse/{slug}/veroeffentlichen/"), {"public_text": "Eine Seite reicht."})
    assert sent.status_code == 303
    assert impulse.knot.ties_back.filter(earlier=goal.pk).exists()
    assert "Eine Seite reicht." in client.get(at(network, f"impulse/{slug}/")).content.decode()


def test_the_office_answers_ties_parks_and_exports(browser: Client, office: Actor, network: Network) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    impulse = impulse_by_phone(office)
    at_impulse = at(network, f"buero/impulse/{impulse.knot.slug}/")
    refused = browser.post(f"{at_impulse}beantworten/", {"reply": ""})
    assert refused.status_code == 422
    assert browser.post(f"{at_impulse}beantworten/", {"reply": "Danke."}).status_code == 303
    assert browser.post(f"{at_impulse}zuordnen/", {"to": [str(goal.pk)], "because": ""}).status_code == 303
    assert browser.post(f"{at_impulse}zurueckstellen/", {"reason": "Später"}).status_code == 303
    assert browser.post(f"{at_impulse}wieder-oeffnen/").status_code == 303
    assert browser.post(f"{at_impulse}berichtigen/", {"text": "Anders.", "source": "member"}).status_code == 303
    impulse.refresh_from_db()
    assert (impulse.reply, impulse.state, impulse.text) == ("Danke.", "screened", "Anders.")
    sent = {
        "text": "Am Telefon gehört.",
        "source": "call",
        "voice": "Betriebsleitung",
        "contact": "",
        "received_on": "2016",
    }
    assert browser.post(at(network, "buero/impulse/neu/"), sent).status_code == 303
    listed = browser.get(at(network, "buero/impulse/")).content.decode()
    assert "Am Telefon gehört." in listed
    assert "Anders." in browser.get(at(network, "buero/impulse/?format=csv")).content.decode("utf-8-sig")
    for path in ("beantworten/", "zuordnen/", "zurueckstellen/", "veroeffentlichen/", "berichtigen/", ""):
        assert browser.get(at_impulse + path).status_code == 200, path


def test_four_fields_make_a_concept(browser: Client, client: Client, network: Network) -> None:
    wrong = browser.post(
        at(network, "buero/konzept/eintragen/"),
        {"title": "Fachkräfte sichern", "field_titles": "A", "resolved_on": "bald"},
    )
    assert wrong.status_code == 422
    assert "Fachkräfte sichern" in wrong.content.decode()
    pdf = SimpleUploadedFile("konzept.pdf", b"%PDF-1.7 probe", content_type="application/pdf")
    sent = {
        "title": "Fachkräfte sichern",
        "field_titles": "Nachwuchs\nBetriebe\nQualifikation",
        "resolved_on": "2012",
        "file": pdf,
    }
    assert browser.post(at(network, "buero/konzept/eintragen/"), sent).status_code == 303
    assert [row.title for row in queries.fields_on(date(2020, 1, 1))] == ["Nachwuchs", "Betriebe", "Qualifikation"]
    assert client.get(at(network, "ziele/fassung/2012/datei/")).content.startswith(b"%PDF-")
    assert "Qualifikation" in client.get(at(network, "ziele/")).content.decode()


def test_the_office_writes_a_new_version_to_its_end(browser: Client, office: Actor, network: Network) -> None:
    _version, field, goal, measure = version_of_2012(office)
    assert browser.post(at(network, "buero/konzept/fassungen/neu/"), {"label": "2020"}).status_code == 303
    draft = ConceptVersion.objects.get(state="draft")
    here = at(network, f"buero/konzept/fassungen/{draft.knot.slug}/")
    acts: list[tuple[str, dict[str, object]]] = [
        ("handlungsfeld/", {"title": "Qualifikation"}),
        (f"ziel/{field.knot.slug}/", {"title": "Wandel begleiten", "text": "Schritt für Schritt."}),
        (f"ansatz/{goal.knot.slug}/", {"title": "Wissen weitergeben"}),
        (f"goal/{goal.knot.slug}/wortlaut/", {"title": goal.title, "text": "Neu gefasst.", "reason": "Dialog"}),
        (f"measure/{measure.knot.slug}/wortlaut/", {"title": "Bedarf erheben"}),
        (f"measure/{measure.knot.slug}/streichen/", {"reason": "Erledigt", "merged_into": ""}),
        (f"measure/{measure.knot.slug}/aufnehmen/", {}),
        ("rat/", {"group_name": "AG", "text": "Kurz halten.", "clause": f"goal/{goal.knot.slug}", "given_on": "2019"}),
        ("ergaenzen/", {"label": "2020", "note": "Einstimmig", "data_chapter": "Zahlen"}),
    ]
    for path, words in acts:
        if not path.endswith("aufnehmen/"):
            assert browser.get(here + path).status_code == 200, path
        assert browser.post(here + path, words).status_code == 303, path
    assert "Wieder aufnehmen" not in browser.get(here).content.decode()
    assert browser.get(here + "in-kraft/").status_code == 200
    late = browser.post(here + "in-kraft/", {"resolved_on": f"{clock.today() + timedelta(days=30):%d.%m.%Y}"})
    assert late.status_code == 422
    assert "liegt in der Zukunft" in late.content.decode()
    assert browser.post(here + "in-kraft/", {"resolved_on": "19.11.2020"}).status_code == 303
    assert queries.goal_on(goal, date(2021, 1, 1)).text == "Neu gefasst."


def test_a_draft_is_discarded_only_after_asking(browser: Client, office: Actor, network: Network) -> None:
    version_of_2012(office)
    draft = operations.draft_version(office, label="2020")
    here = at(network, f"buero/konzept/fassungen/{draft.knot.slug}/verwerfen/")
    assert "Entwurf der Fassung 2020 verwerfen?" in browser.get(here).content.decode()
    assert queries.draft() == draft
    browser.post(here)
    assert queries.draft() is None


def test_the_office_keeps_the_focus_topics(browser: Client, office: Actor, network: Network) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    sent = {"year": "2017", "title": "Smart im Mittelstand", "goals": [str(goal.pk)], "chosen_on": "17.11.2016"}
    assert browser.post(at(network, "buero/schwerpunkte/neu/"), sent).status_code == 303
    again = browser.post(at(network, "buero/schwerpunkte/neu/"), sent)
    assert again.status_code == 422
    assert "schon ein Schwerpunkt gewählt" in again.content.decode()
    here = at(network, f"buero/schwerpunkte/{FocusTopic.objects.get().knot.slug}/")
    for path in ("", "bearbeiten/", "auswerten/"):
        assert browser.get(here + path).status_code == 200, path
    assert browser.post(here + "bearbeiten/", {"title": "Smart"}).status_code == 303
    assert browser.post(here + "auswerten/", {"outcome": "Drei Vorhaben."}).status_code == 303
    topic = FocusTopic.objects.get()
    assert (topic.title, topic.outcome, queries.goals_of_focus(topic)) == ("Smart", "Drei Vorhaben.", [])
    assert "Smart" in browser.get(at(network, "buero/schwerpunkte/")).content.decode()
    assert "Smart" in browser.get(at(network, "schwerpunkte/?format=csv")).content.decode("utf-8-sig")
