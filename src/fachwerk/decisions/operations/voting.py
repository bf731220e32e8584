"""Opening a vote, casting ballots, stepping aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.decisions import facts, policies
from fachwerk.decisions.models import Ballot, Body, Choice, ConflictDeclaration, Decision, Method, Seat, State
from fachwerk.decisions.operations import letters
from fachwerk.decisions.operations.recording import tie_subject
from fachwerk.decisions.policies.counting import rule_of
from fachwerk.decisions.policies.eligibility import seats_entitled, seats_on
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Visibility


@operation("decisions.open_decision")
def open_decision(
    actor: Actor,
    *,
    body: Body,
    title: str,
    question: str = "",
    closes_at: datetime | None = None,
    method: str = Method.VOTE,
    visibility: str = Visibility.PUBLIC,
    subject: Knot | None = None,
    belongs_to: Sequence[Knot] = (),
    silently: bool = False,
) -> Decision:
    """A body with seats may vote on a question; without a last moment the vote is taken in a meeting."""
    now = clock.now()
    if method not in (Method.VOTE, Method.CONSENT_UNTIL):
        raise NotSo(_("Bitte wählen Sie eine Art der Abstimmung."), field="method")
    if closes_at is not None and closes_at <= now:
        raise NotSo(_("Das Ende der Frist liegt in der Vergangenheit."), field="closes_at")
    if closes_at is None and method == Method.CONSENT_UNTIL:
        raise NotSo(_("Bitte nennen Sie das Ende der Frist für Widersprüche."), field="closes_at")
    if closes_at is not None and not body.circular_allowed:
        raise NotNow(
            _("Dieses Gremium entscheidet nur in Sitzungen. Bitte lassen Sie die Frist leer."), field="closes_at"
        )
    if not seats_on(body, clock.today()).exists():
        raise NotNow(_("Das Gremium „%(body)s“ hat noch keine Sitze.") % {"body": body.name}, field="body")
    decision = Decision(
        body=body,
        title=title,
        question=question,
        method=method,
        rule=rule_of(body, method).as_json(),
        opened_at=now.replace(microsecond=0),
        closes_at=closes_at,
        state=State.OPEN,
        visibility=visibility,
    )
    decision.save()
    tie_subject(decision, subject, belongs_to, actor)
    if not silently:
        letters.invite_voters(decision)
    announce(facts.DecisionOpened(decision_id=decision.pk))
    return decision


@operation("decisions.cast_ballot", on="decision", when=policies.may_receive_ballots)
def cast_ballot(
    actor: Actor, *, decision: Decision, seat: Seat, choice: str, note: str = "", silently: bool = False
) -> Ballot:
    """A seat votes once and may change its mind until the end; the office may enter a ballot on its behalf, marked."""
    if choice not in Choice.values:
        raise NotSo(_("Bitte wählen Sie Ja, Nein oder Enthaltung."), field="choice")
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    still = policies.may_receive_ballots(actor, decision)
    if not still:
        raise NotNow(still.reason)
    own = policies.may_speak_for(actor, seat)
    if not own and not actor.is_office:
        raise NotAllowed(_("Für diesen Sitz können Sie nicht abstimmen."))
    recused = ConflictDeclaration.objects.filter(decision=decision, seat=OuterRef("pk"), is_accepted=True)
    entitled = seats_entitled(decision).filter(pk=seat.pk).annotate(is_recused=Exists(recused)).first()
    if entitled is None:
        raise NotNow(_("Dieser Sitz war bei Eröffnung der Abstimmung nicht besetzt."), field="seat")
    if entitled.is_recused:
        raise NotNow(_("Dieser Sitz ist befangen und stimmt über diesen Punkt nicht ab."), field="seat")
    # the decision is locked, so nobody else adds a ballot between looking and saving
    ballot = Ballot.objects.filter(decision=decision, seat=seat).first() or Ballot(decision=decision, seat=seat)
    ballot.choice, ballot.note, ballot.cast_at = choice, note, clock.now()
    ballot.cast_by_id, ballot.is_on_behalf = actor.user_id, not own
    ballot.save()
    if ballot.is_on_behalf and not silently:
        letters.tell_voted_on_behalf(decision, seat, ballot)
    return ballot


@operation("decisions.declare_conflict", on="decision", when=policies.may_receive_ballots)
def declare_conflict(actor: Actor, *, decision: Decision, seat: Seat, reason: str) -> ConflictDeclaration:
    """A seat with an interest of its own leaves eligibility, quorum and majority, and is named to the members."""
    if not policies.may_speak_for(actor, seat) and not actor.is_office:
        raise NotAllowed(_("Für diesen Sitz können Sie nichts erklären."))
    if not reason.strip():
        raise NotSo(_("Bitte nennen Sie den Grund in einem Satz."), field="reason")
    if not seats_entitled(decision).filter(pk=seat.pk).exists():
        raise NotNow(_("Dieser Sitz war bei Eröffnung der Abstimmung nicht besetzt."), field="seat")
    declaration: ConflictDeclaration
    declaration, _created = ConflictDeclaration.objects.update_or_create(
        decision=decision,
        seat=seat,
        defaults={"reason": reason.strip(), "is_accepted": True, "declared_by_id": actor.user_id},
    )
    return declaration


@operation("decisions.judge_conflict", on="declaration")
def judge_conflict(actor: Actor, *, declaration: ConflictDeclaration, is_accepted: bool) -> ConflictDeclaration:
    """The chair or the office says whether a declared interest really keeps a seat from voting."""
    if not declaration.decision.is_open:
        raise NotNow(_("Über diesen Punkt ist schon entschieden."))
    declaration.is_accepted = is_accepted
    declaration.save(update_fields=["is_accepted"])
    return declaration


@operation("decisions.remind", on="decision", when=policies.may_remind)
def remind(actor: Actor, *, decision: Decision) -> int:
    """Only seats whose ballot is missing are reminded; returns how many mails were written."""
    done = set(decision.ballots.values_list("seat_id", flat=True))
    done |= set(decision.conflicts.filter(is_accepted=True).values_list("seat_id", flat=True))
    return letters.remind_voters(decision, seats_entitled(decision).exclude(pk__in=done))
