"""Jobs of the loop."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from fachwerk.access.actor import system
from fachwerk.accounts.queries import this_network
from fachwerk.core import clock
from fachwerk.loop.queries.week_letter import letter_for, readers
from fachwerk.notebook.operations import send_week_letter
from fachwerk.operation.jobs import every, network_job
from fachwerk.tenancy.scope import active_network_id

MONDAY = 0
SENT_FROM, SENT_UNTIL = 7, 12  # local hours; a worker that slept makes up for it in the morning, not at night


@every(minutes=15)
@network_job("loop.send_week_letters")
def send_week_letters() -> None:
    """On Monday at seven local time everybody of the office who wants it gets "Ihre Woche", once."""
    now = timezone.localtime(clock.now())
    if now.weekday() != MONDAY or not SENT_FROM <= now.hour < SENT_UNTIL:
        return
    network = this_network()
    monday = now.date() - timedelta(days=now.weekday())
    sender = system("ihre Woche", active_network_id())
    for user, actor in readers(network):
        letter = letter_for(actor, network, monday)
        send_week_letter(sender, user=user, monday=monday, subject=letter.subject, text=letter.text, html=letter.html)
