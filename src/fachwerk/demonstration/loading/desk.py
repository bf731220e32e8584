"""The desk of the office in the present: what is noted and what comes back on its day."""

from __future__ import annotations

from typing import Any

from fachwerk.access.roles import Role
from fachwerk.accounts.queries import active_assignments
from fachwerk.demonstration.loading.book import Book, content
from fachwerk.networks.models import Network
from fachwerk.notebook import operations as notebook
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot

CHANNELS = {"call": "call", "mail": "mail", "letter": "mail", "visit": "talk", "meeting": "talk"}
LEAD = "Leitung der Geschäftsstelle"


def load_desk(book: Book) -> None:
    """Notes of the last weeks and the follow-ups that are due around today."""
    data = content("offices")
    with network_scope(book.network):
        lead = active_assignments(role=Role.OFFICE_LEAD).values_list("user", flat=True).first()
        for item in data["notes"]:
            with book.at(item["date"]) as day:
                notebook.write_note(
                    book.office,
                    text=item["text"],
                    channel=CHANNELS.get(item["kind"], "note"),
                    knot=_knot(book, item["about"]),
                    happened_on=min(day, book.today),
                )
        for item in data["followups"]:
            notebook.put_on_desk(
                book.office,
                what=item["text"],
                because=item["why"],
                due_on=book.day(item["due"]),
                knot=_knot(book, item["about"]),
                owner_id=lead if item["owner"] == LEAD else None,
            )


def _knot(book: Book, key: str) -> Knot | None:
    """What the entry is about; the network itself is no knot."""
    thing: Any = book.made.get(key)
    if thing is None:
        book.missing.append(key)
        return None
    return None if isinstance(thing, Network) else thing.knot
