"""What the pages of this station show, put together in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision
from fachwerk.events.models import Event, EventState, Finding
from fachwerk.events.queries.events import findings_of, past_events, slugs_of, upcoming
from fachwerk.events.queries.places import PlacesLine, places_line, places_lines
from fachwerk.events.queries.sessions import share_line
from fachwerk.thread.models import Knot

TONES = {"open": "ok", "unlimited": "ok", "few": "warn", "full": "warn", "cancelled": "bad"}


@dataclass(frozen=True)
class EventPage:
    """One event as its page shows it."""

    knot: Knot
    places: PlacesLine
    findings: Sequence[Finding]
    finding_slugs: dict[UUID, str]
    is_over: bool
    share: str = ""

    @property
    def grouped(self) -> list[tuple[str, list[tuple[Finding, str]]]]:
        """Findings by what belongs together."""
        groups: dict[str, list[tuple[Finding, str]]] = {}
        for finding in self.findings:
            groups.setdefault(finding.cluster, []).append((finding, self.finding_slugs[finding.pk]))
        return list(groups.items())


def event_page(actor: Actor, event: Event) -> EventPage:
    """Everything the page of one event needs."""
    findings = findings_of(event, actor)
    return EventPage(
        knot=event.knot,
        places=places_line(event),
        findings=findings,
        finding_slugs=slugs_of([finding.pk for finding in findings]),
        is_over=event.state == EventState.HELD,
        share=share_line(event) if event.takes_claims else "",
    )


def event_rows(events: Sequence[Event], network_slug: str) -> list[dict[str, object]]:
    """Rows for the dated list: day, title, for whom, places in words."""
    lines = places_lines(events)
    slugs = slugs_of([event.pk for event in events])
    return [
        {
            "event": event,
            "day": event.day,
            "precision": event.precision,
            "time": _time(event),
            "title": event.title,
            "url": reverse("events:event", args=[network_slug, slugs[event.pk]]),
            "for_whom": event.audience,
            "note": " · ".join(str(part) for part in (event.get_format_display(), event.place) if part),
            "state": _state(lines[event.pk]),
            "tone": TONES.get(lines[event.pk].state, ""),
            "places": lines[event.pk],
        }
        for event in events
    ]


def _state(line: PlacesLine) -> str:
    if line.state in ("free", "over", "external", "closed"):
        return ""
    return {
        "cancelled": _("fällt aus"),
        "full": _("Warteliste"),
        "not_open": _("Anmeldung öffnet später"),
    }.get(line.state, line.text)


def _time(event: Event) -> str:
    if not event.time_is_known or event.precision != Precision.DAY:
        return ""
    local = timezone.localtime(event.starts_at)
    return _("%(hour)s:%(minute)02d Uhr") % {"hour": local.hour, "minute": local.minute}


def upcoming_rows(network_slug: str, limit: int | None = None) -> list[dict[str, object]]:
    """What is coming, ready for the dated list (portal, desk)."""
    return event_rows(upcoming(limit=limit), network_slug)


def past_years() -> list[int]:
    """Years with events, the latest first."""
    starts = past_events().order_by().datetimes("starts_at", "year", order="DESC")
    return [timezone.localtime(start).year for start in starts]
