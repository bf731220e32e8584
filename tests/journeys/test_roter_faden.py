"""The whole loop in a real browser: from the first impulse to the good example that another region takes over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.operations import enter_organisation
from fachwerk.core import clock
from fachwerk.decisions.operations import fill_seat, found_body
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.strategy.operations import add_field, add_goal, draft_version, put_version_in_force, start_concept
from fachwerk.tenancy.scope import network_scope
from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

HOME = "/n/teutoheim/"
AWAY = "/n/wesermark/"
IMPULSE = "Unsere neue Fräsmaschine steht seit Mai still, weil niemand sie bedienen kann."
FINDING = "Betriebe lernen am schnellsten an der eigenen Maschine, begleitet von anderen Betrieben."
PROJECT = "Lernwerkstatt auf Rädern"
RESULT = "14 Betriebe bedienen ihre neuen Maschinen ohne Hilfe von außen."
GUEST = "gast@firma.example"


def _office_of(network: Network) -> Actor:
    return Actor(1, network.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF, Role.OFFICE_LEAD}), "Geschäftsstelle")


def _concept_and_body(office: Actor) -> None:
    """Where the journey begins: a resolved goal, a body with two seats, a carrier."""
    start_concept(office, title="Fachkräfte für Teutoheim")
    version = draft_version(office, label="2026")
    field = add_field(office, version=version, title="Weiterbildung", short="Lernen")
    add_goal(office, version=version, field=field, title="Neue Technik beherrschen", text="Betriebe beherrschen sie.")
    put_version_in_force(office, version=version, resolved_on=date(2026, 1, 15))
    body = found_body(office, name="Lenkungskreis", since=date(2026, 1, 1))
    for name, kind in (("Stadt Nordtal", "municipality"), ("Bildungswerk Bergau", "company")):
        organisation = enter_organisation(office, name=name, kind=kind)
        fill_seat(office, body=body, organisation=organisation, since=date(2026, 1, 1))


@pytest.fixture
def two_networks(own_database: str) -> tuple[Network, Network]:
    """Teutoheim has a concept; Wesermark has just begun."""
    ours = found_network(slug="teutoheim", name="Bündnis Teutoheim", region_name="Teutoheim", kreise=["05711"])
    theirs = found_network(slug="wesermark", name="Allianz Wesermark", region_name="Wesermark", kreise=["03241"])
    with network_scope(ours):
        _concept_and_body(_office_of(ours))
    return ours, theirs


@pytest.fixture
def cast(
    two_networks: tuple[Network, Network], live_site: LiveServer, browser: Browser
) -> Iterator[tuple[Visitor, Visitor, Visitor]]:
    """A guest without account, the office of Teutoheim, the office of Wesermark."""
    ours, theirs = two_networks
    people = (
        Visitor(browser, live_site.url),
        Visitor(browser, live_site.url).signed_in(ours, Role.OFFICE_LEAD),
        Visitor(browser, live_site.url).signed_in(theirs, Role.OFFICE_LEAD),
    )
    yield people
    for person in people:
        person.leaves()


def _impulse_is_written(guest: Visitor) -> None:
    guest.opens(f"{HOME}mitreden/")
    guest.fills(text=IMPULSE)
    guest.presses("Abschicken")
    guest.is_at(f"{HOME}mitreden/danke/")


def _impulse_is_tied_and_released(office: Visitor) -> str:
    office.opens(f"{HOME}buero/impulse/")
    office.page.get_by_role("link", name=IMPULSE[:30]).first.click()
    slug = office.is_at(f"{HOME}buero/impulse/([-\\w]+)/")
    office.presses("Zuordnen")
    office.fills(to="Ziel: Neue Technik beherrschen", because="Die Technik ist da, das Können fehlt.")
    office.presses("Zuordnen")
    office.opens(f"{HOME}buero/impulse/{slug}/")
    office.presses("Veröffentlichen")
    office.fills(public_text=IMPULSE, voice="Betriebsleitung einer Metallfertigung")
    office.presses("Veröffentlichen")
    return slug


def _focus_is_chosen(office: Visitor) -> None:
    office.opens(f"{HOME}buero/schwerpunkte/neu/")
    office.fills(title="Lernen an der Maschine", goals="Ziel: Neue Technik beherrschen")
    office.presses("Schwerpunkt festhalten")


def _event_grows_from(office: Visitor, impulse: str) -> str:
    office.opens(f"{HOME}buero/impulse/{impulse}/")
    office.presses("Termin anlegen")
    office.fills(
        title="Betriebe zeigen Betrieben neue Technik",
        day=clock.today().isoformat(),  # not tomorrow: nothing of today may grow from what is still to come
        starts="23:59",
        place="Halle 3, Nordtal",
        capacity="20",
        belongs_to=["Lernen an der Maschine", "Ziel: Neue Technik beherrschen"],
    )
    office.presses("Veröffentlichen")
    return office.is_at(f"{HOME}buero/termine/([-\\w]+)/")


def _guest_registers_and_confirms(guest: Visitor, event: str, ours: Network) -> None:
    guest.opens(f"{HOME}termine/{event}/")
    assert re.search(r"20 (von 20 )?Plätze", guest.sees()), guest.sees()
    guest.fills(name="Erster Gast", email=GUEST, organisation_name="Metallbau Nordtal")
    guest.presses("Verbindlich anmelden")
    assert "Fast geschafft" in guest.sees()
    with network_scope(ours):
        mail = NetworkMail.objects.get(to=GUEST)
    link = re.search(rf"{re.escape(settings.BASE_URL)}(/l/\S+)", mail.text)
    assert link, mail.text
    guest.opens(link.group(1))
    guest.presses("Anmeldung bestätigen")
    assert guest.page.get_by_role("heading", level=1).inner_text() == "Ihr Platz ist sicher"


def _office_lets_in_and_notes(office: Visitor, event: str) -> str:
    office.opens(f"{HOME}buero/termine/{event}/einlass/")
    office.presses("Ist da")
    assert "Ist da: Erster Gast" in office.sees()
    office.opens(f"{HOME}buero/termine/{event}/")
    office.fills(lines=FINDING)
    office.presses("Festhalten")
    office.page.get_by_role("link", name=FINDING).first.click()
    return office.is_at(f"{HOME}buero/ergebnisse/([-\\w]+)/")


def _recommendation_grows(office: Visitor, finding: str) -> None:
    office.opens(f"{HOME}buero/ergebnisse/{finding}/")
    office.presses("Handlungsempfehlung daraus machen")
    office.fills(
        title="An der eigenen Maschine lernen",
        problem="Kurse passen selten zur Maschine.",
        steps="Betrieb mit derselben Maschine suchen\nEinen halben Tag zusammen arbeiten",
        effort="Ein halber Tag mit zwei Personen",
        cost="keine",
        evidence="Die Maschine läuft in der Woche darauf ohne Hilfe.",
        done_by="Betriebsleitung einer Metallfertigung",
    )
    office.presses("Als Entwurf speichern")
    office.presses("Veröffentlichen")
    office.presses("Veröffentlichen")
    path = office.is_at(f"{HOME}handlungsempfehlungen/[-\\w]+/")
    assert "An der eigenen Maschine lernen" in office.sees(), path


def _idea_becomes_a_sketch(office: Visitor, finding: str) -> None:
    office.opens(f"{HOME}buero/ergebnisse/{finding}/")
    office.presses("Projektidee daraus machen")
    assert FINDING[:40] in office.sees()
    office.fills(title=PROJECT, summary="Ein Wagen mit Lehrkräften kommt in die Betriebe.", belongs_to="Neue Technik")
    office.presses("Idee notieren")
    office.presses("Skizze anfordern")
    office.presses("Skizze anfordern")
    office.presses("Skizze eintragen")
    office.fills(lead="Bildungswerk Bergau", belongs_to="Neue Technik", total_eur="100.000", grant_eur="80.000")
    office.fills(own_eur="20.000")
    office.presses("Skizze einreichen")


def _region_endorses(office: Visitor) -> None:
    office.presses("Zur Empfehlung vorlegen")
    office.presses("Zur Empfehlung vorlegen")
    path = office.is_at(f"{HOME}buero/beschluesse/[-\\w]+/")
    for seat in ("Stadt Nordtal", "Bildungswerk Bergau"):
        office.fills(seat=seat, choice="yes")
        office.presses("Stimme eintragen")
    office.presses("Auszählen")
    office.is_at(path)
    assert "angenommen" in office.sees().lower()
    office.page.goto(f"{office.site}{HOME}buero/projekte/")
    office.page.get_by_role("link", name=PROJECT).first.click()
    office.presses("Empfehlung eintragen")
    office.fills(result="recommended", reason="Das Vorhaben hilft kleinen Betrieben unmittelbar.")
    office.presses("Eintragen")
    office.presses("Empfehlung ausfertigen")
    office.presses("Empfehlung ausfertigen")
    assert "Echtheit prüfen" in office.sees()


def _project_runs_and_ends(office: Visitor) -> None:
    office.presses("Bewilligung eintragen")
    office.fills(day=f"{clock.today():%d.%m.%Y}", funder="Land", programme="Fachkräfte")
    office.presses("Bewilligung eintragen")
    office.presses("Projekt beginnen")
    office.fills(starts=f"{clock.today() - timedelta(days=60):%d.%m.%Y}", summary="Ein Wagen kommt in die Betriebe.")
    office.presses("Projekt eintragen")
    office.presses("Ergebnis eintragen")
    office.fills(sentence=RESULT, figure="14", unit="Betriebe")
    office.presses("Ergebnis eintragen")
    office.presses("Abschließen")
    office.fills(closed_on=(clock.today() - timedelta(days=1)).isoformat())
    office.presses("Projekt abschließen")
    assert RESULT in office.sees()


def _finding_is_hidden(office: Visitor, finding: str) -> None:
    project = office.page.url.removeprefix(office.site)
    office.opens(f"{HOME}buero/ergebnisse/{finding}/")
    office.fills(is_public=False)
    office.presses("Speichern")
    office.opens(project)


def _example_is_shared(office: Visitor) -> None:
    office.presses("Als gutes Beispiel teilen")
    office.fills(
        title="Die Lernwerkstatt kommt in den Betrieb",
        problem="Neue Maschinen standen still.",
        approach="Ein Wagen mit Lehrkräften fährt von Betrieb zu Betrieb.",
        effect=RESULT,
        carrier_agreed=True,
    )
    office.presses("Entwurf speichern")
    office.presses("Für alle Netzwerke veröffentlichen")
    assert "Veröffentlicht" in office.sees()


def _other_region_adopts(colleague: Visitor) -> list[str]:
    """Gives back the steps behind the adopted impulse, oldest first."""
    colleague.opens(f"{AWAY}buero/bibliothek/")
    colleague.page.get_by_role("link", name="Die Lernwerkstatt kommt in den Betrieb").first.click()
    assert FINDING not in colleague.sees()
    colleague.presses("Als Impuls übernehmen")
    colleague.opens(f"{AWAY}buero/impulse/")
    colleague.page.get_by_role("link", name="Die Lernwerkstatt kommt in den Betrieb").first.click()
    colleague.is_at(f"{AWAY}buero/impulse/([-\\w]+)/")
    colleague.presses("Öffentliche Seite ansehen")
    for fold in colleague.page.locator("li.fold summary").all():
        fold.click()
    return colleague.page.locator("section[aria-labelledby=thread-why] li:not(.fold)").all_inner_texts()


def test_from_the_first_impulse_to_the_example_another_region_takes_over(
    two_networks: tuple[Network, Network], cast: tuple[Visitor, Visitor, Visitor]
) -> None:
    guest, office, colleague = cast
    _impulse_is_written(guest)
    impulse = _impulse_is_tied_and_released(office)
    _focus_is_chosen(office)
    event = _event_grows_from(office, impulse)
    _guest_registers_and_confirms(guest, event, two_networks[0])
    finding = _office_lets_in_and_notes(office, event)
    _recommendation_grows(office, finding)
    _idea_becomes_a_sketch(office, finding)
    _region_endorses(office)
    _project_runs_and_ends(office)
    _finding_is_hidden(office, finding)
    _example_is_shared(office)

    steps = _other_region_adopts(colleague)

    assert len(steps) >= 11, steps
    assert any(IMPULSE[:40] in step for step in steps), steps
    kinds = ("Ziel", "Schwerpunkt", "Veranstaltung", "Skizze", "Empfehlung der Region", "Bewilligung", "Projekt")
    assert [kind for kind in kinds if not any(kind in step for step in steps)] == [], "\n".join(steps)
    assert sum("nicht öffentlich" in step for step in steps) == 1, "the hidden finding stays as a nameless step"
    assert not any(FINDING in step for step in steps)
    guest.opens(f"{HOME}impulse/{impulse}/")
    assert RESULT in guest.sees(), "forwards, too, the thread leads from the impulse to the result"
