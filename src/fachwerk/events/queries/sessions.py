"""Sessions with their free places, and the share that is kept for small companies."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.events.models import Claim, Event, PoolKind, Session, Standing
from fachwerk.events.queries.places import shown_moment

_EXPIRED = Q(choices__claim__standing__in=(Standing.PENDING, Standing.OFFERED))


@dataclass(frozen=True)
class SessionRow:
    """One session with its places. Expired holds do not count, without any job having run."""

    session: Session
    offered: int | None
    taken: int

    @property
    def left(self) -> int | None:
        """Places left, never negative; None without a limit."""
        return None if self.offered is None else max(0, self.offered - self.taken)

    @property
    def is_full(self) -> bool:
        """Whether whoever chooses it comes onto the waiting list."""
        return self.left == 0

    @property
    def shown_left(self) -> str:
        """The free places in words; nothing to say without a limit."""
        if self.left is None:
            return ""
        if not self.left:
            return _("ausgebucht, Warteliste")
        return ngettext("noch %(left)s Platz", "noch %(left)s Plätze", self.left) % {"left": self.left}

    @property
    def label(self) -> str:
        """Title, time, room and free places in one line."""
        return " – ".join(part for part in (self.session.shown, self.shown_left) if part)


def session_rows(event: Event, *, removed: bool = False) -> list[SessionRow]:
    """The sessions of an event, by their beginning; removed ones only for the office."""
    found = Session.objects.filter(event=event).select_related("pool")
    if not removed:
        found = found.filter(removed_at=None)
    ended = _EXPIRED & Q(choices__claim__held_until__lte=clock.now())
    rows = []
    for session in found.annotate(ended=Sum("choices__claim__places", filter=ended)):
        session.event = event
        rows.append(SessionRow(session, session.pool.offered, session.pool.taken - (session.ended or 0)))
    return rows


def sessions_of(claim: Claim) -> list[Session]:
    """What a claim takes part in, also what was removed from the programme later."""
    found = list(Session.objects.filter(choices__claim=claim))
    for session in found:
        session.event = claim.event
    return found


def session_by_id(event: Event, session_id: uuid.UUID) -> Session:
    """One session of an event; raises NotThere."""
    found: Session | None = Session.objects.select_related("pool").filter(event=event, pk=session_id).first()
    if found is None:
        raise NotThere
    found.event = event
    return found


def share_line(event: Event) -> str:
    """What guests read while places are kept for small companies; afterwards nothing."""
    if not event.keeps_places_for_small or event.small_until is None:
        return ""
    text = _(
        "Bis %(until)s halten wir mindestens %(percent)s Prozent der Plätze für Betriebe mit weniger als 50 "
        "Beschäftigten frei."
    ) % {"until": shown_moment(event.small_until), "percent": event.small_percent}
    if _share_is_used(event):
        text += " " + _("Für alle anderen ist bis dahin nur die Warteliste offen.")
    return text


def _share_is_used(event: Event) -> bool:
    return any(pool.kind == PoolKind.CONTINGENT and pool.left == 0 for pool in event.pools.all())


def would_wait(event: Event, *, sessions: Sequence[Session], employees: str, is_full: bool) -> bool:
    """Whether somebody new would come onto the waiting list: what the page says to a known address too."""
    stranger = Claim(event=event, employees=employees)
    held_back = event.keeps_places_for_small and not stranger.is_of_small_company and _share_is_used(event)
    chosen = {session.pk for session in sessions}
    return is_full or held_back or any(row.is_full for row in session_rows(event) if row.session.pk in chosen)
