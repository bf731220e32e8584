"""The events of a focus topic on a day: which were known, how fast they filled, who came."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from fachwerk.core.dates import machine_day
from fachwerk.events.models import Event, EventState
from fachwerk.events.queries.events import attended, full_after_days, registered, satisfied_share, status_on
from fachwerk.thread.trace import neighbours


def events_of_focus(focus_id: uuid.UUID, on: date) -> list[tuple[Event, str]]:
    """Events that serve the focus topic and were held or announced by the end of ``on``, with their status then."""
    knots = neighbours([focus_id], kinds=[Event.kind])[focus_id]
    events = Event.objects.filter(pk__in=[knot.pk for knot in knots]).order_by("starts_at", "title")
    known = [(event, status_on(event, on)) for event in events]
    return [(event, status) for event, status in known if status in (EventState.HELD, EventState.ANNOUNCED)]


def focus_event_figures(focus_id: uuid.UUID, on: date) -> list[dict[str, Any]]:
    """The same as figures; what was not known on that day is null."""
    return [_figures(event, str(status), on) for event, status in events_of_focus(focus_id, on)]


def _figures(event: Event, status: str, on: date) -> dict[str, Any]:
    held = status == EventState.HELD
    return {
        "title": event.title,
        "format": event.format,
        "on": machine_day(event.day, event.precision),
        "status": status,
        "place": event.place or None,
        "full_after_days": full_after_days(event, on),
        "registered": registered(event) if held else None,
        "attended": attended(event) if held else None,
        "satisfied": satisfied_share(event) if held else None,
        "moderated_by": event.moderated_by or None,
        "under_agreement": event.under_agreement or None,
    }
