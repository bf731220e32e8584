"""The rows that speak of somebody, found by what the apps have declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast

from fachwerk.core.personal import Personal, declared
from fachwerk.privacy.queries.subjects import Subject
from fachwerk.tenancy.models import BridgeModel
from fachwerk.tenancy.scope import active_network_id, network_scope


@dataclass(frozen=True)
class Trace:
    """One declaration and the rows it leads to."""

    personal: Personal
    rows: list[models.Model]


def model_of(one: Personal) -> type[models.Model]:
    """The model a declaration speaks of."""
    return apps.get_model(one.model)


def rows_here(model: type[models.Model]) -> QuerySet[Any]:
    """All rows of the active network; tables that belong to no network are seen whole."""
    rows = model._default_manager.all()
    names = {field.name for field in model._meta.local_fields}
    if "network" in names and not issubclass(model, BridgeModel):
        return rows.filter(network=active_network_id())
    return rows


def rows_of(one: Personal, subject: Subject) -> list[models.Model]:
    """The rows of this declaration that speak of the person."""
    model = model_of(one)
    rows = rows_here(model)
    if one.lookups("always"):
        return list(rows)
    found: list[models.Model] = []
    ways = list(_ways(one, subject))
    if ways:
        found += rows.filter(reduce(or_, ways)).distinct()
    if one.lookups("words") and subject.pattern:
        known = {row.pk for row in found}
        mentioning = _mentioning(one, rows, subject)
        found += [row for row in mentioning if row.pk not in known and _is_touched(one, row, subject)]
    return found


def _ways(one: Personal, subject: Subject) -> Iterator[Q]:
    for known_by, values in (("person", subject.person_ids), ("user", subject.user_ids)):
        for lookup in one.lookups(known_by):
            if values:
                yield Q(**{f"{lookup}__in": values})
    for lookup in one.lookups("email"):
        for email in subject.emails:
            yield Q(**{f"{lookup}__iexact": email})


def _mentioning(one: Personal, rows: QuerySet[Any], subject: Subject) -> QuerySet[Any]:
    conditions = []
    for name in one.fields:
        lookup = name
        if isinstance(rows.model._meta.get_field(name), models.JSONField):
            lookup = f"as_text_{name}"
            rows = rows.annotate(**{lookup: Cast(name, models.TextField())})
            conditions += [_all_parts(lookup, parts) for parts in subject.name_parts]
        conditions += [Q(**{f"{lookup}__icontains": word}) for word in subject.words]
    return rows.filter(reduce(or_, conditions))


def _all_parts(lookup: str, parts: tuple[str, ...]) -> Q:
    every = Q()
    for part in parts:
        every &= Q(**{f"{lookup}__icontains": part})
    return every


def _is_touched(one: Personal, row: models.Model, subject: Subject) -> bool:
    values = ((getattr(row, name), name) for name in one.fields)
    return any(subject.strike(value) != value for value, _name in values)


def traces_of(subject: Subject) -> list[Trace]:
    """Everything that speaks of the person in the active network, in the order of the apps."""
    found = (Trace(one, rows_of(one, subject)) for one in declared())
    return [trace for trace in found if trace.rows]


def account_is_used_elsewhere(subject: Subject) -> bool:
    """Whether another network gives this account a role or knows it in its register."""
    here = active_network_id()
    if not subject.user_ids:
        return False
    roles = apps.get_model("accounts", "RoleAssignment")._default_manager.exclude(network=here)
    if roles.filter(user__in=subject.user_ids, ended_at=None).exists():
        return True
    people = apps.get_model("contacts", "Person")
    for network_id in apps.get_model("networks", "Network")._default_manager.exclude(pk=here).values_list("pk"):
        with network_scope(network_id[0]):
            if people._default_manager.filter(user__in=subject.user_ids).exists():
                return True
    return False
