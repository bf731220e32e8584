"""What every test can use: a database of its own process, a database of its own, a served site and a browser."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import database
from tests.chromium import chromium_path

pytest_plugins = ["tests.fixtures"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give this process a clone of the migrated template instead of a database Django would create and flush."""
    with django_db_blocker.unblock():
        database.start_test_server()
        database.drop_clones_of_ended_processes()
        name = database.clone("shared")
        before = database.point_django_to(name)
    yield
    with django_db_blocker.unblock():
        database.point_django_to(before)
        database.drop(name)
        database.drop_what_was_set_aside()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Give one test a database in which commits are real and threads see each other; do not combine with `db`."""
    with django_db_blocker.unblock():
        name = database.clone("own")
        before = database.point_django_to(name)
        try:
            yield name
        finally:
            database.point_django_to(before)
            database.set_aside(name)


@pytest.fixture
def live_site(own_database: str) -> Iterator[LiveServer]:
    """Serve the site from a thread of this process; its `url` is the address."""
    site = LiveServer("localhost")
    try:
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of the system once."""
    # Playwright's loop runs in this thread and Django would take our own queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page in a fresh German profile."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the journeys out where no browser is installed."""
    if chromium_path() is None:
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason="Kein Chromium gefunden"))


def _journeys_not_run(reporter: pytest.TerminalReporter) -> int:
    left_out = [report for report in reporter.stats.get("skipped", []) if "journey" in report.keywords]
    return len(left_out) + sum(1 for item in reporter.stats.get("deselected", []) if item.get_closest_marker("journey"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one visible line how many journeys did not run, and how to get them."""
    count = _journeys_not_run(terminalreporter)
    if count:
        terminalreporter.write_sep("!", "Wege im Browser", yellow=True)
        terminalreporter.write_line(
            f"Wege im Browser, die nicht gelaufen sind: {count}. "
            "Installieren Sie Chromium (Debian: apt-get install chromium) oder nennen Sie es mit FACHWERK_CHROMIUM.",
            yellow=True,
        )


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where journeys are required and one was left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("FACHWERK_JOURNEYS") != "required" or reporter is None:
        return
    if _journeys_not_run(reporter) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
