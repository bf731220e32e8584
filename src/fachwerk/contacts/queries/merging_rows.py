"""Rows as data, exactly, so that they can come back."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Field, Model

Row = dict[str, Any]


def to_plain(value: Any) -> Any:
    """A value of a field as JSON holds it, without losing a microsecond."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    return value


def from_plain(field: Field[Any, Any], value: Any) -> Any:
    """The value as the field holds it."""
    if value is None or isinstance(field, models.JSONField):
        return value
    return field.to_python(value)


def plain_row(row: Model) -> Row:
    """The whole row."""
    values = {field.attname: to_plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}
    return {"model": row._meta.label, "values": values}


def model_called(label: str) -> type[Model]:
    """The model behind a label."""
    return apps.get_model(label)


def bring_back(row: Row) -> Model:
    """Inserts a row as it was, past everything that saving would add."""
    model = model_called(row["model"])
    columns = {field.attname: field for field in model._meta.concrete_fields}
    made = model(**{name: from_plain(columns[name], value) for name, value in row["values"].items() if name in columns})
    made.save_base(raw=True, force_insert=True)
    return made


def lacks_something(row: Row) -> bool:
    """Whether something the row leads to does not exist any more."""
    keys = (field for field in model_called(row["model"])._meta.concrete_fields if field.is_relation)
    return any(not leads_somewhere(field, row["values"].get(field.attname)) for field in keys)


def leads_somewhere(field: Any, value: Any) -> bool:
    """Whether a key leads to a row that exists, or to none at all."""
    if value is None or not field.is_relation:
        return True
    return bool(field.related_model._base_manager.filter(pk=value).exists())


def current(label: str, pk: str, name: str) -> tuple[bool, Any]:
    """Whether the row is there, and what the field says in plain form."""
    model = model_called(label)
    field = model._meta.get_field(name)
    found = model._base_manager.filter(pk=pk).values_list(field.attname, flat=True)[:1]  # type: ignore[union-attr]
    return (True, to_plain(found[0])) if found else (False, None)


def write(label: str, pk: str, name: str, value: Any) -> None:
    """Writes one field of one row."""
    model = model_called(label)
    field = model._meta.get_field(name)
    model._base_manager.filter(pk=pk).update(**{field.attname: from_plain(_target(field), value)})  # type: ignore[union-attr]


def _target(field: Any) -> Field[Any, Any]:
    target: Field[Any, Any] = field.target_field if field.is_relation else field
    return target
