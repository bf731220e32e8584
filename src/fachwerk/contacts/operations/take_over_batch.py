"""Taking over a members list that somebody has looked at."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts import facts, policies
from fachwerk.contacts.models import (
    Affiliation,
    BatchState,
    ImportBatch,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    RowVerdict,
    SizeClass,
    usual_interest_group,
)
from fachwerk.contacts.operations.members_list_rows import REGISTER_FIELDS, JudgedRow, from_json, judged
from fachwerk.core import clock
from fachwerk.core.dates import Precision, rough_day
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation

WATCHED: dict[type, tuple[str, ...]] = {  # what somebody may have changed since, per model
    Organisation: ("name", *REGISTER_FIELDS.values(), "note"),
    Membership: ("since", "since_precision", "until", "contribution", "declared_by_function", "declaration_key"),
    Person: ("name", "email", "phone", "user_id"),
    Affiliation: ("function", "since", "until"),
}


@operation("contacts.take_over_batch", on="batch", when=policies.may_take_over)
def take_over_batch(actor: Actor, *, batch: ImportBatch) -> ImportBatch:
    """All rows that are new or complete an entry are taken over at once, exactly as the preview showed them."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != BatchState.PREVIEW:
        raise NotNow(_("Diese Liste ist bereits übernommen."))
    rows = judged(from_json(batch.rows), as_members=batch.as_members)
    if [(row.verdict, row.organisation, row.fills, row.joins) for row in rows] != [
        (row["verdict"], row["organisation"], row["fills"], row["joins"]) for row in batch.rows
    ]:
        raise NotNow(
            _("Das Verzeichnis hat sich seit der Vorschau geändert. Bitte lesen Sie die Liste noch einmal ein.")
        )
    written: list[dict[str, Any]] = []
    for row in rows:
        if row.verdict in (RowVerdict.ADDED, RowVerdict.COMPLETED):
            written += _write(row, batch)
    batch.written, batch.state, batch.taken_over_at = written, BatchState.TAKEN_OVER, clock.now()
    batch.save()
    return batch


def _write(row: JudgedRow, batch: ImportBatch) -> list[dict[str, Any]]:
    if row.verdict == RowVerdict.ADDED:
        organisation, before = _new_organisation(row), None
    else:
        organisation = Organisation.objects.get(pk=row.organisation)
        before = {name: getattr(organisation, name) for name in row.fills}
        for name, value in row.fills.items():
            setattr(organisation, name, value)
    made: list[Any] = []
    if row.joins:
        # the membership first: saving the organisation shows it in the thread; its key is checked at the end
        made.append(_membership(row, organisation, batch))
        announce(facts.MemberAdmitted(organisation_id=organisation.pk, since=made[0].since))
    organisation.save()
    if row.brings_contact:
        made += _contact(row, organisation)
    note = note_of(organisation) if before is None else {
        "what": "completed", "id": str(organisation.pk), "before": before, "after": dict(row.fills)
    }  # fmt: skip
    return [note, *map(note_of, made)]


def _new_organisation(row: JudgedRow) -> Organisation:
    given = {attribute: row.values[name] for name, attribute in REGISTER_FIELDS.items() if name in row.values}
    given = {"organisation_kind": OrganisationKind.OTHER.value, "size_class": SizeClass.UNKNOWN.value} | given
    given.setdefault("interest_group", usual_interest_group(given["organisation_kind"]))
    return Organisation(name=row.values["name"], **given)


def _membership(row: JudgedRow, organisation: Organisation, batch: ImportBatch) -> Membership:
    since, precision = rough_day(row.values["since"]) if "since" in row.values else (batch.as_of, Precision.DAY)
    until = rough_day(row.values["until"])[0] if "until" in row.values else None
    return Membership.objects.create(
        organisation_id=organisation.pk,
        since=since,
        since_precision=precision,
        until=until,
        contribution=row.values.get("contribution", ""),
    )


def _contact(row: JudgedRow, organisation: Organisation) -> list[Any]:
    person = Person.objects.create(name=row.values["contact"])
    function = row.values.get("function", "")
    return [person, Affiliation.objects.create(person=person, organisation=organisation, function=function)]


def note_of(made: Any) -> dict[str, Any]:
    """What is remembered of a new row, to see later whether somebody changed it."""
    after = {name: getattr(made, name) for name in WATCHED[type(made)]}
    return {
        "what": type(made).__name__.casefold(),
        "id": str(made.pk),
        "after": {name: value if value is None else str(value) for name, value in after.items()},
    }
