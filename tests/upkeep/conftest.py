"""An installation of its own for each test: a database in which commits are real, and a folder for its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.config.embedded.binaries import binaries
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network


@pytest.fixture
def bundled() -> Path:
    """The folder of PostgreSQL's programs of the test server."""
    return binaries().folder


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of the installation under test."""
    monkeypatch.delenv("FACHWERK_BACKUP_KEY", raising=False)
    state = tmp_path / "state"
    (state / "files").mkdir(parents=True, mode=0o700)
    settings.MEDIA_ROOT = str(state / "files")
    return state


@pytest.fixture
def living(own_database: str, folder: Path) -> Network:
    """A network in which somebody works; committed, so that the keeper sees it."""
    return found_network(
        slug="teutoheim", name="Fachkräftebündnis Teutoheim", region_name="Teutoheim", kreise=["05711"]
    )


@pytest.fixture
def desk(living: Network) -> Actor:
    """The office of that network."""
    return Actor(1, living.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF}), "Geschäftsstelle")
