"""The award and its deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.projects import facts, policies
from fachwerk.projects.models import Award, Duty, DutyKind, Endorsement
from fachwerk.projects.operations.sketches import check_costs, check_period


@operation("projects.enter_award")
def enter_award(
    actor: Actor,
    *,
    awarded_on: date,
    endorsement: Endorsement | None = None,
    title: str = "",
    awarded_precision: str = Precision.DAY,
    funder: str = "",
    programme: str = "",
    file_no: str = "",
    total_eur: Decimal | None = None,
    grant_eur: Decimal | None = None,
    own_eur: Decimal | None = None,
    third_eur: Decimal | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    duties: Sequence[tuple[str, date]] = (),
    is_published: bool = True,
) -> Award:
    """An award is entered with its amounts, which add up, and with the deadlines that this funder sets."""
    may = policies.may_enter_award(actor, endorsement)
    if not may:
        raise NotAllowed(may.reason)
    if awarded_on > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft."), field="awarded_on")
    check_costs({"total_eur": total_eur, "grant_eur": grant_eur, "own_eur": own_eur, "third_eur": third_eur})
    check_period(starts_on, ends_on)
    title = title or (endorsement.title if endorsement else "")
    if not title.strip():
        raise NotSo(_("Bitte geben Sie dem Vorhaben einen Titel."), field="title")
    award = Award(
        title=title,
        endorsement=endorsement,
        funder=funder,
        programme=programme,
        file_no=file_no,
        total_eur=total_eur,
        grant_eur=grant_eur,
        own_eur=own_eur,
        third_eur=third_eur,
        awarded_on=first_day(awarded_on, awarded_precision),
        awarded_precision=awarded_precision,
        starts_on=starts_on,
        ends_on=ends_on,
        is_published=is_published,
    )
    award.save()
    Duty.objects.bulk_create(Duty(award=award, kind=DutyKind(kind), due_on=due_on) for kind, due_on in duties)
    announce(facts.AwardEntered(award_id=award.pk))
    return award


@operation("projects.fulfil_duty", on="duty")
def fulfil_duty(actor: Actor, *, duty: Duty, done_on: date | None = None, undone: bool = False) -> Duty:
    """A duty to the funder is done on a day; doing it can be taken back."""
    done_on = done_on or clock.today()
    if done_on > clock.today():
        raise NotNow(_("Das Datum liegt in der Zukunft."), field="done_on")
    duty.done_on = None if undone else done_on
    duty.save(update_fields=["done_on"])
    return duty
