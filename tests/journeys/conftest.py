"""The loaded demonstration, once per test process, and the site that serves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import database


@pytest.fixture(scope="session")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Load the demonstration into a database of its own; the value is the database's name."""
    with django_db_blocker.unblock():
        name = database.clone("demonstration")
        before = database.point_django_to(name)
        try:
            with override_settings(DEMO=True):
                call_command("load_demonstration", verbosity=0)
        finally:
            database.point_django_to(before)
    yield name
    with django_db_blocker.unblock():
        database.drop(name)


@pytest.fixture
def in_demonstration(demonstration: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Work in the loaded demonstration; what a test changes there stays, so change nothing another test reads."""
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        before = database.point_django_to(demonstration)
        try:
            yield demonstration
        finally:
            database.point_django_to(before)


@pytest.fixture
def demonstration_site(in_demonstration: str) -> Iterator[LiveServer]:
    """Serve the demonstration from a thread of this process."""
    site = LiveServer("localhost")
    try:
        yield site
    finally:
        site.stop()
