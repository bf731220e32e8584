"""The light path: keeping a decision that was taken elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.core.files import keep_file
from fachwerk.decisions import facts
from fachwerk.decisions.models import Body, Decision, Method, Outcome, State
from fachwerk.decisions.operations.bodies import found_body
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Relation, Visibility
from fachwerk.thread.ties import tie


@operation("decisions.record_decision")
def record_decision(
    actor: Actor,
    *,
    title: str,
    decided_on: date,
    outcome: str = Outcome.ADOPTED,
    decided_precision: str = Precision.DAY,
    body: Body | None = None,
    question: str = "",
    reason: str = "",
    protocol: UploadedFile[Any] | None = None,
    visibility: str = Visibility.PUBLIC,
    subject: Knot | None = None,
    belongs_to: Sequence[Knot] = (),
) -> Decision:
    """A decision that was taken elsewhere is kept with its day and result; it gets no tally and no receipt."""
    if decided_on > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft. Festhalten lässt sich nur, was beschlossen ist."), field="day")
    if outcome not in Outcome.values:
        raise NotSo(_("Bitte wählen Sie ein Ergebnis."), field="outcome")
    body = body or Body.objects.filter(until=None).order_by("since").first() or found_body(actor)
    decided_on = first_day(decided_on, decided_precision)
    decision = Decision(
        body=body,
        title=title,
        question=question,
        method=Method.RECORDED,
        decided_on=decided_on,
        decided_precision=decided_precision,
        state=State.RECORDED,
        outcome=outcome,
        reason=reason,
        protocol_key=keep_file(protocol) if protocol else "",
        is_backfilled=True,
        visibility=visibility,
    )
    decision.save()
    tie_subject(decision, subject, belongs_to, actor)
    announce(facts.DecisionClosed(decision_id=decision.pk, outcome=decision.outcome, decided_on=decided_on))
    return decision


@operation("decisions.give_reason", on="decision")
def give_reason(
    actor: Actor, *, decision: Decision, reason: str, protocol: UploadedFile[Any] | None = None
) -> Decision:
    """A taken decision gets its reason and its minutes afterwards; result and tally stay as they are."""
    if decision.is_open:
        raise NotNow(_("Über diesen Punkt ist noch nicht entschieden."))
    decision.reason = reason
    if protocol:
        decision.protocol_key = keep_file(protocol)
    decision.save()
    return decision


def tie_subject(decision: Decision, subject: Knot | None, belongs_to: Sequence[Knot], actor: Actor) -> None:
    """Ties a decision to what it decides and to what it serves."""
    if subject is not None:
        tie(decision.knot, subject, Relation.DECIDES, by=actor.user_id)
    for knot in belongs_to:
        tie(decision.knot, knot, Relation.SERVES, by=actor.user_id)
