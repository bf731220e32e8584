"""Running votes with the number of votes that are missing, in one statement."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from fachwerk.decisions.models import Ballot, ConflictDeclaration, Decision, Seat, State


def votes_running() -> QuerySet[Decision]:
    """Votes that are open, the most urgent first, each with ``missing``: entitled seats without a vote."""
    opened = OuterRef("opened_on")
    voted = Ballot.objects.filter(decision=OuterRef(OuterRef("pk")), seat=OuterRef("pk"))
    recused = ConflictDeclaration.objects.filter(
        decision=OuterRef(OuterRef("pk")), seat=OuterRef("pk"), is_accepted=True
    )
    seats = (
        Seat.objects.filter(Q(until=None) | Q(until__gte=opened), body=OuterRef("body"), since__lte=opened)
        .filter(~Exists(voted), ~Exists(recused))
        .order_by()
        .values("body")
        .annotate(number=Count("pk"))
        .values("number")
    )
    running = Decision.objects.filter(state=State.OPEN).order_by("closes_at", "opened_at")
    return running.annotate(opened_on=TruncDate("opened_at")).annotate(
        missing=Coalesce(Subquery(seats, output_field=IntegerField()), 0)
    )
