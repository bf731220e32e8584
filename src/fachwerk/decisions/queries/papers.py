"""What each seat did in one decision."""

from __future__ import annotations

from dataclasses import dataclass

from fachwerk.decisions.models import Ballot, Decision, Seat
from fachwerk.decisions.policies.eligibility import seats_entitled
from fachwerk.decisions.policies.receipts import Paper


@dataclass(frozen=True)
class SeatLine:
    """One seat with its ballot and, if it stepped aside, why."""

    seat: Seat
    ballot: Ballot | None
    recused_because: str
    is_recused: bool


def seat_lines(decision: Decision) -> list[SeatLine]:
    """All seats entitled to this decision, by organisation."""
    ballots = {ballot.seat_id: ballot for ballot in decision.ballots.all()}
    conflicts = {found.seat_id: found for found in decision.conflicts.filter(is_accepted=True)}
    seats = seats_entitled(decision).select_related("organisation", "person", "deputy").order_by("organisation__name")
    return [
        SeatLine(
            seat=seat,
            ballot=ballots.get(seat.pk),
            recused_because=conflicts[seat.pk].reason if seat.pk in conflicts else "",
            is_recused=seat.pk in conflicts,
        )
        for seat in seats
    ]


def papers_of(decision: Decision) -> list[Paper]:
    """The papers as they go into a receipt."""
    ballots = {ballot.seat_id: ballot for ballot in decision.ballots.all()}
    recused = set(decision.conflicts.filter(is_accepted=True).values_list("seat_id", flat=True))
    papers = []
    for seat_id in seats_entitled(decision).values_list("pk", flat=True):
        ballot = ballots.get(seat_id)
        papers.append(
            Paper(
                seat=str(seat_id),
                choice=ballot.choice if ballot else None,
                is_on_behalf=bool(ballot and ballot.is_on_behalf),
                is_recused=seat_id in recused,
            )
        )
    return papers
