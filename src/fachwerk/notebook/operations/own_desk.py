"""What each person of the office chooses for their own desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.accounts.models import User
from fachwerk.core.errors import NotNow
from fachwerk.mailing.outbox import send_later
from fachwerk.notebook.models import OwnDesk, WeekLetter
from fachwerk.operation.gate import operation

CHOICES = frozenset({"wants_week_letter", "quiet_hidden_until", "introduction_hidden", "handover_hidden"})


@operation("notebook.choose_desk")
def choose_desk(actor: Actor, **choices: Any) -> OwnDesk:
    """Everybody arranges their own desk: the letter on Monday, what stays hidden and until when."""
    if actor.user_id is None or not CHOICES.issuperset(choices):
        raise NotNow(_("Dafür brauchen Sie ein eigenes Konto."))
    desk, _made = OwnDesk.objects.update_or_create(user_id=actor.user_id, defaults=choices)
    return desk


@operation("notebook.renew_calendar")
def renew_calendar(actor: Actor, *, off: bool = False) -> OwnDesk:
    """A new secret address for one's own calendar ends the old one at once; switched off there is none."""
    if actor.user_id is None:
        raise NotNow(_("Dafür brauchen Sie ein eigenes Konto."))
    desk, _made = OwnDesk.objects.get_or_create(user_id=actor.user_id)
    # the number only grows, so that an address that ended never counts again
    desk.calendar_number = -abs(desk.calendar_number) if off else abs(desk.calendar_number) + 1
    desk.save(update_fields=["calendar_number"])
    return desk


@operation("notebook.send_week_letter")
def send_week_letter(
    actor: Actor, *, user: User, monday: date, subject: str, text: str, html: str
) -> WeekLetter | None:
    """ "Ihre Woche" goes to a person at most once for a week, however often the job runs."""
    letter, made = WeekLetter.objects.get_or_create(user=user, monday=monday)
    if not made:
        return None
    send_later(to=user.email, subject=subject, text=text, html=html, purpose="notebook.send_week_letter")
    return letter
