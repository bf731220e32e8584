"""Places: each counter against the registrations behind it."""

from __future__ import annotations

from collections.abc import Iterator

from fachwerk.events.queries.verifier import DISAGREEING, STANDINGS
from fachwerk.upkeep.doctor.findings import Finding, rows, some

OF_EVENTS = "SELECT DISTINCT e.title FROM events_event e JOIN events_pool p ON p.event_id = e.id WHERE p.id = ANY(%s)"


def counters_equal_their_claims() -> Iterator[Finding]:
    """Every pool of places is recomputed from the registrations that hold them."""
    wrong = [pool_id for pool_id, _counted in rows(DISAGREEING, [STANDINGS])]
    if wrong:
        titles = sorted(title for (title,) in rows(OF_EVENTS, [wrong]))
        yield Finding(
            "places.counter_differs",
            f"Die Zahl der vergebenen Plätze stimmt nicht mit den Anmeldungen überein: {some(titles)}.",
            "Schließen Sie dort die Anmeldung und vergleichen Sie die Liste mit der letzten Sicherung.",
        )
