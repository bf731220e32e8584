"""Decisions: recorded afterwards, or counted ballot by ballot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from fachwerk.core import clock
from fachwerk.decisions import operations as decisions
from fachwerk.decisions.models import Seat
from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.thread.models import Knot


def decide(
    book: Book,
    item: Item,
    *,
    title: str,
    body: Any,
    day: tuple[date, str],
    subject: Knot | None = None,
    question: str = "",
) -> Any:
    """The decision an item describes: with a tally it is voted through the product, without one it is recorded."""
    tally = item.get("tally") or {}
    if tally and not item.get("backfilled"):
        return vote(
            book,
            tally,
            title=title,
            body=body,
            day=day[0],
            subject=subject,
            reason=item.get("reason", ""),
            question=question,
        )
    with book.at(day[0]):
        return decisions.record_decision(
            book.office,
            body=body,
            title=title,
            decided_on=day[0],
            decided_precision=day[1],
            outcome="adopted"
            if item.get("result", "adopted") in ("adopted", "recommended", "recommended_with_hints")
            else "rejected",
            reason=item.get("reason", "") or item.get("note", ""),
            subject=subject,
        )


def vote(
    book: Book, tally: Item, *, title: str, body: Any, day: date, subject: Knot | None, reason: str, question: str = "",
    recusal: str = "",
) -> Any:  # fmt: skip
    """Opened in the morning, voted seat by seat, closed in the evening of the same day."""
    seats = _seats_of(body, day)
    with book.at(clock.at_local(day, 14)):
        decision = decisions.open_decision(
            book.office,
            body=body,
            title=title,
            question=question,
            closes_at=clock.at_local(day, 17),
            subject=subject,
            silently=True,
        )
        _recuse(book, decision, seats[: tally.get("recused", 0)], recusal)
        _cast(book, decision, seats[tally.get("recused", 0) :], tally)
    with book.at(clock.at_local(day, 17, 30)):
        return decisions.close_decision(book.office, decision=decision, reason=reason)


def _seats_of(body: Any, day: date) -> list[Seat]:
    """The chair's seat comes last, so that the chair is never the one who was recused."""
    rows = Seat.objects.filter(body=body, since__lte=day).exclude(until__lt=day).order_by("pk")
    return sorted(rows, key=lambda seat: seat.role == "chair")


def _recuse(book: Book, decision: Any, seats: Sequence[Seat], reason: str) -> None:
    for seat in seats:
        declaration = decisions.declare_conflict(
            book.office, decision=decision, seat=seat, reason=reason or "Am Vorhaben beteiligt"
        )
        decisions.judge_conflict(book.office, declaration=declaration, is_accepted=True)


def _cast(book: Book, decision: Any, seats: Sequence[Seat], tally: Item) -> None:
    choices = ["yes"] * tally.get("yes", 0) + ["no"] * tally.get("no", 0) + ["abstain"] * tally.get("abstain", 0)
    for seat, choice in zip(seats, choices, strict=False):
        decisions.cast_ballot(book.office, decision=decision, seat=seat, choice=choice, silently=True)


def load_decisions(book: Book) -> None:
    """Decisions that belong to nothing else, and the one that is open today."""
    for item in content("bodies")["decisions"]:
        body = book.made[item["body"]]
        if item["result"] == "open":
            _open_today(book, item, body)
        else:
            book.keep(item, decide(book, item, title=item["title"], body=body, day=book.rough(item["date"])))


def _open_today(book: Book, item: Item, body: Any) -> None:
    opened = book.day(item["opened_on"])
    closes: datetime = clock.at_local(book.day(item["closes_on"]), 18)
    with book.at(clock.at_local(opened, 9)):
        decision = decisions.open_decision(
            book.office, body=body, title=item["title"], question=item.get("text", ""), closes_at=closes, silently=True
        )
    seats = _seats_of(body, opened)
    tally = {"yes": item["yes_so_far"], "no": item["no_so_far"], "abstain": item["abstain_so_far"]}
    with book.at(clock.at_local(opened + timedelta(days=1), 11)):
        _cast(book, decision, seats, tally)
    book.keep(item, decision)
