"""Who may do what with one decision, and why not."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no, verdict
from fachwerk.core import clock
from fachwerk.core.dates import show_moment
from fachwerk.decisions.models import Ballot, ConflictDeclaration, Decision, Seat, State
from fachwerk.decisions.policies.eligibility import people_on, seats_entitled


def may_receive_ballots(actor: Actor, decision: Decision) -> Verdict:
    """Ballots come in while the decision is open and its last moment has not passed; late ones are invalid."""
    if decision.state != State.OPEN:
        return no(_("Über diesen Punkt ist schon entschieden."))
    if decision.is_overdue(clock.now()):
        return no(
            _("Die Frist ist abgelaufen: %(moment)s. Spätere Stimmen zählen nicht.")
            % {"moment": show_moment(decision.closes_at)}
        )
    return YES


def missing_ballots(decision: Decision) -> int:
    """How many entitled seats have not voted yet."""
    entitled = set(seats_entitled(decision).values_list("pk", flat=True))
    recused = ConflictDeclaration.objects.filter(decision=decision, is_accepted=True).values_list("seat_id", flat=True)
    voted = Ballot.objects.filter(decision=decision).values_list("seat_id", flat=True)
    return len(entitled - set(recused) - set(voted))


def may_close_decision(actor: Actor, decision: Decision) -> Verdict:
    """Counting waits for the last moment, unless every entitled seat has voted or the vote is taken in a meeting."""
    allowed = verdict(actor, "decisions.close_decision")
    if not allowed:
        return allowed
    if decision.state != State.OPEN:
        return no(_("Über diesen Punkt ist schon entschieden."))
    if decision.closes_at is None or decision.is_overdue(clock.now()):
        return YES
    missing = missing_ballots(decision)
    if missing == 0:
        return YES
    return no(
        ngettext(
            "Die Frist läuft noch bis %(moment)s; %(count)s Stimme fehlt.",
            "Die Frist läuft noch bis %(moment)s; %(count)s Stimmen fehlen.",
            missing,
        )
        % {"moment": show_moment(decision.closes_at), "count": missing}
    )


def may_remind(actor: Actor, decision: Decision) -> Verdict:
    """Only open decisions with a last moment and missing ballots are worth a reminder."""
    if not may_receive_ballots(actor, decision):
        return no(_("Die Abstimmung ist beendet."))
    return YES if missing_ballots(decision) else no(_("Alle Stimmen sind da."))


def may_speak_for(actor: Actor, seat: Seat) -> bool:
    """Whether the actor sits on the seat or stands in for it."""
    if actor.user_id is None:
        return False
    sitting = {person.user_id for person in people_on(seat)}
    return actor.user_id in sitting
