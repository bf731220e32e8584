"""The network's answers to the three questions."""

from __future__ import annotations

from fachwerk.demonstration.loading.book import Book, content
from fachwerk.networks.operations import release_interview


def load_interview(book: Book) -> None:
    """Figures in the answers are placeholders; the page fills them in from the data."""
    item = content("network")["interview"]
    with book.at(item["published_on"]):
        release_interview(
            book.office,
            answered_by=item["answered_by"],
            intro=item.get("intro", ""),
            answers=[(row["question"], row["answer"]) for row in item["questions"]],
        )
