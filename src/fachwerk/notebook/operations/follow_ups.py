"""Wiedervorlagen: put on the desk, put off, done, and each of it taken back."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.notebook.models import FollowUp, FollowUpMove, Note
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot


@operation("notebook.put_on_desk")
def put_on_desk(
    actor: Actor,
    *,
    what: str,
    due_on: date,
    because: str = "",
    knot: Knot | None = None,
    person: Person | None = None,
    owner_id: int | None = None,
    note: Note | None = None,
    sending_key: uuid.UUID | None = None,
) -> FollowUp:
    """Something to do comes back to the desk on its day, for one person or for the whole office."""
    if not what.strip():
        raise NotSo(_("Bitte schreiben Sie, was zu tun ist."), field="text")
    found, _made = FollowUp.objects.get_or_create(
        sending_key=sending_key or uuid.uuid4(),
        defaults={
            "what": _shortened(what),
            "because": because.strip()[:300],
            "due_on": due_on,
            "knot": knot,
            "person": person,
            "owner_id": owner_id,
            "note": note,
            "written_by_id": actor.user_id,
            "written_by_name": actor.name[:120],
        },
    )
    return found


@operation("notebook.take_off_desk")
def take_off_desk(actor: Actor, *, follow_up: FollowUp) -> None:
    """A follow-up written by mistake is taken back."""
    follow_up.delete()


@operation("notebook.finish_follow_up", on="follow_up")
def finish_follow_up(actor: Actor, *, follow_up: FollowUp) -> FollowUp:
    """What is done leaves the desk; pressing the button twice is doing it once."""
    if follow_up.done_at is None:
        follow_up.done_at, follow_up.done_by_name = clock.now(), actor.name[:120]
        follow_up.calendar_sequence += 1
        follow_up.save(update_fields=["done_at", "done_by_name", "calendar_sequence"])
    return follow_up


@operation("notebook.reopen_follow_up", on="follow_up")
def reopen_follow_up(actor: Actor, *, follow_up: FollowUp) -> FollowUp:
    """Something marked as done by mistake is open again on its old day."""
    follow_up.done_at, follow_up.done_by_name = None, ""
    follow_up.calendar_sequence += 1
    follow_up.save(update_fields=["done_at", "done_by_name", "calendar_sequence"])
    return follow_up


@operation("notebook.put_off_follow_up", on="follow_up")
def put_off_follow_up(actor: Actor, *, follow_up: FollowUp, to: date) -> FollowUp:
    """A follow-up moves to another day from today on; where it came from stays visible."""
    if follow_up.done_at is not None:
        raise NotNow(_("Das ist schon erledigt."))
    if to < clock.today():
        raise NotSo(_("Dieser Tag ist schon vorbei."), field="to")
    if to != follow_up.due_on:
        FollowUpMove.objects.create(
            follow_up=follow_up, from_day=follow_up.due_on, to_day=to, moved_by_name=actor.name[:120]
        )
        _set_day(follow_up, to)
    return follow_up


@operation("notebook.take_back_move", on="follow_up")
def take_back_move(actor: Actor, *, follow_up: FollowUp) -> FollowUp:
    """The last move is taken back; the follow-up stands again on the day before it."""
    last = follow_up.moves.order_by("-moved_at", "-id").first()
    if last is None:
        raise NotNow(_("Diese Wiedervorlage wurde nicht verschoben."))
    _set_day(follow_up, last.from_day)
    last.delete()
    return follow_up


def _set_day(follow_up: FollowUp, day: date) -> None:
    follow_up.due_on = day
    follow_up.calendar_sequence += 1
    follow_up.save(update_fields=["due_on", "calendar_sequence"])


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 300 else plain[:299] + "…"
