"""The events of a focus topic on a day: which were known, how fast they filled, who came."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from fachwerk.core.dates import machine_day
from fachwerk.events.models import Event, EventState
from fachwerk.events.queries.events import status_on
from fachwerk.events.queries.held import days_to_full, places_used, satisfied_percent
from fachwerk.thread.models import Tie


def events_of_focus(focus_id: uuid.UUID, on: date) -> list[tuple[Event, str]]:
    """Events that serve the focus topic and were held or announced by the end of ``on``, with their status then."""
    serving = Tie.objects.filter(earlier=focus_id).values("later")
    events = Event.objects.filter(pk__in=serving).order_by("starts_at", "title")
    known = [(event, status_on(event, on)) for event in events]
    return [(event, status) for event, status in known if status in (EventState.HELD, EventState.ANNOUNCED)]


def focus_event_figures(focus_id: uuid.UUID, on: date) -> list[dict[str, Any]]:
    """The same as figures; what was not known on that day is null."""
    known = events_of_focus(focus_id, on)
    events = [event for event, _status in known]
    held = [event for event, status in known if status == EventState.HELD]
    full, used, satisfied = days_to_full(events, on), places_used(held), satisfied_percent(held)
    return [
        {
            "title": event.title,
            "format": event.format,
            "on": machine_day(event.day, event.precision),
            "status": str(status),
            "place": event.place or None,
            "full_after_days": full[event.pk],
            "registered": used[event.pk][0] if event.pk in used else None,
            "attended": used[event.pk][1] if event.pk in used else None,
            "satisfied": satisfied.get(event.pk),
            "moderated_by": event.moderated_by or None,
            "under_agreement": event.under_agreement or None,
        }
        for event, status in known
    ]
