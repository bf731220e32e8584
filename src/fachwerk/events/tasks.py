"""What the clock sets off."""

from __future__ import annotations

from django.db.models import Q

from fachwerk.access.actor import system
from fachwerk.core import clock
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import end_holds, forget_support_needs, send_opening_reminders
from fachwerk.operation.jobs import every, network_job, nightly
from fachwerk.tenancy.scope import active_network_id


@every(minutes=5)
@network_job("events.end_all_holds")
def end_all_holds() -> None:
    """Ends holds and offers whose time is over, so that the queue moves also while nobody looks."""
    actor = system("queue", active_network_id())
    waits = (Standing.PENDING, Standing.OFFERED, Standing.WAITING)
    ids = Claim.objects.filter(standing__in=waits, held_until__lte=clock.now()).values("event_id")
    free_again = Q(small_until__lte=clock.now(), over_at__gt=clock.now(), claims__standing=Standing.WAITING)
    for event in Event.objects.filter(Q(pk__in=ids) | free_again).distinct():
        end_holds(actor, event=event)
    send_opening_reminders(actor)


@nightly(hour=2, minute=20)
@network_job("events.forget")
def forget() -> None:
    """Erases what is only needed until the event."""
    forget_support_needs(system("nightly", active_network_id()))
