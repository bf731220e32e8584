"""A Monday morning by keyboard alone, and the same without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from fachwerk.accounts.models import User
from tests.fixtures import log_in

pytestmark = pytest.mark.journey

DESK = "/n/fachkraeftebuendnis-owl/buero/heute/"


def at_the_desk(browser: Browser, site: LiveServer, *, scripts: bool) -> Page:
    """The lead of the demonstration's office, logged in and looking at the desk."""
    client = Client()
    log_in(client, User.objects.get(email="office-lead.fachkraeftebuendnis-owl@demo.example"))
    context = browser.new_context(
        locale="de-DE", timezone_id="Europe/Berlin", java_script_enabled=scripts, base_url=site.url
    )
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(DESK)
    return page


@pytest.fixture
def desk(demonstration_site: LiveServer, browser: Browser) -> Iterator[Page]:
    page = at_the_desk(browser, demonstration_site, scripts=True)
    yield page
    page.context.close()


@pytest.fixture
def plain_desk(demonstration_site: LiveServer, browser: Browser) -> Iterator[Page]:
    page = at_the_desk(browser, demonstration_site, scripts=False)
    yield page
    page.context.close()


def button_of(page: Page, verb: str, what: str) -> Locator:
    """The button of a line; a long block is opened first, as somebody would do it by keyboard."""
    for fold in page.locator("details:not([open]) > summary", has_text="anzeigen").all():
        fold.press("Enter")
    return page.get_by_role("button", name=re.compile(rf"^{verb}\s*: {what}$"))


def test_a_call_is_noted_done_and_undone_by_keyboard_alone(desk: Page) -> None:
    what = f"Rückruf {uuid4().hex[:6]}"
    desk.keyboard.press("n")
    desk.wait_for_url("**/notizen/neu/")
    desk.get_by_label("Mit wem oder wozu?").focus()
    desk.keyboard.type("eine Stimme vom Amt")
    desk.keyboard.press("Tab")
    desk.keyboard.type(what)
    desk.keyboard.press("Tab")
    desk.keyboard.press("ArrowDown")  # from "keine" to "heute"
    desk.get_by_role("button", name="Notieren").press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Wiedervorlage am")
    button_of(desk, "Erledigt", what).press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Erledigt.")
    assert desk.evaluate("document.activeElement.closest('li')?.id.startsWith('z-')")
    desk.get_by_role("button", name="Rückgängig").press("Enter")
    expect(button_of(desk, "Erledigt", what)).to_be_visible()
    button_of(desk, "Erledigt", what).press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Erledigt.")


def test_the_same_works_without_scripts(plain_desk: Page) -> None:
    what = f"Ohne Skripte {uuid4().hex[:6]}"
    plain_desk.get_by_label("Schnell notieren").fill(what)
    plain_desk.get_by_label("Als").select_option("follow_up")
    plain_desk.get_by_role("button", name="Notieren").click()
    expect(plain_desk.get_by_role("status")).to_contain_text("Wiedervorlage am")
    button_of(plain_desk, "Erledigt", what).click()
    expect(plain_desk.get_by_role("status")).to_contain_text("Erledigt.")
    plain_desk.get_by_role("button", name="Rückgängig").click()
    button_of(plain_desk, "Erledigt", what).click()
    expect(plain_desk.get_by_role("status")).to_contain_text("Erledigt.")
