"""Meetings with agenda, papers, and the seats that are invited."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, DateField, ExpressionWrapper, F, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.decisions.models import AgendaItem, ConflictDeclaration, Decision, Meeting, MeetingPaper, Seat
from fachwerk.decisions.policies.eligibility import seats_on


@dataclass(frozen=True)
class Point:
    """One point of the agenda with its papers and the seats that must not see them."""

    item: AgendaItem
    papers: Sequence[MeetingPaper]
    recused: frozenset[uuid.UUID]

    def open_to(self, seat: Seat | None) -> bool:
        """Whether the papers go to this seat; without a seat to the office."""
        return seat is None or seat.pk not in self.recused


@dataclass(frozen=True)
class MeetingPage:
    """What page, invitation and folder are made of."""

    meeting: Meeting
    points: Sequence[Point]
    seats: Sequence[Seat]

    @property
    def is_over(self) -> bool:
        """Whether its day has passed."""
        return self.meeting.day < clock.today()

    @property
    def is_late(self) -> bool:
        """Whether the day for inviting in time has passed without an invitation."""
        return self.meeting.invited_at is None and clock.today() > self.meeting.invite_by

    @property
    def recused_seats(self) -> list[tuple[Seat, list[Point]]]:
        """Seats that get a folder of their own, with the points whose papers it leaves out."""
        held_back = [
            (seat, [point for point in self.points if not point.open_to(seat) and point.papers]) for seat in self.seats
        ]
        return [(seat, points) for seat, points in held_back if points]

    @property
    def unreachable(self) -> list[Seat]:
        """Seats without any address for the invitation."""
        return [seat for seat in self.seats if not addresses_of(seat)]


def addresses_of(seat: Seat) -> list[str]:
    """Where the seat is written to."""
    return [person.email for person in (seat.person, seat.deputy) if person is not None and person.email]


def meetings_list(actor: Actor) -> QuerySet[Meeting]:
    """All meetings, the latest first, with how many points they have."""
    return Meeting.objects.select_related("body").annotate(item_count=Count("items")).order_by("-starts_at")


def meetings_coming() -> QuerySet[Meeting]:
    """Meetings from today on that are not cancelled, the next one first."""
    found = Meeting.objects.filter(cancelled_at=None, starts_at__gte=clock.at_local(clock.today()))
    return found.select_related("body").order_by("starts_at")


def meetings_to_invite(until: date) -> QuerySet[Meeting]:
    """Meetings to come whose invitation has to go out by a day and has not, with ``meets_on`` and ``invite_on``."""
    in_time = ExpressionWrapper(TruncDate("starts_at") - F("body__invitation_days"), output_field=DateField())
    found = meetings_coming().annotate(meets_on=TruncDate("starts_at"), invite_on=in_time)
    return found.filter(invited_at=None, invite_on__lte=until)


def meeting_for(actor: Actor, meeting_id: uuid.UUID) -> MeetingPage:
    """One meeting of the active network; raises NotThere."""
    meeting = Meeting.objects.select_related("body", "network").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotThere
    return meeting_page(meeting)


def meeting_page(meeting: Meeting) -> MeetingPage:
    """Agenda, papers and the seats of the day of the meeting."""
    papers = Prefetch("papers", queryset=MeetingPaper.objects.order_by("added_at"))
    items = list(meeting.items.select_related("decision").prefetch_related(papers))
    recused: dict[uuid.UUID, set[uuid.UUID]] = {}
    decisions = [item.decision_id for item in items if item.decision_id]
    for conflict in ConflictDeclaration.objects.filter(decision_id__in=decisions, is_accepted=True):
        recused.setdefault(conflict.decision_id, set()).add(conflict.seat_id)
    points = [Point(item, list(item.papers.all()), _recused(item, recused)) for item in items]
    seats = seats_on(meeting.body, meeting.day).select_related("organisation", "person", "deputy")
    return MeetingPage(meeting, points, list(seats.order_by("organisation__name")))


def _recused(item: AgendaItem, recused: dict[uuid.UUID, set[uuid.UUID]]) -> frozenset[uuid.UUID]:
    return frozenset(recused.get(item.decision_id, set())) if item.decision_id else frozenset()


def item_for(actor: Actor, item_id: uuid.UUID) -> AgendaItem:
    """One point of the agenda; raises NotThere."""
    found = AgendaItem.objects.select_related("meeting__body", "decision").filter(pk=item_id).first()
    if found is None:
        raise NotThere
    return found


def paper_for(actor: Actor, paper_id: uuid.UUID) -> MeetingPaper:
    """One paper; raises NotThere."""
    found = MeetingPaper.objects.select_related("item__meeting__body").filter(pk=paper_id).first()
    if found is None:
        raise NotThere
    return found


def seat_in(page: MeetingPage, seat_id: str) -> Seat | None:
    """The seat for which a folder is asked, or None for the folder of the office; raises NotThere."""
    if not seat_id:
        return None
    found = next((seat for seat in page.seats if str(seat.pk) == seat_id), None)
    if found is None:
        raise NotThere
    return found


def seats_today() -> list[Seat]:
    """Every seat that is held today in a body that exists, with the people on it."""
    day = clock.today()
    held = Q(until=None) | Q(until__gte=day)
    body_lives = Q(body__until=None) | Q(body__until__gte=day)
    found = Seat.objects.filter(held, body_lives, since__lte=day)
    return list(
        found.select_related("body", "organisation", "person", "deputy").order_by("body__name", "organisation__name")
    )


def decision_choices(meeting: Meeting) -> QuerySet[Decision]:
    """Decisions of the body that a point of the agenda can be about, the latest first."""
    return Decision.objects.filter(body=meeting.body).order_by("-opened_at", "-decided_on", "title")
