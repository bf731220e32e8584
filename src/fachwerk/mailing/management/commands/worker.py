"""``fachwerk worker``: sends mails and does the work that no request waits for."""

from __future__ import annotations

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app


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
            await working.run_worker_async(
                wait=wait, concurrency=concurrency, install_signal_handlers=True, delete_jobs="successful"
            )
