"""``fachwerk worker``: sends mails and does the work that no request waits for."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

#: A living worker says so every few seconds; one that is silent for longer than the second figure was killed.
SIGN_OF_LIFE_SECONDS, SILENCE_SECONDS = 3.0, 15.0
LOOK_FOR_STALLED_SECONDS = 5.0


class Command(BaseCommand):
    """Runs until it is stopped; a job that has begun is finished first."""

    help = "Verschickt E-Mails und erledigt regelmäßige Arbeiten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="nur erledigen, was jetzt ansteht")
        parser.add_argument("--concurrency", type=int, default=2, help="wie viele Arbeiten gleichzeitig laufen")

    def handle(self, *args: Any, **options: Any) -> None:
        connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
        with app.replace_connector(connector) as working:
            asyncio.run(self._work(working, wait=not options["once"], concurrency=options["concurrency"]))

    async def _work(self, working: Any, *, wait: bool, concurrency: int) -> None:
        async with working.open_async():
            looking = asyncio.create_task(_take_up_stalled_jobs(working)) if wait else None
            try:
                await working.run_worker_async(
                    wait=wait,
                    concurrency=concurrency,
                    install_signal_handlers=True,
                    delete_jobs="successful",
                    update_heartbeat_interval=SIGN_OF_LIFE_SECONDS,
                    stalled_worker_timeout=SILENCE_SECONDS,
                )
            finally:
                if looking is not None:
                    looking.cancel()


async def _take_up_stalled_jobs(working: Any) -> None:
    """Jobs of a killed worker are done again; their transaction went with it, so nothing happens twice."""
    while True:
        try:
            for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS):
                await working.job_manager.retry_job(job)
        except ConnectorException:
            pass  # another worker was quicker, or the database is away: the worker itself notices that
        await asyncio.sleep(LOOK_FOR_STALLED_SECONDS)
