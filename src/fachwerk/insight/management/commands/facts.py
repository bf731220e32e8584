"""``fachwerk facts <network> --on <date> [--json]``: the answers of the interview from the data."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.insight.queries.facts import facts_on
from fachwerk.networks.queries import network_called
from fachwerk.tenancy.scope import network_scope


class Command(BaseCommand):
    help = "Beantwortet die Fragen des Interviews aus den Daten eines Netzwerks, auf einen Tag bezogen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("network", help="Adresse des Netzwerks, zum Beispiel fachkraeftebuendnis-owl")
        parser.add_argument("--on", help="Tag als JJJJ-MM-TT; ohne Angabe heute", default="")
        parser.add_argument("--json", action="store_true", help="als JSON ausgeben")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            network = network_called(options["network"])
        except NotThere as missing:
            raise CommandError(
                f"Das Netzwerk „{options['network']}“ gibt es auf dieser Installation nicht."
            ) from missing
        try:
            on = date.fromisoformat(options["on"]) if options["on"] else clock.today()
        except ValueError as broken:
            raise CommandError("Bitte geben Sie den Tag als JJJJ-MM-TT an, zum Beispiel 2017-04-30.") from broken
        with network_scope(network):
            answers = facts_on(network, on)
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=2))
            return
        for line in _lines(answers):
            self.stdout.write(line)


def _lines(answers: dict[str, Any], indent: str = "") -> list[str]:
    """The same answers as indented text."""
    lines = []
    for key, value in answers.items():
        if isinstance(value, dict):
            lines += [f"{indent}{key}:", *_lines(value, indent + "  ")]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{key}:")
            for item in value:
                lines += [f"{indent}  –", *_lines(item, indent + "    ")]
        else:
            lines.append(f"{indent}{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    return lines
