"""`fachwerk init`: what it asks, what it writes down, what it founds, and what it says about the mail server."""

import argparse
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from fachwerk.access.actor import system
from fachwerk.access.roles import Role
from fachwerk.accounts.models import Invitation, RoleAssignment
from fachwerk.accounts.operations import accept_invitation
from fachwerk.config import environment_file, init
from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.config.founding import found
from fachwerk.config.mail_trial import MailServer, try_mail
from fachwerk.config.questions import answers_to, parser
from fachwerk.decisions.models import Body
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import InstallationProfile, Network
from fachwerk.tenancy.scope import network_scope

GIVEN = [
    "--base-url", "https://netz.example", "--network-name", "Fachkräftenetz Lippetal", "--region", "Lippetal",
    "--state", "Nordrhein-Westfalen", "--admin-name", "Leitung", "--admin-email", "leitung@lippetal.example",
    "--operator", "Trägerverein", "--mail-host", "mail.lippetal.example", "--yes",
]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, with nothing said in the environment."""
    monkeypatch.setattr(environment_file, "state_folder", lambda: tmp_path)
    for name in (*init.STORED.values(), "FACHWERK_HOSTS", "FACHWERK_HTTP_ONLY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def chosen(*words: str) -> argparse.Namespace:
    return parser().parse_args(words)


def test_flags_answer_every_question_and_the_rest_follows() -> None:
    answers = answers_to(chosen(*GIVEN), {})
    assert answers["slug"] == "fachkraeftenetz-lippetal"
    assert answers["state"] == "05"
    assert answers["mail-from"] == "fachwerk@netz.example"
    assert (answers["mail-port"], answers["mail-tls"]) == ("587", "1")
    assert init.settings_for(answers)["FACHWERK_HOSTS"].startswith("netz.example ")
    assert "FACHWERK_HTTP_ONLY" not in init.settings_for(answers)


def test_the_environment_answers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACHWERK_NETWORK_NAME", "Netz Nord")
    without = [word for word in GIVEN if word not in ("--network-name", "Fachkräftenetz Lippetal")]
    assert answers_to(chosen(*without), {})["slug"] == "netz-nord"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--yes", "--base-url", "https://netz.example"],
            "Es fehlt: --network-name, --slug, --admin-name, --admin-email",
        ),
        ([*GIVEN, "--state", "Bayernland"], "kein Land"),
        ([*GIVEN, "--admin-email", "leitung@"], "keine E-Mail-Adresse"),
        ([*GIVEN, "--mail-port", "99999"], "Zahl von 1 bis"),
        ([*GIVEN, "--slug", "Lippe Tal"], "Kleinbuchstaben"),
        ([*GIVEN, "--base-url", "netz.example"], "beginnt mit https://"),
        ([*GIVEN, "--mail-tls", "vielleicht"], "starttls"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_one_sentence(words: list[str], said: str) -> None:
    with pytest.raises(ServerProblem, match=said):
        answers_to(chosen(*words), {})


def test_settings_lie_in_a_file_only_their_owner_reads(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment_file.write_environment(
        {"FACHWERK_BASE_URL": "https://alt.example", "FACHWERK_MAIL_PASSWORD": 'a"b\\c $d'}
    )
    path = environment_file.write_environment({"FACHWERK_BASE_URL": "https://netz.example"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert environment_file.stored_environment() == {
        "FACHWERK_BASE_URL": "https://netz.example",
        "FACHWERK_MAIL_PASSWORD": 'a"b\\c $d',
    }
    monkeypatch.setenv("FACHWERK_BASE_URL", "https://gilt.example")
    environment_file.read_environment()
    import os

    assert os.environ["FACHWERK_BASE_URL"] == "https://gilt.example"
    assert os.environ.pop("FACHWERK_MAIL_PASSWORD") == 'a"b\\c $d'
    with pytest.raises(ValueError, match="einer Zeile"):
        environment_file.write_environment({"FACHWERK_BASE_URL": "https://netz.example\nPATH=/"})


@pytest.mark.django_db
def test_an_empty_installation_gets_network_body_administrator_and_operator() -> None:
    answers = answers_to(chosen(*GIVEN), {})
    founded = found(answers)
    network = Network.objects.get()
    assert (network.name, network.state_code, network.region_name) == ("Fachkräftenetz Lippetal", "05", "Lippetal")
    assert InstallationProfile.objects.get().operator == "Trägerverein"
    with network_scope(network):
        assert Body.objects.get().name == "Lenkungskreis"
        assert {one.role for one in Invitation.objects.all()} == {"administrator", "office_lead"}
        (mail,) = NetworkMail.objects.all()
        assert mail.to == "leitung@lippetal.example"
    assert "/l/" in founded.link


@pytest.mark.django_db
def test_running_again_changes_nothing_and_says_what_exists() -> None:
    answers = answers_to(chosen(*GIVEN), {})
    found(answers)
    again = found(answers)
    network = Network.objects.get()
    assert again.link
    assert "„Fachkräftenetz Lippetal“ gibt es schon" in again.done[0]
    assert "noch nicht angenommen" in " ".join(again.done)
    with network_scope(network):
        assert (Body.objects.count(), Invitation.objects.count(), NetworkMail.objects.count()) == (1, 2, 1)
        accept_invitation(system("test", network.pk), invitation=Invitation.objects.first(), name="Leitung")
    assert RoleAssignment.objects.filter(role__in=[Role.ADMINISTRATOR, Role.OFFICE_LEAD]).count() == 2
    third = found(answers)
    assert not third.link
    assert "hat schon einen Zugang" in " ".join(third.done)


@pytest.mark.django_db
def test_without_mail_the_link_is_only_printed() -> None:
    founded = found({**answers_to(chosen(*GIVEN), {}), "mail-host": ""})
    with network_scope(Network.objects.get()):
        assert not NetworkMail.objects.exists()
    assert founded.link


class Answering:
    """A mail server that takes a message, or answers with what the test says."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.answer, self.taken = answer, []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - called by that name
        self.taken.append(envelope.content)
        return self.answer


