"""``fachwerk doctor``: examines the installation and says what to do."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from fachwerk.upkeep.doctor import Finding, Weight, examine


class Command(BaseCommand):
    """Ends with 0 when nothing is wrong, with 1 otherwise."""

    help = "Untersucht die Installation und sagt, was zu tun ist."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="für die Überwachung")
        parser.add_argument("--thorough", action="store_true", help="vergleicht jeden Titel, nicht nur eine Stichprobe")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        found: dict[str, list[Finding]] = {}
        for name, findings in examine(thorough=options["thorough"]):
            found[name] = findings
            if not options["json"]:
                self._tell(name, findings)
        wrong = any(one.weight is Weight.WRONG for findings in found.values() for one in findings)
        seconds = time.monotonic() - began
        if options["json"]:
            self._tell_machines(found, seconds, sound=not wrong)
        else:
            self.stdout.write(f"\n{'Es gibt etwas zu tun.' if wrong else 'Alles in Ordnung.'} ({seconds:.1f} s)")
        if wrong:
            sys.exit(1)

    def _tell(self, name: str, findings: list[Finding]) -> None:
        self.stdout.write(f"{'in Ordnung' if not findings else 'prüfen    '}  {name}")
        for one in findings:
            word = "Fehler" if one.weight is Weight.WRONG else "Hinweis"
            self.stdout.write(f"            {word}: {one.sentence}\n            → {one.remedy}")

    def _tell_machines(self, found: dict[str, list[Finding]], seconds: float, *, sound: bool) -> None:
        findings = [
            {
                "code": one.code,
                "weight": one.weight.value,
                "sentence": one.sentence,
                "remedy": one.remedy,
                "check": name,
            }
            for name, several in found.items()
            for one in several
        ]
        answer = {"sound": sound, "checks": len(found), "seconds": round(seconds, 2), "findings": findings}
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
