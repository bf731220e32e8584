"""Keeping the words of a knot in step with its title and text."""

from __future__ import annotations

from fachwerk.search.models import Entry
from fachwerk.search.words import index_words
from fachwerk.thread.facts import KnotsWritten, KnotWritten

LONGEST_TEXT = 5_000


def when_knot_written(fact: KnotWritten) -> None:
    """The words follow the knot, in the transaction of the change."""
    when_knots_written(KnotsWritten((fact,)))


def when_knots_written(fact: KnotsWritten) -> None:
    """The words of many knots follow with one statement."""
    Entry.objects.bulk_create(
        [Entry(knot_id=knot.knot_id, **_words(knot)) for knot in fact.knots],
        update_conflicts=True,
        unique_fields=["knot"],
        update_fields=["title_words", "text_words"],
    )


def _words(fact: KnotWritten) -> dict[str, list[str]]:
    return {
        "title_words": [word[:100] for word in index_words(fact.title)],
        "text_words": [word[:100] for word in index_words(fact.text[:LONGEST_TEXT])],
    }
