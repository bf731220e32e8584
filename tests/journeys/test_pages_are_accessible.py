"""The pages people need: no barrier that can be found by a machine, in light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.core import clock
from fachwerk.events.models import Event
from fachwerk.networks.queries import network_called
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Visibility
from fachwerk.thread.trace import knot_url
from tests.fixtures import log_in

pytestmark = pytest.mark.journey

OWL = "fachkraeftebuendnis-owl"
EVERY_RULE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
ONLY_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
# what is there depends on the width, how it is coloured on the scheme as well
LOOKS = [
    ("light", 1280, EVERY_RULE),
    ("dark", 1280, ONLY_COLOURS),
    ("dark", 360, EVERY_RULE),
    ("light", 360, ONLY_COLOURS),
]
NARROWEST = 320


@dataclass
class Watched:
    """A page and everything it should not have done."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def listen(self, site: str) -> None:
        """Notes errors in the console, refused resources and requests to other hosts."""
        host = urlsplit(site).netloc
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"Skript: {error}"))
        self.page.on(
            "request",
            lambda request: (
                None
                if urlsplit(request.url).scheme in ("data", "blob") or urlsplit(request.url).netloc == host
                else self.complaints.append(f"fremder Rechner: {request.url}")
            ),
        )

    def _hear(self, message: ConsoleMessage) -> None:
        # a page that answers 404 or 422 on purpose is told by the browser as an error of the page itself
        is_the_page_itself = message.location.get("url", "").split("#")[0] == self.page.url.split("#")[0]
        if message.type == "error" and not (is_the_page_itself and "status of 4" in message.text):
            self.complaints.append(f"Konsole: {message.text}")


def named(name: str, *rest: str) -> Callable[[], str]:
    """The page of our network behind a name."""
    return lambda: reverse(name, args=[OWL, *rest])


def outside(name: str) -> Callable[[], str]:
    """A page of the installation."""
    return lambda: reverse(name)


def first_of(kind: str) -> Callable[[], str]:
    """The page of the newest public thing of a kind."""

    def find() -> str:
        knots = Knot.objects.filter(kind=kind, visibility=Visibility.PUBLIC).order_by("-happened_on", "slug")
        knot = knots.first()
        assert knot is not None, f"the demonstration has no public {kind}"
        return knot_url(knot, OWL)

    return find


def open_event(name: str) -> Callable[[], str]:
    """A page of an event to which one can register now."""

    def find() -> str:
        now = clock.now()
        event = Event.objects.filter(
            registration_opens_at__lte=now, starts_at__gt=now, cancelled_at=None, external_registration_url=""
        ).first()
        assert event is not None, "the demonstration has no event with an open registration"
        return reverse(name, args=[OWL, event.knot.slug])

    return find


def send_mistakes(page: Page) -> None:
    """Sends the registration with a mistyped address."""
    page.locator("form:has([name=organisation_name]) [name=email]").fill("gast@firma")
    page.locator("form:has([name=organisation_name]) button[type=submit]").click()
    page.locator(".error-summary").wait_for()


def finish_selfcheck(page: Page) -> None:
    """Goes through the self-check without ticking anything."""
    while page.locator("button[value=weiter]").count():
        page.locator("button[value=weiter]").click()
    page.locator("[name=is_counted]").uncheck()
    page.locator("button[value=ergebnis]").click()


def leave(page: Page) -> None:
    """The page as it opens."""


