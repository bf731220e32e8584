"""Bodies and their seats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.decisions import facts
from fachwerk.decisions.models import Body, BodyKind, MajorityBase, Seat, SeatRole
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie

HALF = Fraction(1, 2)


@operation("decisions.found_body")
def found_body(
    actor: Actor,
    *,
    name: str = "",
    body_kind: str = BodyKind.STEERING,
    remit: str = "",
    since: date | None = None,
    since_precision: str = Precision.DAY,
    until: date | None = None,
    quorum: Fraction = HALF,
    majority_base: str = MajorityBase.YES_NO,
    threshold: Fraction = HALF,
    is_strict: bool = True,
    circular_allowed: bool = True,
    invitation_days: int = 14,
    belongs_to: Sequence[Knot] = (),
) -> Body:
    """A body comes into being; without any setting it is a "Lenkungskreis" that needs half of its seats."""
    _check_shares(quorum, threshold)
    if since and until and until < since:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="until")
    body = Body(
        name=name or str(BodyKind(body_kind).label),
        body_kind=body_kind,
        remit=remit,
        since=since,
        since_precision=since_precision,
        until=until,
        majority_base=majority_base,
        is_strict=is_strict,
        circular_allowed=circular_allowed,
        invitation_days=invitation_days,
    )
    _set_shares(body, quorum, threshold)
    body.save()
    for knot in belongs_to:
        tie(body.knot, knot, Relation.SERVES, by=actor.user_id)
    return body


@operation("decisions.change_rules", on="body")
def change_rules(
    actor: Actor,
    *,
    body: Body,
    quorum: Fraction,
    threshold: Fraction,
    majority_base: str,
    is_strict: bool,
    circular_allowed: bool = True,
    **described: Any,
) -> Body:
    """The rules of a body change for decisions opened from now on; running ones keep theirs."""
    _check_shares(quorum, threshold)
    _set_shares(body, quorum, threshold)
    body.majority_base = majority_base
    body.is_strict = is_strict
    body.circular_allowed = circular_allowed
    for field in ("name", "remit", "body_kind", "since", "since_precision", "invitation_days"):
        if field in described:
            setattr(body, field, described[field])
    body.save()
    return body


@operation("decisions.close_body", on="body")
def close_body(actor: Actor, *, body: Body, until: date) -> Body:
    """A body ends on a day, and its seats with it; what it decided stays."""
    if body.since and until < body.since:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="until")
    if body.decisions.filter(state="open").exists():
        raise NotNow(_("In diesem Gremium läuft noch eine Abstimmung. Bitte zählen Sie sie zuerst aus."))
    body.until = until
    body.save()
    body.seats.filter(until=None, since__lte=until).update(until=until)
    return body


@operation("decisions.fill_seat")
def fill_seat(
    actor: Actor,
    *,
    body: Body,
    organisation: Any,
    person: Any = None,
    deputy: Any = None,
    function: str = "",
    role: str = SeatRole.MEMBER,
    interest_group: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Seat:
    """An organisation takes one seat in a body; it cannot hold two at the same time."""
    since = since or clock.today()
    if not body.is_there_on(since):
        raise NotNow(_("Das Gremium „%(body)s“ gibt es an diesem Tag nicht.") % {"body": body.name}, field="since")
    if until and until < since:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="until")
    if body.seats.filter(organisation=organisation).exclude(until__lt=since).exists():
        raise NotNow(
            _("%(organisation)s hat schon einen Sitz in diesem Gremium.") % {"organisation": organisation},
            field="organisation",
        )
    seat: Seat = Seat.objects.create(
        body=body,
        organisation=organisation,
        person=person,
        deputy=deputy,
        function=function,
        role=role,
        interest_group=interest_group or getattr(organisation, "interest_group", "") or "",
        since=since,
        until=until,
    )
    announce(facts.SeatFilled(seat_id=seat.pk, organisation_id=seat.organisation_id))
    return seat


@operation("decisions.hand_over_seat", on="seat")
def hand_over_seat(
    actor: Actor, *, seat: Seat, person: Any = None, deputy: Any = None, function: str = "", role: str = ""
) -> Seat:
    """Another person sits on the seat of the same organisation from now on."""
    if seat.until is not None and seat.until < clock.today():
        raise NotNow(_("Dieser Sitz ist nicht mehr besetzt."))
    seat.person, seat.deputy = person, deputy
    seat.function = function or seat.function
    seat.role = role or seat.role
    seat.save()
    return seat


@operation("decisions.end_seat", on="seat")
def end_seat(actor: Actor, *, seat: Seat, until: date | None = None) -> Seat:
    """A seat ends; from the next day on it neither counts nor gives any right."""
    until = until or clock.today()
    if until < seat.since:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="until")
    seat.until = until
    seat.save(update_fields=["until"])
    return seat


def _check_shares(quorum: Fraction, threshold: Fraction) -> None:
    for share, field in ((quorum, "quorum"), (threshold, "threshold")):
        if not 0 <= share <= 1:
            raise NotSo(_("Ein Anteil liegt zwischen null und eins, zum Beispiel 1/2."), field=field)


def _set_shares(body: Body, quorum: Fraction, threshold: Fraction) -> None:
    body.quorum_numerator, body.quorum_denominator = quorum.numerator, quorum.denominator
    body.threshold_numerator, body.threshold_denominator = threshold.numerator, threshold.denominator
