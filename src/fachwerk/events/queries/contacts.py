"""What events know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.core import clock
from fachwerk.events.models import Claim, Event, Standing

CONTACT_ROWS = [
    HangsOn("events.Event", gettext_lazy("Veranstaltung"), gettext_lazy("Veranstaltungen")),
    HangsOn("events.Claim", gettext_lazy("Anmeldung"), gettext_lazy("Anmeldungen")),
]
_INVITED = "invited"
_TOOK_PART = (Standing.ATTENDED, Standing.CONFIRMED)


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Events an organisation took part in or invited to, once they have begun."""
    claims = Claim.objects.filter(organisation__in=ids, standing__in=_TOOK_PART, event__starts_at__lte=clock.now())
    claims = claims.filter(event__cancelled_at=None)
    events = Event.objects.filter(organiser__in=ids, starts_at__lte=clock.now(), cancelled_at=None)
    if since is not None:
        first = clock.at_local(since)
        claims, events = claims.filter(event__starts_at__gte=first), events.filter(starts_at__gte=first)
    words = {
        Standing.ATTENDED.value: _("War bei einer Veranstaltung"),
        Standing.CONFIRMED.value: _("War angemeldet"),
        _INVITED: _("Hat eingeladen"),
    }
    took_part = claims.order_by().values_list(
        "organisation_id", "event_id", "event__starts_at", "event__title", "event__precision", "standing"
    )
    invited = events.order_by().values_list("organiser_id", "pk", "starts_at", "title", "precision", Value(_INVITED))
    seen = set()
    # who was there counts once, whoever else of the organisation was only registered
    for key, event_id, starts_at, title, precision, what in sorted(took_part.union(invited, all=True), key=_attended):
        if what == _INVITED or (key, event_id) not in seen:
            if what != _INVITED:
                seen.add((key, event_id))
            yield Happening(key, timezone.localtime(starts_at).date(), words[what], title, precision, event_id)


def _attended(row: tuple[Any, ...]) -> bool:
    return bool(row[-1] != Standing.ATTENDED)
