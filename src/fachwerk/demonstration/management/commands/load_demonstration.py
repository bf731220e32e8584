"""``fachwerk load_demonstration``: builds the demonstration's history once."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from fachwerk.demonstration.loading.load import load_everything
from fachwerk.networks.models import Network


class Command(BaseCommand):
    help = "Lädt die Geschichte der Demonstration, wenn sie noch nicht geladen ist."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Die Demonstration lädt sich nur in ihre eigene Instanz: setzen Sie FACHWERK_DEMO=1.")
        if Network.objects.exists():
            self.stdout.write("Die Demonstration ist schon geladen.")
            return
        started = time.monotonic()
        with transaction.atomic():
            load_everything(lambda line: self.stdout.write(f"  {line}"))
        self.stdout.write(f"Demonstration geladen in {time.monotonic() - started:.0f} Sekunden.")
