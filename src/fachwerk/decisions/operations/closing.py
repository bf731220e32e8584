"""Counting once and for all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.core.files import keep_file
from fachwerk.decisions import facts, policies
from fachwerk.decisions.models import Decision, Receipt, State
from fachwerk.decisions.policies.counting import count, rule_from
from fachwerk.decisions.policies.receipts import canonical, hash_of, votes_of
from fachwerk.decisions.queries.papers import papers_of
from fachwerk.operation.gate import operation


@operation("decisions.close_decision", on="decision", when=policies.may_close_decision)
def close_decision(
    actor: Actor, *, decision: Decision, reason: str = "", protocol: UploadedFile[Any] | None = None
) -> Decision:
    """Counting ends the vote, fixes the verdict and leaves a receipt that anybody entitled can count again."""
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if locked.state != State.OPEN:
        raise NotNow(_("Über diesen Punkt ist schon entschieden."))
    now = clock.now().replace(microsecond=0)
    # the day on which the outcome stood, not the day on which somebody found time to count
    settled = min(now, decision.closes_at - timedelta(seconds=1)) if decision.closes_at else now
    papers = papers_of(decision)
    counted = count(rule_from(decision.rule), votes_of(papers))
    decision.closed_at = now
    decision.decided_on = timezone.localtime(settled).date()
    decision.state = State.CLOSED
    decision.outcome = counted.outcome
    decision.reason = reason or decision.reason
    if protocol:
        decision.protocol_key = keep_file(protocol)
    decision.save()
    text = canonical(decision, papers)
    Receipt.objects.create(decision=decision, canonical=text, sha256=hash_of(text), sentence=counted.sentence)
    announce(facts.DecisionClosed(decision_id=decision.pk, outcome=decision.outcome, decided_on=decision.decided_on))
    return decision
