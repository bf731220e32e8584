"""Which database, in which role – and one clear sentence when something is missing."""

import socket

import pytest

from fachwerk.config import cli
from fachwerk.config.database import DatabaseNotNamed, databases, require_database
from fachwerk.config.embedded.folders import instance_name

APP = "postgresql://app:secret@db.example:5433/network?sslmode=require"


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_KEEPER_URL", "FACHWERK_POOL", "PORT"):
        monkeypatch.delenv(variable, raising=False)


def test_a_named_database_comes_before_the_embedded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    found = databases()
    assert set(found) == {"default"}
    assert {key: found["default"][key] for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME", "OPTIONS")} == {
        "HOST": "db.example",
        "PORT": "5433",
        "USER": "app",
        "PASSWORD": "secret",
        "NAME": "network",
        "OPTIONS": {"sslmode": "require"},
    }


def test_requests_are_atomic_for_the_app_role_alone() -> None:
    found = databases()
    assert {alias: (found[alias]["USER"], found[alias]["ATOMIC_REQUESTS"]) for alias in found} == {
        "default": ("fachwerk_app", True),
        "owner": ("fachwerk_owner", False),
        "keeper": ("fachwerk_keeper", False),
    }


def test_only_the_web_server_pools_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pool" not in databases()["default"]["OPTIONS"]
    monkeypatch.setenv("FACHWERK_POOL", "1")
    assert "pool" in databases()["default"]["OPTIONS"]
    assert "pool" not in databases()["owner"]["OPTIONS"]


def test_a_missing_role_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    with pytest.raises(DatabaseNotNamed, match="DATABASE_KEEPER_URL"):
        require_database("keeper")


@pytest.mark.parametrize("address", ["http://db.example", "postgresql://[", "network"])
def test_an_unreadable_address_is_one_sentence(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(DatabaseNotNamed, match="DATABASE_URL ist keine Adresse"):
        databases()


def test_tests_never_choose_the_live_instance() -> None:
    assert instance_name().startswith("test-")


def test_a_taken_port_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.run(["serve", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"Anschluss {port}" in said


def test_a_wrong_port_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    monkeypatch.setenv("PORT", "achttausend")
    assert cli.run(["serve"]) == 1
    assert "PORT muss eine Zahl" in capsys.readouterr().err


def test_the_live_instance_cannot_be_deleted_by_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FACHWERK_INSTANCE")
    assert cli.run(["database", "delete"]) == 1
    assert "FACHWERK_DEMO=1" in capsys.readouterr().err
