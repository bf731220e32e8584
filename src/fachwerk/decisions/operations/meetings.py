"""Planning meetings and inviting to them."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.slugs import slug_of
from fachwerk.decisions.documents import folder_pdf, invitation_text
from fachwerk.decisions.models import Body, Meeting, Seat
from fachwerk.decisions.queries import MeetingPage, addresses_of, meeting_page
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation

LARGEST_BY_MAIL = 8 * 1024 * 1024


@operation("decisions.plan_meeting")
def plan_meeting(
    actor: Actor, *, body: Body, day: date, starts: time, place: str, ends: time | None = None, letter: str = ""
) -> Meeting:
    """A body meets on a day on which it exists."""
    if not body.is_there_on(day):
        raise NotNow(_("Das Gremium „%(body)s“ gibt es an diesem Tag nicht.") % {"body": body.name}, field="day")
    meeting = Meeting(body=body, place=place, letter=letter)
    _set_time(meeting, day, starts, ends)
    meeting.save()
    return meeting


@operation("decisions.change_meeting", on="meeting")
def change_meeting(
    actor: Actor, *, meeting: Meeting, day: date, starts: time, place: str, ends: time | None = None, letter: str = ""
) -> Meeting:
    """Day, time, place and letter may change; after another day or place the office invites once more."""
    before = (meeting.starts_at, meeting.place)
    _set_time(meeting, day, starts, ends)
    meeting.place, meeting.letter = place, letter
    if before != (meeting.starts_at, meeting.place):
        meeting.invited_at = None
    meeting.save()
    return meeting


@operation("decisions.cancel_meeting", on="meeting")
def cancel_meeting(actor: Actor, *, meeting: Meeting) -> Meeting:
    """A meeting that does not take place stays with its papers; whoever was invited is told."""
    if meeting.cancelled_at is not None:
        raise NotNow(_("Diese Sitzung ist schon abgesagt."))
    meeting.cancelled_at = clock.now()
    meeting.save(update_fields=["cancelled_at"])
    if meeting.invited_at is not None:
        text = _("Guten Tag,\n\ndie Sitzung findet nicht statt: %(title)s.") % {"title": meeting.title}
        for seat in meeting_page(meeting).seats:
            for address in addresses_of(seat):
                subject = _("Abgesagt: %(title)s") % {"title": meeting.title}
                send_later(to=address, subject=subject, text=text, purpose="decisions.meeting_cancelled")
    return meeting


@operation("decisions.invite_to_meeting", on="meeting")
def invite_to_meeting(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Every seat of the day is invited with agenda and folder; a recused seat gets no papers of its point."""
    page = meeting_page(meeting)
    if meeting.cancelled_at is not None or page.is_over:
        raise NotNow(_("Zu dieser Sitzung lässt sich nicht mehr einladen."))
    if not page.points:
        raise NotNow(_("Die Tagesordnung ist noch leer. Bitte tragen Sie zuerst einen Punkt ein."))
    if not page.seats:
        raise NotNow(_("Das Gremium hat an diesem Tag keinen Sitz. Bitte besetzen Sie zuerst einen."))
    meeting.invited_at = clock.now()
    meeting.save(update_fields=["invited_at"])
    _write_to_seats(page)
    return meeting


def _write_to_seats(page: MeetingPage) -> None:
    recused = {seat.pk for seat, _points in page.recused_seats}
    common = folder_pdf(page, None if not recused else _anybody(page, recused))
    subject = _("Einladung: %(title)s") % {"title": page.meeting.title}
    for seat in page.seats:
        folder = folder_pdf(page, seat) if seat.pk in recused else common
        name = f"{slug_of(_('Sitzungsmappe'))}-{page.meeting.day.isoformat()}.pdf"
        fits = len(folder) <= LARGEST_BY_MAIL
        text = invitation_text(page, has_folder=fits)
        for address in addresses_of(seat):
            files = [(name, "application/pdf", folder)] if fits else []
            send_later(to=address, subject=subject, text=text, purpose="decisions.invite_meeting", attachments=files)


def _anybody(page: MeetingPage, recused: set[UUID]) -> Seat | None:
    """A seat that sees everything, for the folder of all the others."""
    return next((seat for seat in page.seats if seat.pk not in recused), None)


def _set_time(meeting: Meeting, day: date, starts: time, ends: time | None) -> None:
    if ends is not None and ends <= starts:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="ends")
    meeting.starts_at = clock.at_local(day, starts.hour, starts.minute)
    meeting.ends_at = clock.at_local(day, ends.hour, ends.minute) if ends else None


def times_of(meeting: Meeting) -> dict[str, object]:
    """Day and times as the form shows them."""
    start = timezone.localtime(meeting.starts_at)
    end = timezone.localtime(meeting.ends_at) if meeting.ends_at else None
    return {"day": start.date(), "starts": start.time(), "ends": end.time() if end else None}
