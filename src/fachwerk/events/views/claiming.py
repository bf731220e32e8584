"""Taking in the registration form: the answer is the same for every address."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fachwerk.access.pages import actor_of
from fachwerk.core import clock
from fachwerk.core.errors import FachwerkError, NotThere
from fachwerk.events import queries
from fachwerk.events.forms import ClaimForm
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import claim_places
from fachwerk.events.views.answers import SeeOther

SALT = "fachwerk.events.sent"
HOLD = timedelta(hours=24)


def register(request: HttpRequest, event: Event, form: ClaimForm, network: str) -> HttpResponse | None:
    """The page to go on to, or None when the form is shown again."""
    if not form.is_valid():
        return None
    slug = event.knot.slug
    if form.is_from_a_machine:
        return SeeOther(reverse("events:event", args=[network, slug]))
    values, key = form.values(), form.cleaned_data["sending_key"].hex
    waits = _would_wait(event, values)
    try:
        claim = claim_places(actor_of(request), event=event, idempotency_key=key, **values)
    except FachwerkError as error:
        form.add_refusal(error)
        return None
    return SeeOther(sent_address(network, slug, _state(claim, key, values, waits=waits)))


def _would_wait(event: Event, values: dict[str, Any]) -> bool:
    is_full = queries.occupation(event).is_full
    chosen = values.get("sessions", ())
    if not chosen and not event.keeps_places_for_small:
        return is_full
    return queries.would_wait(event, sessions=chosen, employees=values["employees"], is_full=is_full)


def _state(claim: Claim, key: str, values: dict[str, Any], *, waits: bool) -> dict[str, Any]:
    is_ours = claim.idempotency_key == key
    until = claim.held_until if is_ours and claim.held_until else clock.now() + HOLD
    return {
        # an address that was known gets an id that leads nowhere, so that both answers look alike
        "c": claim.pk.hex if is_ours else uuid.uuid4().hex,
        "e": values["email"],
        "n": values["name"],
        "o": values["organisation_name"],
        "u": int(until.timestamp()),
        "w": claim.standing == Standing.WAITING if is_ours else waits,
    }


def sent_address(network: str, slug: str, state: dict[str, Any]) -> str:
    """The address of the page after sending."""
    return reverse("events:sent", args=[network, slug, signing.dumps(state, salt=SALT, compress=True)])


def read_state(signed: str) -> dict[str, Any]:
    """What the page "Fast geschafft" knows; raises NotThere for a text of somebody else."""
    try:
        state: dict[str, Any] = signing.loads(signed, salt=SALT)
    except signing.BadSignature as broken:
        raise NotThere from broken
    return {**state, "until": datetime.fromtimestamp(state["u"], tz=clock.now().tzinfo)}
