"""What events know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

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
_TOOK_PART = (Standing.ATTENDED, Standing.CONFIRMED)


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Events an organisation took part in or invited to, once they have begun."""
    claims = Claim.objects.filter(organisation__in=ids, standing__in=_TOOK_PART, event__starts_at__lte=clock.now())
    claims = claims.filter(event__cancelled_at=None)
    events = Event.objects.filter(organiser__in=ids, starts_at__lte=clock.now(), cancelled_at=None)
    if since is not None:
        first = clock.at_local(since)
        claims, events = claims.filter(event__starts_at__gte=first), events.filter(starts_at__gte=first)
    words = {Standing.ATTENDED.value: _("War bei einer Veranstaltung"), Standing.CONFIRMED.value: _("War angemeldet")}
    seen = set()
    for claim in claims.select_related("event").order_by("pk"):
        event = claim.event
        if (claim.organisation_id, event.pk) not in seen:
            seen.add((claim.organisation_id, event.pk))
            yield _line(claim.organisation_id, event, words[claim.standing])
    for event in events:
        yield _line(event.organiser_id, event, _("Hat eingeladen"))


def _line(organisation_id: uuid.UUID, event: Event, what: str) -> Happening:
    day = timezone.localtime(event.starts_at).date()
    return Happening(organisation_id, day, what, event.title, event.precision, event.pk)
