"""Keeping the words of a knot in step with its title and text."""

from __future__ import annotations

from fachwerk.search.models import Entry
from fachwerk.search.words import index_words
from fachwerk.thread.facts import KnotWritten

LONGEST_TEXT = 5_000


def when_knot_written(fact: KnotWritten) -> None:
    """The words follow the knot, in the transaction of the change."""
    words = {
        "title_words": [word[:100] for word in index_words(fact.title)],
        "text_words": [word[:100] for word in index_words(fact.text[:LONGEST_TEXT])],
    }
    if fact.is_new:
        Entry.objects.create(knot_id=fact.knot_id, **words)
    else:
        Entry.objects.update_or_create(knot_id=fact.knot_id, defaults=words)
