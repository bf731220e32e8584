"""Everything that can stand on the desk, read in one statement: what is open in each station, bounded and counted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    UUIDField,
    Value,
    Window,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Left, TruncDate

from fachwerk.contacts.queries import applications
from fachwerk.decisions.queries.meetings import meetings_to_invite
from fachwerk.decisions.queries.waiting import votes_running
from fachwerk.events.queries import activities_to_release
from fachwerk.events.queries.waiting import findings_waiting
from fachwerk.mailing.bounces import bounced
from fachwerk.networks.queries.legal import open_barrier_reports
from fachwerk.notebook.queries import follow_ups_open
from fachwerk.outreach.queries.waiting import companies_waiting, steps_waiting
from fachwerk.partnership.queries import adoptions_by_us, library, support_requests
from fachwerk.projects.queries import duties_due, sketches_waiting
from fachwerk.recommendations.queries import recommendations_due
from fachwerk.strategy.queries import impulses_waiting
from fachwerk.thread.models import Knot

MOST = 60  # lines of one kind; what is beyond is counted
DUTIES_AHEAD = timedelta(days=21)
INVITATIONS_AHEAD = timedelta(days=7)
REVIEWS_AHEAD = timedelta(days=14)
NEXT_WEEKS = timedelta(days=28)
NEW_EXAMPLES = timedelta(days=180)
RETENTION = "retention"  # the end of keeping papers is no task that can be late


@dataclass(frozen=True)
class Row:
    """One open thing. ``total`` counts all of its kind, also those beyond the bound."""

    source: str
    key: uuid.UUID
    knot_id: uuid.UUID | None
    title: str
    note: str
    extra: str
    day: date | None
    total: int


def _rows(
    source: str,
    found: QuerySet[Any],
    *,
    title: str | Combinable,
    knot: str = "",
    note: str | Combinable = "",
    extra: str | Combinable = "",
    day: str | Combinable = "",
) -> QuerySet[Any]:
    """One kind of open things in the common shape."""
    shaped: QuerySet[Any] = found.annotate(
        row_source=Value(source, output_field=CharField()),
        row_key=Cast("pk", UUIDField()),
        row_knot=Cast(knot, UUIDField()) if knot else Cast(Value(None), UUIDField()),
        row_title=_text(title),
        row_note=_text(note),
        row_extra=_text(extra),
        row_day=Cast(F(day) if isinstance(day, str) else day, DateField()) if day else Cast(Value(None), DateField()),
        row_total=Window(Count("*"), output_field=IntegerField()),
    ).values_list(
        "row_source", "row_key", "row_knot", "row_title", "row_note", "row_extra", "row_day", "row_total"
    )[:MOST]  # fmt: skip
    return shaped


def _text(given: str | Combinable) -> Any:
    if given == "":
        return Value("", output_field=CharField())
    return Left(Cast(Coalesce(Cast(given, CharField()), Value("")), CharField()), 300)


def open_rows(today: date, owner_id: int | None = None) -> list[Row]:
    """All kinds in one statement; with an owner only what one person has to do."""
    due = _due(today, owner_id)
    kinds = due if owner_id is not None else [*due, *_stations_due(today), *_came_in(today), *_waiting()]
    return [Row(*values) for values in kinds[0].union(*kinds[1:], all=True)]


def _due(today: date, owner_id: int | None) -> list[QuerySet[Any]]:
    words: dict[str, Any] = {
        "title": "what", "knot": "knot_id", "note": "because", "extra": "person__name", "day": "due_on",
    }  # fmt: skip
    later = follow_ups_open(today + NEXT_WEEKS, owner_id).filter(due_on__gt=today)
    return [_rows("follow_up", follow_ups_open(today, owner_id), **words), _rows("follow_up_soon", later, **words)]


def _stations_due(today: date) -> list[QuerySet[Any]]:
    duties = duties_due(today + NEXT_WEEKS).exclude(kind=RETENTION)
    reviews = recommendations_due(within=REVIEWS_AHEAD)
    return [
        _rows(
            "duty", duties.filter(due_on__lte=today + DUTIES_AHEAD),
            title="award__title", knot="award_id", extra="kind", day="due_on",
        ),
        _rows(
            "duty_later", duties.filter(due_on__gt=today + DUTIES_AHEAD),
            title="award__title", knot="award_id", extra="kind", day="due_on",
        ),
        _rows("review", reviews, title="title", knot="pk", day="review_on"),
        _rows(
            "meeting", meetings_to_invite(today + INVITATIONS_AHEAD),
            title="body__name", extra="meets_on", day="invite_on",
        ),
        _rows(
            "step", steps_waiting(today),
            title="organisation__name", knot="organisation_id", note="note", extra="next_step", day="next_on",
        ),
    ]  # fmt: skip


def _came_in(today: date) -> list[QuerySet[Any]]:
    adopted = adoptions_by_us().filter(publication=OuterRef("pk"))
    shared = library().filter(~Exists(adopted), released_on__gte=today - NEW_EXAMPLES)
    return [
        _rows("impulse", impulses_waiting(), title="text", knot="pk", extra="source", day=TruncDate("received_at")),
        _rows("application", applications(state="open"), title="organisation_name", day=TruncDate("declared_at")),
        _rows(
            "activity", activities_to_release(),
            title="title", knot="pk", extra="organiser_name", day=TruncDate("starts_at"),
        ),
        _rows("barrier", open_barrier_reports(), title="text", extra="page", day=TruncDate("reported_at")),
        _rows("example", shared, title="title", extra="origin_name", day="released_on"),
    ]  # fmt: skip


def _waiting() -> list[QuerySet[Any]]:
    promised = support_requests().filter(agreed_on__isnull=False, delivered_on=None).order_by("agreed_on")
    return [
        _rows("vote", votes_running(), title="title", knot="pk", extra="missing", day=TruncDate("closes_at")),
        _rows(
            "sketch", sketches_waiting().filter(decision=None),
            title="title", knot="pk", note="lead__phone", extra="lead__name", day=TruncDate("submitted_at"),
        ),
        _rows("support", promised, title="title", extra="answering_network__name", day="agreed_on"),
    ]  # fmt: skip


def counts(today: date) -> dict[str, int]:
    """How many findings, companies and mails wait, and of which first kinds there is anything, in one statement."""
    parts = [
        _number("findings", findings_waiting()),
        _number("companies", companies_waiting(today)),
        _number("bounced", bounced()),
        *(_number(kind, Knot.objects.filter(kind=kind)) for kind in ("organisation", "field_of_action", "event")),
    ]
    return dict(parts[0].union(*parts[1:], all=True))


def _number(name: str, found: QuerySet[Any]) -> QuerySet[Any]:
    named = found.order_by().annotate(row_source=Value(name, output_field=CharField())).values("row_source")
    numbers: QuerySet[Any] = named.annotate(number=Count("pk")).values_list("row_source", "number")
    return numbers
