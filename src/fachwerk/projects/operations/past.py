"""Entering the past: one form, no walk through the stations, no invented tally."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.operation.gate import operation
from fachwerk.projects.models import Award, Endorsement, EndorsementResult, Project
from fachwerk.projects.operations.awards import enter_award
from fachwerk.projects.operations.endorsing import record_endorsement
from fachwerk.projects.operations.projects import enter_result, start_project
from fachwerk.thread.models import Knot


@operation("projects.enter_past_project")
def enter_past_project(
    actor: Actor,
    *,
    title: str,
    lead: Any,
    starts_on: date,
    starts_precision: str = Precision.YEAR,
    ends_on: date | None = None,
    ends_precision: str = Precision.YEAR,
    partners: Sequence[Any] = (),
    belongs_to: Sequence[Knot] = (),
    grown_from: Sequence[Knot] = (),
    grant_eur: Decimal | None = None,
    total_eur: Decimal | None = None,
    own_eur: Decimal | None = None,
    third_eur: Decimal | None = None,
    funder: str = "",
    programme: str = "",
    awarded_on: date | None = None,
    awarded_precision: str = "",
    endorsed_on: date | None = None,
    endorsed_precision: str = Precision.DAY,
    endorsement_result: str = EndorsementResult.RECOMMENDED,
    reason: str = "",
    hints: str = "",
    body: Any = None,
    result_sentence: str = "",
    result_figure: Decimal | int | None = None,
    result_unit: str = "",
    result_on: date | None = None,
    result_precision: str = Precision.DAY,
    endorsement_not_needed: bool = False,
    **words: Any,
) -> Project:
    """A project that ran before is entered with what is known of it, and marked as entered later."""
    endorsement: Endorsement | None = None
    if endorsed_on is not None:
        endorsement = record_endorsement(
            actor, title=title, result=endorsement_result, decided_on=endorsed_on, decided_precision=endorsed_precision,
            reason=reason, hints=hints, body=body,
        )  # fmt: skip
    award: Award | None = None
    if grant_eur is not None:
        award = enter_award(
            actor, title=title, endorsement=endorsement, awarded_on=awarded_on or starts_on,
            awarded_precision=awarded_precision or (Precision.DAY if awarded_on else starts_precision),
            grant_eur=grant_eur, total_eur=total_eur, own_eur=own_eur, third_eur=third_eur,
            funder=funder, programme=programme,
        )  # fmt: skip
    project = start_project(
        actor, title=title, lead=lead, starts_on=starts_on, starts_precision=starts_precision, ends_on=ends_on,
        ends_precision=ends_precision, partners=partners, award=award, endorsement=endorsement, belongs_to=belongs_to,
        grown_from=grown_from, endorsement_not_needed=endorsement_not_needed, is_backfilled=True, **words,
    )  # fmt: skip
    if result_sentence.strip():
        observed_on, observed_precision = _seen_on(result_on, result_precision, ends_on, ends_precision)
        enter_result(
            actor, project=project, sentence=result_sentence, figure=result_figure, unit=result_unit,
            observed_on=observed_on, observed_precision=observed_precision,
        )  # fmt: skip
    return project


def _seen_on(on: date | None, precision: str, ends_on: date | None, ends_precision: str) -> tuple[date, str]:
    """The day of a result: the one given, else the end of the project, else today."""
    if on is not None:
        return on, precision
    if ends_on is not None and ends_on <= clock.today():
        return ends_on, ends_precision
    return clock.today(), Precision.DAY
