"""The region decides: by a vote counted here, or by a decision entered afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.decisions.operations import open_decision, record_decision
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation
from fachwerk.projects import facts, policies
from fachwerk.projects.models import Endorsement, EndorsementResult, ProjectIdea, Sketch
from fachwerk.thread.models import Knot, Relation, Visibility
from fachwerk.thread.ties import tie

POSITIVE = (EndorsementResult.RECOMMENDED, EndorsementResult.WITH_HINTS)


@operation("projects.put_to_vote", on="sketch", when=policies.may_put_to_vote)
def put_to_vote(
    actor: Actor,
    *,
    sketch: Sketch,
    body: Any,
    closes_at: datetime | None = None,
    question: str = "",
    silently: bool = False,
) -> Sketch:
    """The body is asked whether the region recommends the sketch; the sketch must serve the concept."""
    sketch.decision = open_decision(
        actor,
        body=body,
        title=_("Empfehlung der Region: %(title)s") % {"title": sketch.title},
        question=question or _("Das Vorhaben „%(title)s“ wird zur Förderung empfohlen.") % {"title": sketch.title},
        closes_at=closes_at,
        subject=sketch.knot,
        silently=silently,
    )
    sketch.save()
    return sketch


@operation("projects.record_endorsement")
def record_endorsement(
    actor: Actor,
    *,
    sketch: Sketch | None = None,
    idea: ProjectIdea | None = None,
    result: str = "",
    title: str = "",
    reason: str = "",
    hints: str = "",
    decided_on: date | None = None,
    decided_precision: str = Precision.DAY,
    body: Any = None,
    protocol: UploadedFile[Any] | None = None,
    belongs_to: Sequence[Knot] = (),
) -> Endorsement:
    """The endorsement follows the counted decision; without one it is entered afterwards, with its day and no tally."""
    may = policies.may_record_endorsement(actor, sketch)
    if not may:
        raise NotAllowed(may.reason)
    counted = policies.waiting_decision(sketch) if sketch else None
    if sketch is not None and counted is None and sketch.decision is not None and not sketch.endorsements.exists():
        raise NotNow(_("Das Gremium war nicht beschlussfähig. Bitte legen Sie die Skizze noch einmal vor."))
    title = title or (sketch.title if sketch else "") or (idea.title if idea else "")
    if counted is not None:
        result = _result_of(counted, result, hints)
        decision, decided_on, decided_precision = counted, counted.decided_on, counted.decided_precision
        reason = reason or counted.reason
    else:
        result, decided_on = _checked(result, title, decided_on)
        subject = sketch or idea
        decision = _recorded_decision(
            actor,
            result,
            title,
            reason,
            decided_on,
            decided_precision,
            body,
            protocol,
            subject.knot if subject else None,
        )
    endorsement = Endorsement(
        title=title,
        sketch=sketch,
        idea=idea or (sketch.idea if sketch else None),
        decision=decision,
        body_name=decision.body.name,
        result=result,
        reason=reason,
        hints=hints,
        decided_on=first_day(decided_on, decided_precision),
        decided_precision=decided_precision,
        is_backfilled=counted is None,
        recorded_on=clock.today(),
    )
    endorsement.save()
    for knot in belongs_to:
        tie(endorsement.knot, knot, Relation.SERVES, by=actor.user_id)
    if endorsement.is_positive:
        _show_the_way(endorsement)
    announce(
        facts.EndorsementRecorded(
            endorsement_id=endorsement.pk, result=endorsement.result, decided_on=endorsement.decided_on
        )
    )
    return endorsement


def _result_of(decision: Any, result: str, hints: str) -> str:
    if decision.is_open:
        raise NotNow(_("Die Abstimmung läuft noch. Bitte zählen Sie sie zuerst aus."))
    adopted = decision.outcome == "adopted"
    if not result:
        positive = EndorsementResult.WITH_HINTS if hints.strip() else EndorsementResult.RECOMMENDED
        return positive if adopted else EndorsementResult.NOT_RECOMMENDED
    if (result in POSITIVE) != adopted:
        raise NotSo(_("Das Ergebnis passt nicht zum ausgezählten Beschluss."), field="result")
    return result


def _checked(result: str, title: str, decided_on: date | None) -> tuple[str, date]:
    if result not in EndorsementResult.values:
        raise NotSo(_("Bitte wählen Sie ein Ergebnis."), field="result")
    if not title.strip():
        raise NotSo(_("Bitte geben Sie dem Vorhaben einen Titel."), field="title")
    if decided_on is None:
        raise NotSo(_("Bitte nennen Sie das Datum: den Tag, den Monat oder nur das Jahr."), field="decided_on")
    if decided_on > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft."), field="decided_on")
    return result, decided_on


def _recorded_decision(
    actor: Actor,
    result: str,
    title: str,
    reason: str,
    decided_on: date,
    decided_precision: str,
    body: Any,
    protocol: UploadedFile[Any] | None,
    subject: Knot | None,
) -> Any:
    deferred = result == EndorsementResult.DEFERRED
    words = _("Zurückgestellt: %(title)s") if deferred else _("Empfehlung der Region: %(title)s")
    return record_decision(
        actor,
        title=words % {"title": title},
        decided_on=decided_on,
        decided_precision=decided_precision,
        outcome="rejected" if result == EndorsementResult.NOT_RECOMMENDED else "adopted",
        body=body,
        reason=reason,
        protocol=protocol,
        visibility=Visibility.PUBLIC if result in POSITIVE else Visibility.MEMBERS,
        subject=subject,
    )


def _show_the_way(endorsement: Endorsement) -> None:
    """What the region recommends may be followed back by everybody."""
    for origin in (endorsement.sketch, endorsement.idea):
        if origin is not None and origin.visibility != Visibility.PUBLIC:
            origin.visibility = Visibility.PUBLIC
            origin.save()


@operation("projects.give_reason", on="endorsement", when=policies.may_give_reason)
def give_reason(actor: Actor, *, endorsement: Endorsement, reason: str, hints: str = "") -> Endorsement:
    """The reason is written before the statement is made out, never after."""
    if not reason.strip():
        raise NotSo(_("Bitte schreiben Sie die Begründung in zwei bis vier Sätzen."), field="reason")
    endorsement.reason = reason.strip()
    endorsement.hints = hints.strip()
    if endorsement.hints and endorsement.result == EndorsementResult.RECOMMENDED:
        endorsement.result = EndorsementResult.WITH_HINTS
    endorsement.save()
    return endorsement


@operation("projects.tell_reason", on="endorsement")
def tell_reason(actor: Actor, *, endorsement: Endorsement, email: str, text: str) -> Endorsement:
    """Whoever is not recommended learns the reason from the office by mail."""
    if endorsement.is_positive:
        raise NotNow(_("Dieses Vorhaben wird empfohlen."))
    if not endorsement.reason.strip():
        raise NotNow(_("Die Begründung fehlt."))
    send_later(
        to=email,
        subject=_("Entscheidung über Ihr Vorhaben: %(title)s") % {"title": endorsement.title},
        text=text,
        purpose="projects.tell_reason",
    )
    endorsement.told_at = clock.now()
    endorsement.save()
    return endorsement
