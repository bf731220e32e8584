"""What invitation and cover say about a meeting."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.core.dates import show_day, show_moment
from fachwerk.core.formats import clock_time
from fachwerk.decisions.models import Meeting
from fachwerk.decisions.queries import MeetingPage


def when_of(meeting: Meeting) -> str:
    """ "Di., 14. Juni 2016, 14:00 bis 16:00 Uhr"."""
    if meeting.ends_at is None:
        return show_moment(meeting.starts_at)
    return _("%(day)s, %(start)s bis %(end)s") % {
        "day": show_day(meeting.day, weekday=True),
        "start": clock_time(meeting.starts_at).rsplit("\u00a0", 1)[0],
        "end": clock_time(meeting.ends_at),
    }


def letter_of(meeting: Meeting) -> str:
    """The letter of the office, or the usual sentence."""
    usual = _("wir laden Sie herzlich zur Sitzung des Gremiums „%(body)s“ ein.") % {"body": meeting.body.name}
    return meeting.letter or f"{_('Guten Tag,')}\n\n{usual}"


def invitation_text(page: MeetingPage, *, has_folder: bool) -> str:
    """The mail: letter, day, place, agenda."""
    agenda = "\n".join(f"{number}. {point.item.title}" for number, point in enumerate(page.points, start=1))
    last = (
        _("Einladung, Tagesordnung und Unterlagen liegen als Sitzungsmappe bei.")
        if has_folder
        else _("Die Sitzungsmappe ist zu groß für eine E-Mail. Sie erhalten sie auf einem anderen Weg.")
    )
    facts = _("Wann: %(when)s\nWo: %(place)s") % {"when": when_of(page.meeting), "place": page.meeting.place}
    return f"{letter_of(page.meeting)}\n\n{facts}\n\n{_('Tagesordnung')}\n{agenda}\n\n{last}"
