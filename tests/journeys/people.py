"""Somebody in front of a browser: reads, fills in, presses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Response

from fachwerk.access.roles import Role
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.networks.models import Network
from tests.fixtures import log_in

PATIENCE = 8_000


class Visitor:
    """One person with one browser profile."""

    def __init__(self, browser: Browser, site: str, *, javascript: bool = True) -> None:
        self.site = site
        self.context: BrowserContext = browser.new_context(
            locale="de-DE", timezone_id="Europe/Berlin", java_script_enabled=javascript
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()

    def signed_in(self, network: Network, role: Role) -> Visitor:
        """The same person with a session of this role."""
        user = User.objects.create_user(f"{role.value}@{network.slug}.example", name="Probezugang")
        RoleAssignment.objects.create(user=user, network=network, role=role)
        client = Client()
        log_in(client, user)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])
        return self

    def opens(self, path: str) -> Response:
        """Goes to a page of the site; anything but an answer the product means to give fails here."""
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None, path
        assert answer.status < 400, f"{path}: {answer.status}"
        return answer

    def fills(self, **fields: str | bool | Sequence[str]) -> None:
        """Types into fields by their names; folded ones are opened first."""
        for name, value in fields.items():
            control = self.page.locator(f'main [name="{name}"]').first
            fold = control.locator("xpath=ancestor::details[1]")
            if fold.count() and fold.get_attribute("open") is None:
                fold.locator("summary").first.click()
            self._sets(str(control.evaluate("control => control.type")), name, value)

    def _sets(self, sort: str, name: str, value: str | bool | Sequence[str]) -> None:
        control = self.page.locator(f'main [name="{name}"]')
        if sort == "radio":
            self.page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif sort == "checkbox":
            control.first.set_checked(bool(value))
        elif sort in ("select-one", "select-multiple"):
            control.first.select_option(label=self._labels(name, value))
        else:
            control.first.fill(str(value))

    def _labels(self, name: str, value: str | bool | Sequence[str]) -> list[str]:
        """The whole labels of the options in which these words occur."""
        offered = self.page.locator(f'main [name="{name}"] option').all_inner_texts()
        wanted = [value] if isinstance(value, str) else list(value)  # type: ignore[arg-type]
        chosen = [next((label for label in offered if words in label), "") for words in wanted]
        assert all(chosen), f"{name}: {wanted} nicht in {offered}"
        return chosen

    def presses(self, label: str) -> None:
        """Presses a button or follows a link that is styled as one, and arrives at a page without a mistake."""
        name = re.compile(rf"^{re.escape(label)}\s*(:|$)")  # what it is about stands behind a colon, for screen readers
        main = self.page.locator("main")
        button, link = main.get_by_role("button", name=name), main.get_by_role("link", name=name)
        target = button.or_(link).first
        with self.page.expect_navigation():
            target.click()
        mistakes = self.page.locator(".error-summary")
        assert not mistakes.count(), f"{label}: {mistakes.inner_text()}"

    def is_at(self, pattern: str) -> str:
        """Checks the path and gives back its first group, or the whole path."""
        path = self.page.url.removeprefix(self.site)
        found = re.fullmatch(pattern, path.split("#")[0].split("?")[0])
        assert found, f"{path} statt {pattern}: {self.sees()[:400]}"
        return found.group(1) if found.groups() else path

    def sees(self) -> str:
        """The words of the page."""
        return self.page.locator("main").inner_text()

    def leaves(self) -> None:
        """Closes the browser profile."""
        self.context.close()
