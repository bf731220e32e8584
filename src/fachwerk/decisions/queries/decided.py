"""Decisions: lists, the page of one, the receipt counted again."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import Verdict
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.decisions import policies
from fachwerk.decisions.models import Ballot, ConflictDeclaration, Decision, Outcome, Receipt, Seat, State
from fachwerk.decisions.policies.counting import Count, Votes, count, rule_from
from fachwerk.decisions.policies.eligibility import held_by, seats_entitled
from fachwerk.decisions.policies.receipts import canonical, hash_of, papers_in, votes_of
from fachwerk.decisions.queries.bodies import visible
from fachwerk.decisions.queries.papers import SeatLine, papers_of, seat_lines
from fachwerk.journal.records import history_of
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_at

_DONE = {
    "decisions.record_decision": gettext_lazy("Beschluss festgehalten"),
    "decisions.open_decision": gettext_lazy("Abstimmung eröffnet"),
    "decisions.cast_ballot": gettext_lazy("Stimme abgegeben oder eingetragen"),
    "decisions.declare_conflict": gettext_lazy("Befangenheit erklärt"),
    "decisions.remind": gettext_lazy("Fehlende Stimmen erinnert"),
    "decisions.close_decision": gettext_lazy("Ausgezählt"),
    "decisions.give_reason": gettext_lazy("Begründung oder Protokoll ergänzt"),
}


@dataclass(frozen=True)
class ReceiptCheck:
    """Whether the receipt, counted again today, still says the same."""

    matches: bool
    sentence: str


@dataclass(frozen=True)
class DecisionPage:
    """One decision as its page shows it; numbers are there for members only."""

    decision: Decision
    knot: Knot
    sentence: str
    votes: Votes | None
    counted: Count | None
    lines: Sequence[SeatLine]
    receipt: Receipt | None
    check: ReceiptCheck | None
    own_seats: Sequence[SeatLine]
    may_vote: Verdict
    may_close: Verdict
    may_remind: Verdict

    @property
    def recused(self) -> Sequence[SeatLine]:
        """Seats that stepped aside."""
        return [line for line in self.lines if line.is_recused]

    @property
    def is_recused(self) -> bool:
        """Whether every seat of the viewer stepped aside."""
        return bool(self.own_seats) and all(line.is_recused for line in self.own_seats)

    @property
    def waiting(self) -> Sequence[SeatLine]:
        """Seats whose ballot is missing."""
        return [line for line in self.lines if line.ballot is None and not line.is_recused]


def decision_for(actor: Actor, slug: str) -> DecisionPage:
    """The page of one decision; raises NotThere for what the viewer may not see."""
    knot = knot_at("decision", slug)
    return decision_page(actor, _visible_one(actor, knot.pk), knot)


def decision_by_id(actor: Actor, decision_id: uuid.UUID) -> Decision:
    """One decision; raises NotThere for what the viewer may not see."""
    return _visible_one(actor, decision_id)


def _visible_one(actor: Actor, decision_id: uuid.UUID) -> Decision:
    decision = visible(actor, Decision.objects.filter(pk=decision_id)).select_related("body").first()
    if decision is None:
        raise NotThere
    return decision


def decision_page(actor: Actor, decision: Decision, knot: Knot | None = None) -> DecisionPage:
    """Everything that this viewer may know about a decision."""
    inside = actor.is_member and decision.state != State.RECORDED
    receipt = Receipt.objects.filter(decision=decision).first() if inside else None
    lines = seat_lines(decision) if inside else []
    own = [line for line in lines if policies.may_speak_for(actor, line.seat)]
    is_recused = any(line.is_recused for line in own)
    papers = papers_of(decision) if inside else []
    votes = votes_of(papers) if inside else None
    # who stepped aside sees no running numbers, and nobody sees them before the end unless counting is their work
    if decision.is_open and (is_recused or not actor.is_office):
        votes = None
    return DecisionPage(
        decision=decision,
        knot=knot or decision.knot,
        sentence=verdict_sentence(decision),
        votes=votes,
        counted=count(rule_from(decision.rule), votes) if votes and not decision.is_open else None,
        lines=lines,
        receipt=receipt,
        check=check_receipt(decision, receipt) if receipt else None,
        own_seats=own,
        may_vote=policies.may_receive_ballots(actor, decision),
        may_close=policies.may_close_decision(actor, decision),
        may_remind=policies.may_remind(actor, decision),
    )


def verdict_sentence(decision: Decision) -> str:
    """Body, day and result in one sentence that everybody may read."""
    facts = {"body": decision.body.name, "day": decision.shown_day, "title": decision.title}
    if decision.is_open:
        return _("Im Gremium „%(body)s“ läuft die Abstimmung.") % facts
    return {
        Outcome.ADOPTED: _("%(body)s, %(day)s: angenommen."),
        Outcome.REJECTED: _("%(body)s, %(day)s: abgelehnt."),
        Outcome.INQUORATE: _("%(body)s, %(day)s: Das Gremium war nicht beschlussfähig."),
    }[Outcome(decision.outcome)] % facts


def check_receipt(decision: Decision, receipt: Receipt) -> ReceiptCheck:
    """Counts again from the receipt and from the ballots; all three must agree."""
    content = json.loads(receipt.canonical)
    again = count(rule_from(content["rule"]), votes_of(papers_in(content)))
    unbroken = hash_of(receipt.canonical) == receipt.sha256
    same_rows = canonical(decision, papers_of(decision)) == receipt.canonical
    if unbroken and same_rows and str(again.outcome) == content["outcome"] == decision.outcome:
        return ReceiptCheck(
            matches=True, sentence=_("Nachgerechnet: Der Beleg stimmt mit den gespeicherten Stimmen überein.")
        )
    return ReceiptCheck(
        matches=False, sentence=_("Achtung: Der Beleg stimmt nicht mehr mit den gespeicherten Stimmen überein.")
    )


def decisions_list(
    actor: Actor, *, year: int | None = None, state: str = "", body: str = "", text: str = ""
) -> QuerySet[Decision]:
    """Decisions that the viewer may see, newest first; running ones on top."""
    found = visible(actor, Decision.objects.select_related("body"))
    if year:
        found = found.filter(Q(decided_on__year=year) | Q(decided_on=None, opened_at__year=year))
    if state:
        found = with_outcome(found, state)
    if body:
        found = found.filter(body_id=body)
    if text:
        found = found.filter(Q(title__icontains=text) | Q(question__icontains=text) | Q(reason__icontains=text))
    return found.order_by("-decided_on", "-opened_at", "title")


def with_outcome(decisions: QuerySet[Decision], outcome: str) -> QuerySet[Decision]:
    """Decisions with this outcome; "open" means that the vote still runs."""
    return decisions.filter(state=State.OPEN) if outcome == "open" else decisions.filter(outcome=outcome)


def history_for(actor: Actor, decision_id: uuid.UUID) -> list[tuple[datetime, str, str]]:
    """What was done to a decision, for the office: when, by whom, what."""
    if not actor.is_office:
        return []
    return [
        (entry.done_at, entry.actor_name, str(_DONE.get(entry.code, entry.code))) for entry in history_of(decision_id)
    ]


def years_of_decisions(actor: Actor) -> list[int]:
    """The years in which something was decided, newest first."""
    days = visible(actor, Decision.objects.exclude(decided_on=None)).values_list("decided_on__year", flat=True)
    return sorted(set(days), reverse=True)


def decisions_in(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Decision]:
    """Many decisions at once, by id."""
    return {found.pk: found for found in Decision.objects.filter(pk__in=list(ids)).select_related("body")}


def decisions_since(actor: Actor, day: date) -> QuerySet[Decision]:
    """What was decided since a day, newest first."""
    return decisions_list(actor).filter(decided_on__gte=day)


def open_votes_for(actor: Actor) -> list[Decision]:
    """Running votes in which a seat of the actor's has not voted; for the office every running vote."""
    running = Decision.objects.filter(state=State.OPEN).select_related("body").order_by("closes_at", "opened_at")
    if actor.is_office or actor.user_id is None:
        return list(running) if actor.is_office else []
    running = running.filter(Q(closes_at=None) | Q(closes_at__gt=clock.now()))
    return [decision for decision in running if _missing_seats(actor, decision).exists()]


def _missing_seats(actor: Actor, decision: Decision) -> QuerySet[Seat]:
    voted = Ballot.objects.filter(decision=decision, seat=OuterRef("pk"))
    recused = ConflictDeclaration.objects.filter(decision=decision, seat=OuterRef("pk"), is_accepted=True)
    own = held_by(actor.user_id, clock.today())
    return seats_entitled(decision).filter(own).exclude(Exists(voted)).exclude(Exists(recused))


def missing_seats_count(decision: Decision) -> int:
    """How many entitled seats have not voted on a running decision; recused seats do not count."""
    voted = Ballot.objects.filter(decision=decision, seat=OuterRef("pk"))
    recused = ConflictDeclaration.objects.filter(decision=decision, seat=OuterRef("pk"), is_accepted=True)
    return seats_entitled(decision).exclude(Exists(voted)).exclude(Exists(recused)).count()