PUBLIC: dict[str, tuple[Callable[[], str], Callable[[Page], None]]] = {
    "Startseite der Installation": (outside("networks_installation:installation"), leave),
    "Portal": (named("insight:portal"), leave),
    "Termine": (named("events:events"), leave),
    "Termin mit Anmeldung": (open_event("events:event"), leave),
    "Anmeldung mit Fehlern": (open_event("events:event"), send_mistakes),
    "Ziele": (named("strategy:goals"), leave),
    "Vergleich der Fassungen": (named("strategy:comparison"), leave),
    "Ziel": (first_of("goal"), leave),
    "Impuls": (first_of("impulse"), leave),
    "Mitreden": (named("strategy:join_in"), leave),
    "Projekte": (named("projects:projects"), leave),
    "Projekt": (first_of("project"), leave),
    "Empfehlung der Region": (first_of("endorsement"), leave),
    "Für Unternehmen": (named("recommendations:for_companies"), leave),
    "Handlungsempfehlungen": (named("recommendations:recommendations"), leave),
    "Handlungsempfehlung": (first_of("recommendation"), leave),
    "Selbstcheck": (named("recommendations:selfcheck"), leave),
    "Fragen des Selbstchecks": (named("recommendations:selfcheck_questions"), leave),
    "Ergebnis des Selbstchecks": (named("recommendations:selfcheck_questions"), finish_selfcheck),
    "Mitglieder": (named("contacts:members"), leave),
    "Beitritt": (named("contacts:join"), leave),
    "Über uns": (named("networks:about"), leave),
    "Beschluss": (first_of("decision"), leave),
    "Gutes Beispiel": (first_of("good_example"), leave),
    "Netzwerke": (outside("networks_installation:networks"), leave),
    "Partnerschaft": (outside("partnership_installation:partnership"), leave),
    "Rundgang": (outside("demonstration_installation:tour"), leave),
    "Was ist echt?": (outside("demonstration_installation:real"), leave),
    "Fakten": (named("insight:facts"), leave),
    "Drei Fragen": (named("insight:interview"), leave),
    "Einloggen": (outside("account_login"), leave),
    "Suche": (lambda: reverse("search:results", args=[OWL]) + "?q=Fachkräfte", leave),
    "Nicht gefunden": (lambda: f"/n/{OWL}/gibt-es-nicht/", leave),
}
OFFICE: dict[str, tuple[Callable[[], str], Callable[[Page], None]]] = {
    "Heute": (named("loop:desk"), leave),
    "Impulse": (named("strategy:office_impulses"), leave),
    "Konzept": (named("strategy:office_concept"), leave),
    "Termine": (named("events:office_events"), leave),
    "Termin": (open_event("events:office_event"), leave),
    "Termin ankündigen": (named("events:office_event_new"), leave),
    "Einlass": (open_event("events:office_entrance"), leave),
    "Projekte": (named("projects:office_projects"), leave),
    "Ansprache": (named("outreach:office_companies"), leave),
    "Mitglieder": (named("contacts:office_members"), leave),
    "Mitglieder einlesen": (named("contacts:office_import"), leave),
    "Beschlüsse": (named("decisions:office_decisions"), leave),
    "Partnerschaft": (named("partnership:office_partnership"), leave),
    "Beispiele": (named("partnership:office_examples"), leave),
    "Bibliothek": (named("partnership:library"), leave),
}


@pytest.fixture
def watched(demonstration_site: LiveServer, browser: Browser) -> Iterator[Watched]:
    """A page that listens."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    found = Watched(context.new_page())
    found.listen(demonstration_site.url)
    yield found
    context.close()


def _barriers(page: Page, rules: dict[str, Any]) -> list[str]:
    found = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:220]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _check(watched: Watched, address: str, act: Callable[[Page], None]) -> list[str]:
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    act(page)
    page.evaluate(Axe().axe_script)
    found: list[str] = []
    for scheme, width, rules in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{scheme} {width}: {barrier}" for barrier in _barriers(page, rules)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    width = page.evaluate("document.scrollingElement.scrollWidth")
    if width > NARROWEST:
        found.append(f"bei {NARROWEST} Pixeln ist die Seite {width} breit: {page.evaluate(_WIDEST)}")
    return found + watched.complaints


_WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 4).map(each => each.tagName + "." + each.className + " " + Math.round(each.getBoundingClientRect().right))
  .join(", ")"""


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_no_barrier(name: str, watched: Watched, demonstration_site: LiveServer) -> None:
    address, act = PUBLIC[name]
    with network_scope(network_called(OWL)):
        path = address()

    assert _check(watched, demonstration_site.url + path, act) == []


@pytest.mark.parametrize("name", OFFICE)
def test_a_page_of_the_office_has_no_barrier(name: str, watched: Watched, demonstration_site: LiveServer) -> None:
    address, act = OFFICE[name]
    with network_scope(network_called(OWL)):
        path = address()
    client = Client()
    log_in(client, User.objects.get(email=f"{Role.OFFICE_LEAD.value.replace('_', '-')}.{OWL}@demo.example"))
    cookie = settings.SESSION_COOKIE_NAME
    watched.page.context.add_cookies(
        [{"name": cookie, "value": client.cookies[cookie].value, "url": demonstration_site.url}]
    )

    assert _check(watched, demonstration_site.url + path, act) == []
