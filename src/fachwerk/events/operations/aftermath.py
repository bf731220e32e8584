"""After the event: one question to the guests, and what is erased."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events import policies
from fachwerk.events.models import Claim, Event, FeedbackQuestion, FeedbackReply, Satisfaction, Standing
from fachwerk.events.operations import letters
from fachwerk.operation.gate import operation

SCALE = range(1, 6)
MOST_QUESTIONS = 6
FEWEST_ANSWERS = 3  # below this a result would say who answered


@operation("events.answer_feedback", on="event")
def answer_feedback(
    actor: Actor,
    *,
    event: Event,
    answer: int,
    comment: str = "",
    replies: Mapping[uuid.UUID, int] | None = None,
    claim: Claim | None = None,
) -> Satisfaction:
    """A guest answers once, without a name: no answer leads back to the registration, none to another answer."""
    asked = set(FeedbackQuestion.objects.filter(event=event).values_list("pk", flat=True)) if replies else set()
    given_replies = {key: value for key, value in (replies or {}).items() if key in asked}
    if answer not in SCALE or any(value not in SCALE for value in given_replies.values()):
        raise NotSo(_("Bitte wählen Sie eine der fünf Antworten."), field="answer")
    if event.over_at > clock.now():
        raise NotNow(_("Die Veranstaltung ist noch nicht zu Ende."))
    if claim is not None:
        fresh = Claim.objects.filter(pk=claim.pk, event=event, has_given_feedback=False).update(has_given_feedback=True)
        if not fresh:
            raise NotNow(_("Sie haben schon geantwortet. Vielen Dank."))
    FeedbackReply.objects.bulk_create(
        FeedbackReply(question_id=key, answer=value) for key, value in given_replies.items()
    )
    given: Satisfaction = Satisfaction.objects.create(event=event, answer=answer, comment=comment.strip())
    return given


@operation("events.ask_more", on="event", when=policies.may_note_findings)
def ask_more(actor: Actor, *, event: Event, questions: Sequence[str], shown_from: int) -> Event:
    """Short sentences to agree with, fixed from the first answer on, and from how many answers on a result is shown."""
    wanted = [" ".join(text.split()) for text in questions if text.strip()]
    if len(wanted) > MOST_QUESTIONS:
        raise NotSo(_("Bitte höchstens %(most)s Fragen.") % {"most": MOST_QUESTIONS}, field="questions")
    if any(len(text) > 200 for text in wanted):
        raise NotSo(_("Eine Frage ist zu lang: Bitte höchstens 200 Zeichen."), field="questions")
    if shown_from < FEWEST_ANSWERS:
        raise NotSo(_("Unter drei Antworten ließe sich erkennen, wer geantwortet hat."), field="shown_from")
    present = FeedbackQuestion.objects.filter(event=event)
    if wanted != list(present.values_list("text", flat=True)):
        if FeedbackReply.objects.filter(question__event=event).exists():
            raise NotNow(_("Es gibt schon Antworten. Die Fragen bleiben, wie sie sind."))
        present.delete()
        FeedbackQuestion.objects.bulk_create(
            FeedbackQuestion(event=event, text=text, position=place) for place, text in enumerate(wanted)
        )
    event.feedback_shown_from = shown_from
    event.save(update_fields=["feedback_shown_from"])
    return event


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
