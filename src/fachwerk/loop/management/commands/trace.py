"""``fachwerk trace <id>``: the red thread of one object as text or JSON, as the public or the office sees it."""

from __future__ import annotations

import json
import uuid
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fachwerk.access.actor import system, visitor
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.kinds import kind_of
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import Step, Trace, may_see, step_of, trace


class Command(BaseCommand):
    help = "Zeigt den roten Faden eines Eintrags: warum es ihn gibt und was daraus wurde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("knot_id", metavar="id", help="Kennung des Eintrags, steht in jeder JSON-Ausgabe")
        parser.add_argument("--json", action="store_true", help="als JSON ausgeben")
        parser.add_argument("--office", action="store_true", help="so, wie ihn die Geschäftsstelle sieht")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            knot_id = uuid.UUID(options["knot_id"])
        except ValueError as broken:
            raise CommandError("Das ist keine Kennung. Sie besteht aus 32 Zeichen mit Bindestrichen.") from broken
        for network in Network.objects.order_by("slug"):
            with network_scope(network):
                knot = Knot.objects.filter(pk=knot_id).first()
                if knot is not None:
                    self._show(network, knot, as_json=options["json"], office=options["office"])
                    return
        raise CommandError("Diesen Eintrag gibt es auf dieser Installation nicht.")

    def _show(self, network: Network, knot: Knot, *, as_json: bool, office: bool) -> None:
        actor = system("trace", network.pk) if office else visitor(network.pk)
        if not may_see(actor, knot.visibility):
            raise CommandError(
                "Dieser Eintrag ist nicht öffentlich. Mit --office sehen Sie ihn wie die Geschäftsstelle."
            )
        traced = trace(knot, actor, network.slug)
        if as_json:
            self.stdout.write(
                json.dumps(
                    _as_json(network, knot, traced, step_of(knot, actor, network.slug, 0)), ensure_ascii=False, indent=2
                )
            )
            return
        self.stdout.write("Warum gibt es das?")
        self._lines(traced.back)
        self.stdout.write(f"● {kind_of(knot.kind).label}: {knot.title} ({knot.shown_day}) – {network.name}")
        self.stdout.write("Was wurde daraus?")
        self._lines(traced.forward)

    def _lines(self, steps: Iterable[Step]) -> None:
        lines = [
            f"  │ {step.shown_day or '–':<18} {step.label}: {step.title}" + (f" [{step.origin}]" if step.origin else "")
            for step in steps
        ]
        self.stdout.write("\n".join(lines) if lines else "  │ –")


def _as_json(network: Network, knot: Knot, traced: Trace, here: Step) -> dict[str, object]:
    return {
        "network": network.slug,
        "knot": here.as_json(),
        "back": [step.as_json() for step in traced.back],
        "forward": [step.as_json() for step in traced.forward],
    }
