"""The components are accessible in both schemes, fit 320 pixels and say in words what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from playwright.sync_api import Browser, Route, sync_playwright

from fachwerk.core import errors_pages, formats
from fachwerk.core.gallery import ICONS, gallery
from tests.chromium import chromium_path

HOST = "http://fachwerk.test"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def request(path: str = "/ui/") -> Any:
    made = RequestFactory().get(path)
    made.user = AnonymousUser()
    made.session = {}
    return made


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def filled(template: str, **context: Any) -> str:
    return Template("{% load ui %}" + template).render(Context(context))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made = request()
    with override_settings(ROOT_URLCONF="tests.core.addresses"):
        return {
            "/ui/": page(gallery(made)),
            "/404/": page(errors_pages.not_found(made)),
            "/500/": page(errors_pages.server_error(made)),
        }


def opened(browser: Browser, pages: dict[str, str], address: str, width: int, scheme: Any) -> Any:
    """The page as the browser shows it; every other address than the house's own fails the test."""

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(HOST).split("?")[0]
        if not route.request.url.startswith(HOST):
            route.abort()
        elif path.startswith("/static/"):
            found = finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", path.removeprefix("/static/")))
            assert isinstance(found, str), path
            route.fulfill(body=Path(found).read_bytes(), content_type=guess_type(found)[0] or "font/woff2")
        else:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")

    tab = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    tab.route("**/*", serve)
    tab.goto(HOST + address)
    return tab


@pytest.mark.parametrize("address", ["/ui/", "/404/", "/500/"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_component_is_accessible_and_fits(
    browser: Browser, pages: dict[str, str], address: str, width: int, scheme: str
) -> None:
    tab = opened(browser, pages, address, width, scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(tab, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_the_error_summary_has_the_focus_and_leads_into_a_closed_fold(browser: Browser, pages: dict[str, str]) -> None:
    tab = opened(browser, pages, "/ui/", 1280, "light")
    assert tab.evaluate("document.activeElement.textContent") == "Bitte prüfen Sie fünf Angaben"
    tab.click(".error-summary a >> nth=0")
    assert tab.evaluate("document.activeElement.id") == "falsch_title"


def test_targets_are_large_enough(browser: Browser, pages: dict[str, str]) -> None:
    tab = opened(browser, pages, "/ui/", 360, "light")
    small = tab.evaluate(
        "[...document.querySelectorAll('.btn, .menu a, .top summary, .top button, .field input:not([type=radio],"
        " [type=checkbox]), .field select, .pages a, .bottom a')].filter(e => e.checkVisibility() &&"
        " e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML)"
    )
    assert small == []


def test_no_page_holds_inline_style_or_script(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert " style=" not in text
        assert "<style" not in text
        assert not re.search(r"<script(?![^>]* src=)", text)
        assert not re.search(r" on\w+=", text)


def test_every_icon_is_in_the_sprite() -> None:
    sprite = Path(str(finders.find("fachwerk/img/icons.svg"))).read_text()
    assert [icon for icon in ICONS if f'id="{icon}"' not in sprite] == []


def test_a_refused_button_says_why_and_does_not_act() -> None:
    button = filled('{% ui_button "Ausfertigen" disabled_reason="Die Begründung fehlt." %}')
    assert 'aria-disabled="true"' in button
    assert "Die Begründung fehlt." in button
    assert 'type="submit"' not in button


def test_a_button_carries_its_object_and_escapes_it() -> None:
    assert '<span class="visually-hidden">: &lt;i&gt;</span>' in filled('{% ui_button "Erledigt" object=o %}', o="<i>")


def test_facts_without_value_are_left_out() -> None:
    assert "<dt>Leer</dt>" not in filled("{% ui_facts f %}", f=[("Leer", ""), ("Träger", "Kammer")])
    assert filled('{% ui_fact "Leer" %} {% end_ui_fact %}') == ""


def test_numbers_and_days_are_written_in_german() -> None:
    assert formats.money(Decimal(176000)) == "176.000\u00a0€"
    assert formats.money(Decimal("1234.5")) == "1.234,50\u00a0€"
    assert formats.number(Decimal("1234.50")) == "1.234,5"
    assert formats.number(1000) == "1.000"
    assert formats.percent(0.425, 1) == "42,5\u00a0%"
    assert formats.day(date(2017, 3, 23)).replace("\u00a0", " ") == "Do., 23. März 2017"
    assert formats.day(date(2017, 3, 1), "month") == "März 2017"
    written = formats.moment(datetime(2017, 3, 23, 13, tzinfo=UTC)).replace("\u00a0", " ")
    assert written == "Do., 23. März 2017, 14:00 Uhr"
    assert formats.in_words(12) == "zwölf"
    assert formats.in_words(13) == "13"


def test_a_database_that_cannot_be_reached_is_a_pause_and_no_fault() -> None:
    def answer(cause: Exception) -> HttpResponse:
        try:
            raise cause
        except (OperationalError, ValueError):
            return errors_pages.server_error(request())

    assert answer(ValueError()).status_code == 500
    paused = answer(OperationalError())
    assert (paused.status_code, paused["Retry-After"]) == (503, "60")
