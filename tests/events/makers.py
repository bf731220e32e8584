"""Events and claims for tests, made by the operations themselves."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from fachwerk.access.actor import Actor, guest_link
from fachwerk.core import clock
from fachwerk.events.models import Claim, Event
from fachwerk.events.operations import announce_event, claim_places, confirm_claim
from fachwerk.tenancy.scope import active_network_id

DAY = date(2017, 5, 18)


def an_event(office: Actor, **given: Any) -> Event:
    values = {"title": "Beratertag OWL", "format": "consultants_day", "day": DAY, "starts": time(13), "ends": time(17)}
    return announce_event(office, **{**values, **given})


def a_claim(event: Event, number: int = 1, **given: Any) -> Claim:
    values: dict[str, Any] = {"name": f"Gast {number}", "email": f"gast{number}@firma.example", "silently": True}
    return claim_places(guest_link(active_network_id()), event=event, **{**values, **given})


def a_sure_claim(event: Event, number: int = 1, **given: Any) -> Claim:
    claim = a_claim(event, number, **given)
    return confirm_claim(guest_link(active_network_id()), claim=claim, silently=True)


def a_waiting_claim(event: Event, number: int) -> Claim:
    return a_sure_claim(event, number)


def moment(day: int, hour: int = 10, minute: int = 0, month: int = 4) -> Any:
    return clock.at_local(date(2017, month, day), hour, minute)
