"""Writing judged lines: memberships, organisations, people and functions, each kind with few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fachwerk.contacts import facts
from fachwerk.contacts.models import (
    Affiliation,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    SizeClass,
    usual_interest_group,
)
from fachwerk.contacts.operations.importing.judging import ATTRIBUTES, PersonPlan, Plan
from fachwerk.core.dates import Precision, rough_day
from fachwerk.core.facts import announce
from fachwerk.core.slugs import sort_key_of
from fachwerk.imports.kinds import Row
from fachwerk.thread.bulk import save_all


class Writing:
    """One chunk."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.as_of = rough_day(options["as_of"])[0] if options.get("as_of") else None
        self.organisations: dict[Any, Organisation] = {}  # new and touched ones
        self.new: list[tuple[Row, Any]] = []
        self.memberships: list[Membership] = []
        self.people: list[Person] = []
        self.affiliations: list[Affiliation] = []
        self.changed: dict[type, dict[Any, Any]] = {Person: {}, Affiliation: {}, Membership: {}}

    def write(self, rows: Sequence[Row]) -> None:
        """Everything the rows bring; a function that points at others is written after them."""
        for row in rows:
            plan: Plan = row.plan
            organisation = self._organisation(row, plan)
            for person in plan.people:
                self._person(row, person, organisation)
        Membership.objects.bulk_create(self.memberships)
        for model, things in self.changed.items():
            if things:
                names = [field.name for field in model._meta.concrete_fields if not field.primary_key]  # type: ignore[attr-defined]
                model.objects.bulk_update(things.values(), [name for name in names if name != "network"])  # type: ignore[attr-defined]
        save_all(list(self.organisations.values()))
        Person.objects.bulk_create(self.people)
        Affiliation.objects.bulk_create(self.affiliations)
        for row, thing in self.new:
            row.made(thing)
        for membership in self.memberships:
            announce(facts.MemberAdmitted(organisation_id=membership.organisation_id, since=membership.since))

    def _organisation(self, row: Row, plan: Plan) -> Organisation | None:
        standing = plan.standing
        if standing is None:
            return None
        organisation = standing.organisation or standing.made
        if organisation is None:
            organisation = standing.made = self._begun(row)
            self.organisations[organisation.pk] = organisation
            self.new.append((row, organisation))
        else:
            self._complete(row, organisation, is_known=standing.organisation is not None)
        if plan.joins:
            self._join(row, organisation)
            self.organisations[organisation.pk] = organisation
        elif standing.membership is not None:
            self._correct_membership(row, standing.membership, organisation)
        return organisation

    def _begun(self, row: Row) -> Organisation:
        given = {attribute: row.values[name] for name, attribute in ATTRIBUTES.items() if name in row.values}
        given = {"organisation_kind": OrganisationKind.OTHER.value, "size_class": SizeClass.UNKNOWN.value} | given
        given.setdefault("interest_group", usual_interest_group(given["organisation_kind"]))
        return Organisation(**given)

    def _complete(self, row: Row, organisation: Organisation, *, is_known: bool) -> None:
        names = [name for name in ATTRIBUTES if name in row.taken]
        before = {ATTRIBUTES[name]: getattr(organisation, ATTRIBUTES[name]) for name in names}
        for name in names:
            setattr(organisation, ATTRIBUTES[name], row.values[name])
        if names:
            self.organisations[organisation.pk] = organisation
            if is_known:
                row.changed(organisation, before)

    def _join(self, row: Row, organisation: Organisation) -> None:
        since, precision = self._since(row)
        until = rough_day(row.values["until"])[0] if "until" in row.values else None
        membership = Membership(
            organisation_id=organisation.pk,
            since=since,
            since_precision=precision,
            until=until,
            contribution=row.values.get("contribution", ""),
        )
        self.memberships.append(membership)
        self.new.append((row, membership))

    def _since(self, row: Row) -> tuple[date, str]:
        if "since" in row.values:
            return rough_day(row.values["since"])
        if self.as_of is None:
            raise TypeError("a list of members needs the day it speaks of")
        return self.as_of, Precision.DAY

    def _correct_membership(self, row: Row, membership: Membership, organisation: Organisation) -> None:
        taken = row.taken & {"since", "until", "contribution"}
        if not taken:
            return
        names = [name for name in ("since", "since_precision", "until", "contribution") if name.split("_")[0] in taken]
        before = {name: getattr(membership, name) for name in names}
        if "since" in taken:
            membership.since, membership.since_precision = rough_day(row.values["since"])
        if "until" in taken:
            membership.until = rough_day(row.values["until"])[0]
        if "contribution" in taken:
            membership.contribution = row.values["contribution"]
        row.changed(membership, before)
        self.changed[Membership][membership.pk] = membership
        self.organisations[organisation.pk] = organisation

    def _person(self, row: Row, plan: PersonPlan, organisation: Organisation | None) -> None:
        known, given = plan.known, plan.given
        if known.person is None:
            known.person = Person(name=given["name"], email=given["email"], phone=given["phone"])
            known.person.sort_key = sort_key_of(known.person.name)
            self.people.append(known.person)
            self.new.append((row, known.person))
        else:
            self._change(row, known.person, plan, "email", "phone")
        if plan.affiliates and organisation is not None:
            affiliation = Affiliation(person=known.person, organisation=organisation, function=given["function"])
            known.affiliation = known.affiliation or affiliation
            self.affiliations.append(affiliation)
            self.new.append((row, affiliation))
        elif known.affiliation is not None:
            self._change(row, known.affiliation, plan, "function")

    def _change(self, row: Row, thing: Any, plan: PersonPlan, *names: str) -> None:
        taken = [name for name in names if f"{plan.mark}_{name}" in row.taken]
        before = {name: getattr(thing, name) for name in taken}
        for name in taken:
            setattr(thing, name, plan.given[name])
        if taken and not thing._state.adding:
            row.changed(thing, before)
            self.changed[type(thing)][thing.pk] = thing
