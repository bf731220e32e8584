"""Impulses: received, answered, tied, parked, released."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotAllowed, NotSo
from fachwerk.core.facts import announce
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation
from fachwerk.strategy import facts, policies
from fachwerk.strategy.models import Impulse, ImpulseSource, ImpulseState
from fachwerk.thread.models import Knot, Relation, Tie, Visibility
from fachwerk.thread.ties import tie

LONGEST_TEXT = 4000
SERVED_BY_IMPULSES = frozenset({"goal", "measure", "field_of_action", "focus_topic"})
GROWS_FROM_IMPULSES = SERVED_BY_IMPULSES | {
    "group_advice",
    "event",
    "recommendation",
    "project_idea",
    "sketch",
    "project",
}


@operation("strategy.receive_impulse")
def receive_impulse(
    actor: Actor,
    *,
    text: str,
    source: str = ImpulseSource.MITREDEN,
    voice: str = "",
    sender_email: str = "",
    sender_phone: str = "",
    received_at: datetime | date | None = None,
    precision: str = Precision.DAY,
    belongs_to: Sequence[Knot] = (),
    grown_from: Knot | None = None,
    origin_network_name: str = "",
    origin_title: str = "",
    origin_publication: uuid.UUID | None = None,
    about: Knot | None = None,
    submission: uuid.UUID | None = None,
) -> Impulse:
    """Everybody may tell the network something; only the office reads it until it is released."""
    if not actor.is_office and (source != ImpulseSource.MITREDEN or belongs_to or grown_from or received_at):
        raise NotAllowed
    if about is not None and about.visibility != Visibility.PUBLIC and not actor.is_office:
        raise NotAllowed
    impulse = Impulse(
        text=_said(text),
        source=ImpulseSource(source),
        voice=voice.strip(),
        sender_email=sender_email.strip(),
        sender_phone=sender_phone.strip(),
        received_at=_moment(received_at, precision),
        received_precision=precision,
        origin_network_name=origin_network_name,
        origin_title=origin_title,
        origin_publication=origin_publication,
        about=about,
        submission=submission,
    )
    impulse = _saved_once(impulse)
    for knot in belongs_to:
        _tie_to(impulse, knot, actor)
    if grown_from is not None:
        tie(impulse.knot, grown_from, Relation.GROWS_FROM, by=actor.user_id)
    announce(facts.ImpulseReceived(impulse_id=impulse.pk))
    return impulse


@operation("strategy.answer_impulse", on="impulse")
def answer_impulse(actor: Actor, *, impulse: Impulse, reply: str, silently: bool = False) -> Impulse:
    """Whoever left an address gets the reply by mail; without one it is kept and shown with the released impulse."""
    if not reply.strip():
        raise NotSo(_("Bitte schreiben Sie eine Antwort."), field="reply")
    impulse.reply = reply.strip()
    impulse.answered_at = clock.now()
    if impulse.state in (ImpulseState.NEW, ImpulseState.SCREENED):
        impulse.state = ImpulseState.CLOSED
    impulse.save()
    if impulse.sender_email and not silently:
        send_later(
            to=impulse.sender_email,
            subject=_("Antwort auf Ihre Nachricht"),
            text=_("Guten Tag,\n\nSie haben uns geschrieben:\n\n„%(text)s“\n\nUnsere Antwort:\n\n%(reply)s")
            % {"text": impulse.text, "reply": impulse.reply},
            purpose="strategy.answer",
        )
    announce(facts.ImpulseAnswered(impulse_id=impulse.pk))
    return impulse


@operation("strategy.change_impulse", on="impulse")
def change_impulse(actor: Actor, *, impulse: Impulse, text: str, source: str, voice: str = "") -> Impulse:
    """The office corrects what it wrote down; a released wording stays as released."""
    impulse.text = _said(text)
    impulse.source = ImpulseSource(source)
    impulse.voice = voice.strip()
    impulse.save()
    return impulse


@operation("strategy.forget_sender", on="impulse")
def forget_sender(actor: Actor, *, impulse: Impulse) -> Impulse:
    """Contact details can be deleted at any time; the impulse stays."""
    impulse.sender_email = impulse.sender_phone = ""
    impulse.save()
    return impulse


@operation("strategy.park_impulse", on="impulse", when=policies.may_park_impulse)
def park_impulse(actor: Actor, *, impulse: Impulse, reason: str) -> Impulse:
    """An impulse that cannot be followed now is parked with a reason."""
    if not reason.strip():
        raise NotSo(_("Bitte nennen Sie den Grund. So bleibt verständlich, warum nichts daraus wurde."), field="reason")
    impulse.parked_reason = reason.strip()
    impulse.state = ImpulseState.PARKED
    impulse.save()
    return impulse


@operation("strategy.reopen_impulse", on="impulse", when=policies.may_reopen_impulse)
def reopen_impulse(actor: Actor, *, impulse: Impulse) -> Impulse:
    """A parked or answered impulse can be taken up again."""
    impulse.state = ImpulseState.SCREENED
    impulse.parked_reason = ""
    impulse.save()
    return impulse


@operation("strategy.release_impulse", on="impulse", when=policies.may_release_impulse)
def release_impulse(actor: Actor, *, impulse: Impulse, public_text: str = "", voice: str | None = None) -> Impulse:
    """The office decides what becomes public and may shorten the wording; contact details never do."""
    impulse.public_text = _said(public_text or impulse.text)
    if voice is not None:
        impulse.voice = voice.strip()
    impulse.released_at = clock.now()
    if impulse.state == ImpulseState.NEW:
        impulse.state = ImpulseState.SCREENED
    impulse.save()
    if impulse.about is not None:
        _tie_to(impulse, impulse.about, actor)
    return impulse


@operation("strategy.withhold_impulse", on="impulse", when=policies.may_withhold_impulse)
def withhold_impulse(actor: Actor, *, impulse: Impulse) -> Impulse:
    """What was released can be taken back."""
    impulse.released_at = None
    impulse.save()
    return impulse


@operation("strategy.tie_impulse", on="impulse")
def tie_impulse(actor: Actor, *, impulse: Impulse, to: Knot | Sequence[Knot], because: str = "") -> Impulse:
    """What came after the impulse grew from it; an impulse about something that existed before belongs to that."""
    knots = [to] if isinstance(to, Knot) else list(to)
    if not knots:
        raise NotSo(_("Bitte wählen Sie mindestens einen Eintrag."), field="to")
    for knot in knots:
        _tie_to(impulse, knot, actor, because)
    impulse.state = ImpulseState.LINKED
    impulse.parked_reason = ""
    impulse.save()
    return impulse


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise NotSo(_("Bitte schreiben Sie, worum es geht. Zwei Sätze genügen."), field="text")
    if len(said) > LONGEST_TEXT:
        raise NotSo(
            _("Bitte fassen Sie sich kürzer: höchstens %(count)s Zeichen.") % {"count": LONGEST_TEXT}, field="text"
        )
    return said


def _moment(received_at: datetime | date | None, precision: str) -> datetime:
    if received_at is None:
        return clock.now()
    if isinstance(received_at, datetime):
        return received_at
    if received_at > clock.today():
        raise NotSo(_("Dieser Tag liegt in der Zukunft."), field="received_on")
    return clock.at_local(first_day(received_at, precision), 12)


def _saved_once(impulse: Impulse) -> Impulse:
    """The same form sent twice, also at the same moment, gives the same impulse."""
    if impulse.submission is None:
        impulse.save()
        return impulse
    found: Impulse | None = Impulse.objects.filter(submission=impulse.submission).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            impulse.save()
    except IntegrityError:
        first: Impulse = Impulse.objects.get(submission=impulse.submission)
        return first
    return impulse


def _tie_to(impulse: Impulse, knot: Knot, actor: Actor, because: str = "") -> None:
    if Tie.objects.filter(later=knot, earlier=impulse.pk).exists():
        return  # it already grew from the impulse; the thread has one direction
    existed_before = knot.happened_on is not None and knot.happened_on < impulse.received_on
    if not existed_before and knot.kind in GROWS_FROM_IMPULSES:
        tie(knot, impulse.knot, Relation.GROWS_FROM, because=because, by=actor.user_id)
    else:
        relation = Relation.SERVES if knot.kind in SERVED_BY_IMPULSES else Relation.GROWS_FROM
        tie(impulse.knot, knot, relation, because=because, by=actor.user_id)
