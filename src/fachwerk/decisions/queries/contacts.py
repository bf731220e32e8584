"""What bodies know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.utils import timezone
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
    for seat in Seat.objects.filter(organisation__in=ids).select_related("body"):
        if since is None or seat.since >= since:
            yield Happening(
                seat.organisation_id, seat.since, _("Sitz in einem Gremium"), seat.body.name, knot_id=seat.body.pk
            )
        if seat.until and seat.until < clock.today() and (since is None or seat.until >= since):
            yield Happening(
                seat.organisation_id, seat.until, _("Letzter Tag des Sitzes"), seat.body.name,
                knot_id=seat.body.pk, counts=False,
            )  # fmt: skip
    ballots = Ballot.objects.filter(seat__organisation__in=ids).select_related("seat", "decision")
    if since is not None:
        ballots = ballots.filter(cast_at__gte=clock.at_local(since))
    for ballot in ballots:
        day = timezone.localtime(ballot.cast_at).date()
        yield Happening(
            ballot.seat.organisation_id, day, _("Hat abgestimmt"), ballot.decision.title, knot_id=ballot.decision.pk
        )
