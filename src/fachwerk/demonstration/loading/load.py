"""The whole demonstration in its order."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from fachwerk.core import clock
from fachwerk.demonstration.loading.accounts import load_accounts
from fachwerk.demonstration.loading.book import Book, content
from fachwerk.demonstration.loading.concept import load_concept, load_focus_topics, load_impulses, settle_impulses
from fachwerk.demonstration.loading.deciding import load_decisions
from fachwerk.demonstration.loading.desk import load_desk
from fachwerk.demonstration.loading.happening import load_events, load_recommendations, load_selfcheck
from fachwerk.demonstration.loading.interview import load_interview
from fachwerk.demonstration.loading.members import found, load_bodies, load_organisations
from fachwerk.demonstration.loading.partnering import (
    found_partners,
    load_partner_networks,
    load_partnership,
    load_questions,
    load_sharing,
    load_support,
)
from fachwerk.demonstration.loading.projecting import load_projects
from fachwerk.demonstration.loading.reaching import load_outreach
from fachwerk.tenancy.scope import network_scope

Say = Callable[[str], None]
Step = tuple[str, Callable[[Book], None]]

BEFORE: list[Step] = [
    ("Organisationen und Mitglieder", load_organisations),
    ("Gremien", load_bodies),
    ("Impulse", load_impulses),
    ("Handlungskonzept", load_concept),
    ("Antworten auf Impulse", settle_impulses),
    ("Schwerpunkte", load_focus_topics),
    ("Beschlüsse", load_decisions),
    ("Veranstaltungen", load_events),
    ("Selbstcheck", load_selfcheck),
    ("Handlungsempfehlungen", load_recommendations),
]
AFTER: list[Step] = [
    ("Projekte", load_projects),
    ("Ansprache von Unternehmen", load_outreach),
    ("Drei Fragen", load_interview),
]


def load_everything(say: Say) -> None:
    """Builds all networks of the demonstration; call once on an empty instance, inside one transaction."""
    today = clock.today()
    data = content("network")
    with clock.clock_set(date(2011, 1, 3)):
        owl = found({**data["network"], "topics": data["topics"], "offers": data["offers"]}, today, is_invented=False)
    book = Book(owl, today)
    book.made["owl"] = owl
    books = found_partners(today)
    with network_scope(owl):
        _run(book, BEFORE, say)
    _timed("Partnernetzwerke", say, lambda: load_partner_networks(books))
    _timed("Partnerschaft", say, lambda: load_partnership(book, books))
    _timed("Beispiele aus anderen Regionen", say, lambda: load_sharing(book, books, from_us=False))
    with network_scope(owl):
        _run(book, AFTER, say)
    _timed("Gute Beispiele", say, lambda: load_sharing(book, books, from_us=True))
    _timed("Unterstützung", say, lambda: load_support(book, books))
    _timed("Fragen und Antworten", say, lambda: load_questions(book, books))
    _timed("Zugänge", say, lambda: load_accounts(book, books))
    _timed("Notizen und Wiedervorlagen", say, lambda: load_desk(book))
    if book.missing:
        say(f"Nicht gefunden: {', '.join(sorted(set(book.missing)))}")


def _run(book: Book, steps: list[Step], say: Say) -> None:
    for name, step in steps:
        _timed(name, say, lambda step=step: step(book))  # type: ignore[misc]


def _timed(name: str, say: Say, act: Callable[[], None]) -> None:
    started = time.monotonic()
    act()
    say(f"{name} ({time.monotonic() - started:.1f} s)")
