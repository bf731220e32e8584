"""The status page: words on everything that runs, for administrators alone, and a second try for given-up work."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.upkeep.places import LastBackup, remember_backup

PAGE = "/konto/betrieb/"


@pytest.fixture
def administration(network: Network, signed_in: Callable[..., Client], folder: Path) -> Client:
    return signed_in(network, Role.ADMINISTRATOR)


def _failed_job() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts)"
            " VALUES ('default', 'events.end_offers', 'failed', 5) RETURNING id"
        )
        return int(cursor.fetchone()[0])


def _beat() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def test_administrators_alone_see_it(
    network: Network, signed_in: Callable[..., Client], administration: Client
) -> None:
    assert f'href="{PAGE}"' in administration.get("/konto/").content.decode()
    assert administration.get(PAGE).status_code == 200
    assert signed_in(network, Role.OFFICE_LEAD).get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_it_says_in_words_what_is_wrong(administration: Client, network: Network) -> None:
    with clock.clock_set(clock.now() - timedelta(hours=1)), network_scope(network):
        send_later(to="frau@betrieb.example", subject="Guten Tag", text="…", purpose="test")
    page = administration.get(PAGE).content.decode()
    assert "Der Dienst steht still." in page
    assert "1 E-Mail wartet. 1 davon seit über 30 Minuten." in page
    assert "Es gibt noch keine." in page
    assert "frau@betrieb.example" not in page


def test_what_runs_is_said_too(administration: Client) -> None:
    _beat()
    remember_backup(LastBackup(clock.now().isoformat(), "/backups/heute", 3_000_000, 1.0, 10))
    lines = {line["code"]: line for line in administration.get(f"{PAGE}json").json()["lines"]}
    assert lines["worker"]["text"] == "Der Dienst arbeitet."
    assert lines["backup"]["text"] == "vor 0 Stunden, 3 MB."
    assert all(lines[code]["is_well"] for code in ("worker", "mails_waiting", "jobs_waiting", "jobs_failed", "backup"))


def test_given_up_work_is_tried_once_more(administration: Client) -> None:
    key = _failed_job()
    assert "events.end_offers" in administration.get(PAGE).content.decode()
    address = f"{PAGE}arbeit/{key}/noch-einmal/"
    assert "noch einmal versucht" in administration.post(address, follow=True).content.decode()
    assert ProcrastinateJob.objects.get(pk=key).status == "todo"
    assert "nicht mehr gescheitert" in administration.post(address, follow=True).content.decode()


def test_nobody_else_restarts_work(network: Network, signed_in: Callable[..., Client]) -> None:
    key = _failed_job()
    assert signed_in(network, Role.OFFICE_LEAD).post(f"{PAGE}arbeit/{key}/noch-einmal/").status_code == 404
    assert ProcrastinateJob.objects.get(pk=key).status == "failed"


def test_monitoring_gets_one_word_and_nothing_else(db: None, client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.content.decode()) == (503, "gestört\n")
    _beat()
    answer = client.get("/health")
    assert (answer.status_code, answer.content.decode()) == (200, "ok\n")
