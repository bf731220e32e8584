"""Being told when the registration opens."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.events.models import Event, EventState, OpeningWish
from fachwerk.events.operations import letters
from fachwerk.operation.gate import operation


@operation("events.remind_when_open", on="event")
def remind_when_open(actor: Actor, *, event: Event, email: str) -> OpeningWish:
    """An address gets one mail when the registration opens."""
    opens_at = event.registration_opens_at
    if event.state != EventState.ANNOUNCED or opens_at is None or opens_at <= clock.now():
        raise NotNow(_("Die Anmeldung ist schon offen."))
    wish: OpeningWish
    wish, _made = OpeningWish.objects.get_or_create(event=event, email=email.strip().casefold())
    return wish


@operation("events.send_opening_reminders")
def send_opening_reminders(actor: Actor) -> int:
    """As soon as a registration is open, the reminders go out and the addresses are erased."""
    due = list(OpeningWish.objects.filter(event__registration_opens_at__lte=clock.now()).select_related("event"))
    network = letters.network_now() if due else None
    for wish in due:
        if network is not None and wish.event.takes_claims:
            letters.tell_opening(wish.email, wish.event, network)
        wish.delete()
    return len(due)