@pytest.fixture
def served() -> Iterator[Any]:
    """``served(handler)`` runs a real mail server and gives back how to reach it."""
    running = []

    def serve(handler: Answering, **options: Any) -> MailServer:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        controller = Controller(handler, hostname="127.0.0.1", port=port, **options)
        controller.start()
        running.append(controller)
        return MailServer("127.0.0.1", port, sender="fachwerk@netz.example")

    yield serve
    for controller in running:
        controller.stop()


def test_a_mail_server_that_takes_the_trial_is_fine(served: Any) -> None:
    handler = Answering()
    assert try_mail(served(handler), "leitung@lippetal.example") == ""
    assert len(handler.taken) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("451 4.3.0 gleich wieder da", "gerade nicht an: 451"),
        ("550 5.7.1 unbekannter Absender", "lehnt die Nachricht ab: 550"),
    ],
)
def test_a_refusal_is_said_with_the_server_s_own_words(served: Any, answer: str, said: str) -> None:
    assert said in try_mail(served(Answering(answer)), "leitung@lippetal.example")


def test_wrong_credentials_missing_tls_and_a_closed_port_are_told_apart(served: Any) -> None:
    def never(server: Any, session: Any, envelope: Any, mechanism: Any, data: Any) -> Any:
        from aiosmtpd.smtp import AuthResult

        return AuthResult(success=False, handled=False)

    plain = served(Answering())
    assert "TLS" in try_mail(MailServer(plain.host, plain.port, tls="1"), "leitung@lippetal.example")
    assert "TLS" in try_mail(MailServer(plain.host, plain.port, tls="ssl"), "leitung@lippetal.example")
    guarded = served(Answering(), authenticator=never, auth_require_tls=False)
    with_user = MailServer(guarded.host, guarded.port, user="buero", password="falsch", sender="a@netz.example")
    assert "Benutzername oder Passwort" in try_mail(with_user, "leitung@lippetal.example")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert "keine Verbindung" in try_mail(MailServer("127.0.0.1", port), "leitung@lippetal.example")
    assert "gibt es nicht" in try_mail(MailServer("mail.invalid", 25), "leitung@lippetal.example")


def test_a_mail_server_that_hangs_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        held: list[socket.socket] = []
        thread = threading.Thread(target=lambda: held.append(silent.accept()[0]), daemon=True)
        thread.start()
        began = time.monotonic()
        said = try_mail(MailServer("127.0.0.1", silent.getsockname()[1]), "leitung@lippetal.example", patience=1)
        thread.join(timeout=5)
    assert "antwortet nicht" in said
    assert time.monotonic() - began < 5
    for connection in held:
        connection.close()
