"""Activities that members report and the office releases."""

from __future__ import annotations

from datetime import date, time
from typing import Unpack

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.events import facts, policies
from fachwerk.events.models import Event, EventState, Format
from fachwerk.events.operations import letters
from fachwerk.events.operations.event import Details, moments
from fachwerk.operation.gate import operation


@operation("events.report_activity")
def report_activity(
    actor: Actor,
    *,
    title: str,
    day: date,
    starts: time | None = None,
    ends: time | None = None,
    last_day: date | None = None,
    reported_by_name: str = "",
    reported_by_email: str = "",
    silently: bool = False,
    **details: Unpack[Details],
) -> Event:
    """A member reports an activity without an account; nobody sees it before the office has released it."""
    start, end = moments(day, starts, ends, last_day)
    event = Event(
        title=title.strip(),
        format=Format.ACTIVITY,
        starts_at=start,
        ends_at=end,
        time_is_known=starts is not None,
        reported_by_name=reported_by_name.strip(),
        reported_by_email=reported_by_email.strip().casefold(),
        **details,
    )
    event.save(force_insert=True)
    announce(facts.ActivityReported(event_id=event.pk))
    if not silently:
        letters.tell_report(event, letters.network_now())
    return event


@operation("events.release_activity", on="event", when=policies.may_release_activity)
def release_activity(actor: Actor, *, event: Event, silently: bool = False) -> Event:
    """The office publishes a reported activity and tells whoever reported it."""
    event.announced_at, event.dismissed_at = clock.now(), None
    event.save()
    announce(facts.EventAnnounced(event_id=event.pk))
    if not silently:
        letters.tell_released(event, letters.network_now())
    return event


@operation("events.dismiss_activity", on="event")
def dismiss_activity(actor: Actor, *, event: Event) -> Event:
    """The office leaves a reported activity unpublished; it can still be released later."""
    if event.state != EventState.REPORTED:
        raise NotNow(_("Nur ein gemeldeter Termin kann zurückgelegt werden."))
    event.dismissed_at = clock.now()
    event.save()
    return event
