"""Everything a guest does works without scripts, by keyboard, and never happens twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.events.models import Claim
from fachwerk.events.operations import announce_event
from fachwerk.networks.models import Network
from fachwerk.networks.queries import network_called
from fachwerk.strategy.models import Impulse
from fachwerk.tenancy.scope import network_scope

pytestmark = pytest.mark.journey

OWL = "fachkraeftebuendnis-owl"
HOME = f"/n/{OWL}/"
MISTYPED = "personalleitung@firma"
CORRECT = "personalleitung@firma.example"


@pytest.fixture
def here(demonstration_site: LiveServer) -> Network:
    return network_called(OWL)


@pytest.fixture
def plain(demonstration_site: LiveServer, browser: Browser) -> Iterator[Page]:
    """A browser in which scripts do not run."""
    context = browser.new_context(
        locale="de-DE", timezone_id="Europe/Berlin", java_script_enabled=False, base_url=demonstration_site.url
    )
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def event_page(here: Network) -> str:
    """The page of a fresh event with ten places."""
    with network_scope(here):
        office = Actor(1, here.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF}), "Geschäftsstelle")
        title = f"Werkstattgespräch {uuid.uuid4().hex[:6]}"
        event = announce_event(office, title=title, day=clock.today() + timedelta(days=5), capacity=10)
        return f"{HOME}termine/{event.knot.slug}/"


def _claims(here: Network) -> int:
    with network_scope(here):
        return int(Claim.objects.filter(email=CORRECT).count())


def _type_registration(page: Page, email: str) -> None:
    page.locator("[name=name]").fill("Personalleitung")
    page.locator("[name=email]").fill(email)
    page.locator("[name=organisation_name]").fill("Metallbau Nordtal")


def _send(page: Page) -> int:
    with page.expect_navigation() as going:
        page.get_by_role("button", name="Verbindlich anmelden").click()
    answer = going.value
    return answer.status if answer else 0


def test_a_mistake_keeps_what_was_typed_and_sending_twice_registers_once(
    here: Network, plain: Page, event_page: str
) -> None:
    before = _claims(here)
    plain.goto(event_page)
    _type_registration(plain, MISTYPED)

    assert _send(plain) == 422
    assert plain.locator("[name=name]").input_value() == "Personalleitung"
    assert plain.locator("[name=email]").input_value() == MISTYPED
    assert plain.locator("[name=organisation_name]").input_value() == "Metallbau Nordtal"
    summary = plain.locator(".error-summary")
    assert "E-Mail" in summary.inner_text()
    target = summary.get_by_role("link").first.get_attribute("href") or ""
    assert plain.locator(target).get_attribute("name") == "email"
    assert _claims(here) == before

    plain.locator("[name=email]").fill(CORRECT)
    assert _send(plain) == 200
    assert plain.get_by_role("heading", level=1).inner_text().startswith("Fast geschafft")
    assert _claims(here) == before + 1

    plain.go_back()
    _type_registration(plain, CORRECT)
    assert _send(plain) == 200
    plain.reload()
    assert _claims(here) == before + 1


def test_somebody_joins_in_and_the_same_form_sent_again_is_one_impulse(here: Network, plain: Page) -> None:
    words = f"Uns fehlen Leute für die neue Anlage ({uuid.uuid4().hex[:6]})."

    def received() -> int:
        with network_scope(here):
            return Impulse.objects.filter(text=words).count()

    plain.goto(f"{HOME}mitreden/")
    fields = plain.locator("form:has([name=text]) :is(input, textarea)[name]").all()
    plain.locator("[name=text]").fill(words)
    typed = {str(field.get_attribute("name")): field.input_value() for field in fields}
    plain.get_by_role("button", name="Abschicken").click()
    plain.wait_for_url("**/mitreden/danke/**")
    plain.reload()
    assert received() == 1

    again = plain.request.post(f"{HOME}mitreden/", form=typed)  # type: ignore[arg-type]
    assert again.ok
    assert again.url.endswith("/mitreden/danke/")
    assert received() == 1


def _tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the wanted control has the focus."""
    for _step in range(150):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"{selector} ist mit der Tabulatortaste nicht zu erreichen")


def test_the_selfcheck_is_done_by_keyboard_alone(plain: Page) -> None:
    plain.goto(f"{HOME}selbstcheck/")
    _tab_to(plain, "main a.btn")
    plain.keyboard.press("Enter")
    plain.locator("button[value=weiter]").wait_for()
    ticked = 0
    while plain.locator("button[value=weiter]").count():
        heading = plain.get_by_role("heading", level=1).inner_text()
        _tab_to(plain, "main input[type=radio]")
        for _move in range(5):  # from "keine Angabe" round to the last of the five answers
            plain.keyboard.press("ArrowUp")
            if plain.locator("main input[type=radio]:focus").get_attribute("value") == "2":
                break
        plain.keyboard.press("Space")
        assert plain.locator("main input[type=radio][value='2']:checked").count() == 1
        ticked += 1
        _tab_to(plain, "button[value=weiter]")
        plain.keyboard.press("Enter")
        plain.get_by_role("heading", level=1, name=heading, exact=True).wait_for(state="detached")
    assert f"Sie haben {ticked} von" in plain.locator("main").inner_text()
    _tab_to(plain, "[name=is_counted]")
    plain.keyboard.press("Space")
    assert not plain.locator("[name=is_counted]").is_checked()
    _tab_to(plain, "button[value=ergebnis]")
    plain.keyboard.press("Enter")
    plain.get_by_role("heading", level=1, name="Ihr Ergebnis").wait_for()
    assert "Ihre Antworten wurden nicht gespeichert." in plain.locator("main").inner_text()


def test_a_button_signs_in_to_the_demonstration(plain: Page) -> None:
    plain.goto("/konto/einloggen/")
    plain.get_by_role("button", name="Als Leitung der Geschäftsstelle einloggen").first.click()
    plain.get_by_role("link", name="Konto").first.wait_for()

    answer = plain.goto(f"{HOME}buero/heute/")

    assert answer is not None
    assert answer.status == 200
