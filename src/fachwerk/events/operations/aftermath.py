"""After the event: one question to the guests, and what is erased."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events.models import Claim, Event, Satisfaction, Standing
from fachwerk.events.operations import letters
from fachwerk.operation.gate import operation

SCALE = range(1, 6)


@operation("events.answer_feedback", on="event")
def answer_feedback(
    actor: Actor, *, event: Event, answer: int, comment: str = "", claim: Claim | None = None
) -> Satisfaction:
    """A guest answers once, without a name: the answer does not lead back to the registration."""
    if answer not in SCALE:
        raise NotSo(_("Bitte wählen Sie eine der fünf Antworten."), field="answer")
    if event.over_at > clock.now():
        raise NotNow(_("Die Veranstaltung ist noch nicht zu Ende."))
    if claim is not None:
        fresh = Claim.objects.filter(pk=claim.pk, event=event, has_given_feedback=False).update(has_given_feedback=True)
        if not fresh:
            raise NotNow(_("Sie haben schon geantwortet. Vielen Dank."))
    given: Satisfaction = Satisfaction.objects.create(event=event, answer=answer, comment=comment.strip())
    return given


@operation("events.enter_feedback", on="event")
def enter_feedback(actor: Actor, *, event: Event, answers: Sequence[int], comments: Sequence[str] = ()) -> int:
    """The office enters the answers of paper sheets, one number from 1 to 5 per sheet."""
    if any(answer not in SCALE for answer in answers):
        raise NotSo(_("Jede Antwort ist eine Zahl von 1 bis 5."), field="answers")
    remarks = [*comments, *[""] * len(answers)]
    rows = [
        Satisfaction(event=event, answer=answer, comment=remark)
        for answer, remark in zip(answers, remarks, strict=False)
    ]
    return len(Satisfaction.objects.bulk_create(rows))


@operation("events.ask_for_feedback", on="event")
def ask_for_feedback(actor: Actor, *, event: Event) -> int:
    """Everybody who was there is asked once, after the event."""
    if event.over_at > clock.now():
        raise NotNow(_("Die Veranstaltung ist noch nicht zu Ende."))
    claims = list(
        Claim.objects.filter(event=event, standing=Standing.ATTENDED, feedback_asked_at=None).exclude(email="")
    )
    for claim in claims:
        letters.ask_opinion(claim, event)
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(feedback_asked_at=clock.now())
    return len(claims)


@operation("events.forget_support_needs")
def forget_support_needs(actor: Actor) -> int:
    """Support needs are erased when the event is over."""
    return Claim.objects.filter(event__over_at__lte=clock.now()).exclude(support_needs="").update(support_needs="")
