"""What outreach knows about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.core.dates import Precision
from fachwerk.outreach.models import Channel, Multiplier, Stage, Touch

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
    spoken = touches.order_by().values_list("organisation_id", "happened_on", "precision", "channel", "stage")
    named = passing_on.order_by().values_list("organisation_id", "since", Value(Precision.DAY.value), Value(""), "code")
    for key, day, precision, channel, said in spoken.union(named, all=True):
        if channel:
            what = _("Kontakt: %(channel)s") % {"channel": Channel(channel).label}
            yield Happening(key, day, what, str(Stage(said).label), precision)
        else:
            yield Happening(key, day, _("Gibt weiter seit"), said)
