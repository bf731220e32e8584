"""The whole demonstration in its order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fachwerk.core import clock
from fachwerk.demonstration.loading.book import Book, content
from fachwerk.demonstration.loading.concept import load_concept, load_focus_topics, load_impulses, settle_impulses
from fachwerk.demonstration.loading.deciding import load_decisions
from fachwerk.demonstration.loading.members import found, load_bodies, load_organisations
from fachwerk.tenancy.scope import network_scope

Say = Callable[[str], None]


def load_everything(say: Say) -> None:
    """Builds all networks of the demonstration; call once on an empty instance, inside one transaction."""
    today = clock.today()
    data = content("network")
    with clock.clock_set(date(2011, 1, 3)):
        owl = found({**data["network"], "topics": data["topics"], "offers": data["offers"]}, today, is_invented=False)
    book = Book(owl, today)
    book.made["owl"] = owl
    steps: list[tuple[str, Callable[[Book], None]]] = [
        ("Organisationen und Mitglieder", load_organisations),
        ("Gremien", load_bodies),
        ("Impulse", load_impulses),
        ("Handlungskonzept", load_concept),
        ("Antworten auf Impulse", settle_impulses),
        ("Schwerpunkte", load_focus_topics),
        ("Beschlüsse", load_decisions),
    ]
    with network_scope(owl):
        for name, step in steps:
            say(name)
            step(book)
    if book.missing:
        say(f"Nicht gefunden: {', '.join(sorted(set(book.missing)))}")
