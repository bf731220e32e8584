"""Parts of an event that are chosen when registering."""

from __future__ import annotations

from datetime import datetime, time

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events import policies
from fachwerk.events.models import Event, Pool, Session, SessionChoice, Standing
from fachwerk.events.operations import pools, queue
from fachwerk.operation.gate import operation


@operation("events.add_session", on="event", when=policies.may_change)
def add_session(
    actor: Actor,
    *,
    event: Event,
    title: str,
    starts: time | None = None,
    ends: time | None = None,
    room: str = "",
    capacity: int | None = None,
) -> Session:
    """The office adds a part of the event with places of its own; without a number it never is full."""
    session = Session(event=event, title=title.strip(), room=room.strip())
    session.starts_at, session.ends_at = _moments(event, starts, ends)
    session.save(force_insert=True)
    pools.make(event, capacity=capacity, session=session)
    return session


@operation("events.change_session", on="session")
def change_session(
    actor: Actor,
    *,
    session: Session,
    title: str,
    starts: time | None = None,
    ends: time | None = None,
    room: str = "",
    capacity: int | None = None,
    silently: bool = False,
) -> Session:
    """The office describes a part of the event anew; fewer places than are taken cancel nobody."""
    event = session.event
    if session.removed_at:
        raise NotNow(_("Dieser Programmteil ist nicht mehr im Programm."))
    session.title, session.room = title.strip(), room.strip()
    session.starts_at, session.ends_at = _moments(event, starts, ends)
    session.save()
    _limit(session, capacity)
    queue.move_up(event, silently=silently)
    return session


@operation("events.remove_session", on="session")
def remove_session(actor: Actor, *, session: Session, silently: bool = False) -> Session:
    """A removed part stays with those who have a place in it; nobody else can get one, and nobody waits for it."""
    event = session.event
    _limit(session, 0)
    session.removed_at = session.removed_at or clock.now()
    session.save()
    SessionChoice.objects.filter(session=session, claim__standing=Standing.WAITING).delete()
    queue.move_up(event, silently=silently)
    return session


def _limit(session: Session, capacity: int | None) -> None:
    if Pool.objects.filter(event=session.event, kind="main").exists():
        pools.lock(session.event)
    pools.set_capacity(Pool.objects.select_for_update().get(session=session), capacity=capacity)


def _moments(event: Event, starts: time | None, ends: time | None) -> tuple[datetime | None, datetime | None]:
    if starts is None:
        return None, None
    start = clock.at_local(event.day, starts.hour, starts.minute)
    end = clock.at_local(event.day, ends.hour, ends.minute) if ends else None
    if end is not None and end <= start:
        raise NotSo(_("Das Ende liegt vor dem Beginn."), field="ends")
    return start, end
