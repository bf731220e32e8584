"""The end of keeping, and the reasons to go on."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.personal import Erase, declared
from fachwerk.operation.gate import operation
from fachwerk.privacy.models import KeepPeriod, KeepReason
from fachwerk.privacy.operations.striking import is_empty, take_out
from fachwerk.privacy.queries.keeping import in_months, period_by_key, rows_at_their_end

LONGEST_REASON = timedelta(days=5 * 365)


@operation("privacy.set_period")
def set_period(actor: Actor, *, declaration: str, days: int) -> KeepPeriod:
    """The office keeps a kind of data longer or shorter, within the limits the law leaves."""
    period = period_by_key(declaration)
    if period.limits is None:
        raise NotSo(_("Diese Frist ist fest."), field="days")
    least, most = period.limits
    if not least <= days <= most:
        raise NotSo(
            _("Möglich sind %(least)s bis %(most)s.") % {"least": in_months(least), "most": in_months(most)},
            field="days",
        )
    row, _is_new = KeepPeriod.objects.update_or_create(
        declaration=declaration, defaults={"days": days, "set_at": clock.now()}
    )
    return row


@operation("privacy.give_reason_to_keep")
def give_reason_to_keep(actor: Actor, *, person: Person, reason: str, until: date) -> KeepReason:
    """Whoever has no reason on record stays only with a reason of the office, for a time."""
    if not reason.strip():
        raise NotSo(_("Bitte sagen Sie, wozu die Person gespeichert bleibt."), field="reason")
    if not clock.today() < until <= clock.today() + LONGEST_REASON:
        raise NotSo(_("Bitte wählen Sie einen Tag in den nächsten fünf Jahren."), field="until")
    row, _is_new = KeepReason.objects.update_or_create(
        person=person, defaults={"reason": reason.strip(), "until": until, "given_at": clock.now()}
    )
    return row


@operation("privacy.end_keeping")
def end_keeping(actor: Actor) -> None:
    """What has been kept as long as its kind allows is erased, or loses its names, every night."""
    if settings.DEMO:  # its history is years old from the first day on
        return
    for one in declared():
        if one.keep_for is None or one.ends_by_itself:
            continue
        way = one.at_the_end or one.erase
        if way not in (Erase.ROW, Erase.FIELDS):
            continue
        for row in rows_at_their_end(one):
            if way is Erase.ROW or not is_empty(one, row):
                take_out(one, row, None, way)
