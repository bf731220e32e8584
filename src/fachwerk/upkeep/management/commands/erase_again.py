"""``fachwerk erase_again``: after a restore, whoever was erased since the backup is erased again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from fachwerk.privacy.operations import reapply_erasures


class Command(BaseCommand):
    """Runs as part of ``fachwerk restore``; a second run finds nothing left to do."""

    help = "Löscht nach dem Zurückholen erneut, wer seit der Sicherung gelöscht wurde."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = reapply_erasures()
        said = "Erneut gelöschte Personen: %(erased)s." if erased else "Keine Löschung nachzuholen."
        self.stdout.write(said % {"erased": erased})
