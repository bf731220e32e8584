"""What bodies know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import DateField, Value
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.core import clock
from fachwerk.decisions.models import Ballot, Seat

CONTACT_ROWS = [
    HangsOn(
        "decisions.Seat",
        gettext_lazy("Sitz"),
        gettext_lazy("Sitze"),
        same=("body",),
        joined_by=("organisation",),
        apart=("person", "deputy"),
    ),
    HangsOn(
        "decisions.Ballot",
        gettext_lazy("Stimme"),
        gettext_lazy("Stimmen"),
        never_dropped=gettext_lazy(
            "Beide Einträge haben über denselben Beschluss abgestimmt. Eine abgegebene Stimme wird nicht entfernt."
        ),
    ),
    HangsOn(
        "decisions.ConflictDeclaration", gettext_lazy("erklärte Befangenheit"), gettext_lazy("erklärte Befangenheiten")
    ),
]


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Seats taken and left, and votes in which the organisation took part – never how it voted."""
    seats = Seat.objects.filter(organisation__in=ids).order_by()
    ballots = Ballot.objects.filter(seat__organisation__in=ids).order_by()
    if since is not None:
        ballots = ballots.filter(cast_at__gte=clock.at_local(since))
    rows = seats.values_list("organisation_id", "since", "until", "body__name", "body_id", Value("seat")).union(
        ballots.values_list(
            "seat__organisation_id", TruncDate("cast_at"), Value(None, DateField()), "decision__title", "decision_id",
            Value("ballot"),
        ),
        all=True,
    )  # fmt: skip
    for key, first, last, title, knot_id, kind in rows:
        if kind == "ballot":
            yield Happening(key, first, _("Hat abgestimmt"), title, knot_id=knot_id)
            continue
        if since is None or first >= since:
            yield Happening(key, first, _("Sitz in einem Gremium"), title, knot_id=knot_id)
        if last and last < clock.today() and (since is None or last >= since):
            yield Happening(key, last, _("Letzter Tag des Sitzes"), title, knot_id=knot_id, counts=False)
