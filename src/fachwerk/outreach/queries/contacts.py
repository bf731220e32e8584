"""What outreach knows about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.outreach.models import Multiplier, Touch

CONTACT_ROWS = [
    HangsOn("outreach.Touch", gettext_lazy("Kontakt"), gettext_lazy("Kontakte")),
    HangsOn(
        "outreach.Multiplier",
        gettext_lazy("Beratung mit eigenem Kürzel"),
        gettext_lazy("Beratungen mit eigenem Kürzel"),
        never_dropped=gettext_lazy(
            "Beide Einträge haben ein eigenes Kürzel mit eigenem Link. Diese lassen sich nicht zu einem machen."
        ),
    ),
]


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Contacts with an organisation, and since when it passes things on."""
    touches, passing_on = Touch.objects.filter(organisation__in=ids), Multiplier.objects.filter(organisation__in=ids)
    if since is not None:
        touches, passing_on = touches.filter(happened_on__gte=since), passing_on.filter(since__gte=since)
    for touch in touches:
        what = _("Kontakt: %(channel)s") % {"channel": touch.get_channel_display()}
        title = str(touch.get_stage_display())
        yield Happening(touch.organisation_id, touch.happened_on, what, title, touch.precision)
    for one in passing_on:
        yield Happening(one.organisation_id, one.since, _("Gibt weiter seit"), one.code)
