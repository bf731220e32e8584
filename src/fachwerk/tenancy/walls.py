"""Row-level walls and composite keys as Django constraints, so that ``makemigrations`` carries them like any other.

Each table has exactly one of: Wall, Window, Ledger (all NetworkModel), Bridge (BridgeModel) or it is a Street, listed
in ``tenancy.streets``. Nothing has to be written at a model: ``raise_walls`` adds the constraints when the apps are
ready, so a table without a wall cannot be made by forgetting one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.constraints import BaseConstraint

from fachwerk.tenancy.models import BridgeModel, NetworkModel
from fachwerk.tenancy.scope import SETTING

OWN = f"nullif(current_setting('{SETTING}', true), '')::uuid"


def short_name(*parts: str) -> str:
    """A constraint name of at most 60 characters, stable over runs."""
    name = "_".join(parts)
    return name if len(name) <= 60 else f"{name[:51]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


class SqlConstraint(BaseConstraint):
    """A constraint made of SQL that runs at the end of the migration, when every table it names exists."""

    def sql_statements(self, table: str) -> list[str]:
        """The statements that build it."""
        raise TypeError(f"{type(self).__name__} must say its SQL")

    def sql_removal(self, table: str) -> list[str]:
        """The statements that take it down."""
        raise TypeError(f"{type(self).__name__} must say its removal")

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        if model is None or schema_editor is None:
            raise TypeError("SQL is made for a model inside a migration")
        schema_editor.deferred_sql.extend(self.sql_statements(model._meta.db_table))
        return ""

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        self.constraint_sql(model, schema_editor)
        return None

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        if model is None or schema_editor is None:
            raise TypeError("SQL is made for a model inside a migration")
        for statement in self.sql_removal(model._meta.db_table):
            schema_editor.execute(statement)
        return None

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The database alone enforces it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SqlConstraint) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)


class RowPolicy(SqlConstraint):
    """Common part of the four kinds: ENABLE + FORCE row-level security and the policies."""

    def policies(self) -> dict[str, str]:
        """Policy suffix → the clause behind CREATE POLICY … ON table."""
        raise TypeError(f"{type(self).__name__} must say its policies")

    def sql_statements(self, table: str) -> list[str]:
        secured = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        ]
        return secured + [
            f'CREATE POLICY "{self.name}_{suffix}" ON "{table}" {clause}' for suffix, clause in self.policies().items()
        ]

    def sql_removal(self, table: str) -> list[str]:
        return [f'DROP POLICY IF EXISTS "{self.name}_{suffix}" ON "{table}"' for suffix in self.policies()]


class Wall(RowPolicy):
    """Only the own network reads and writes."""

    column = "network_id"

    def policies(self) -> dict[str, str]:
        return {"own": f"FOR ALL USING ({self.column} = {OWN}) WITH CHECK ({self.column} = {OWN})"}


class Window(RowPolicy):
    """Everybody reads, only the owner writes. ``column`` is ``id`` for the networks table itself."""

    def __init__(self, *, name: str, column: str = "network_id") -> None:
        super().__init__(name=name)
        self.column = column

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs if self.column == "network_id" else {**kwargs, "column": self.column}

    def policies(self) -> dict[str, str]:
        own = f"{self.column} = {OWN}"
        return {
            "read": "FOR SELECT USING (true)",
            "add": f"FOR INSERT WITH CHECK ({own})",
            "change": f"FOR UPDATE USING ({own}) WITH CHECK ({own})",
            "remove": f"FOR DELETE USING ({own})",
        }


class Ledger(RowPolicy):
    """The own network reads and adds; no policy lets anybody change or remove a row."""

    def policies(self) -> dict[str, str]:
        own = f"network_id = {OWN}"
        return {"read": f"FOR SELECT USING ({own})", "add": f"FOR INSERT WITH CHECK ({own})"}


class Bridge(RowPolicy):
    """Two networks read and write the row, nobody else."""

    def __init__(self, *, name: str, first: str, second: str) -> None:
        super().__init__(name=name)
        self.first, self.second = first, second

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "first": self.first, "second": self.second}

    def policies(self) -> dict[str, str]:
        ours = f"({self.first}_id = {OWN} OR {self.second}_id = {OWN})"
        return {"ours": f"FOR ALL USING {ours} WITH CHECK {ours}"}


class SameNetwork(SqlConstraint):
    """Composite key (network, field) → (network, id): a plain foreign key would accept an invisible foreign row,
    because integrity checks of PostgreSQL bypass row-level security."""

    def __init__(self, *, name: str, column: str, to_table: str) -> None:
        super().__init__(name=name)
        self.column, self.to_table = column, to_table

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "column": self.column, "to_table": self.to_table}

    def sql_statements(self, table: str) -> list[str]:
        return [
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{self.name}" FOREIGN KEY (network_id, "{self.column}") '
            f'REFERENCES "{self.to_table}" (network_id, id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED'
        ]

    def sql_removal(self, table: str) -> list[str]:
        return [f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{self.name}"']


_KINDS: dict[str, type[RowPolicy]] = {"wall": Wall, "window": Window, "ledger": Ledger}


def add_constraint(model: type[models.Model], constraint: BaseConstraint) -> None:
    """Adds a constraint to a ready model so that the migration autodetector sees it."""
    if all(known.name != constraint.name for known in model._meta.constraints):
        model._meta.constraints = [*model._meta.constraints, constraint]
        model._meta.original_attrs["constraints"] = model._meta.constraints


def raise_walls() -> None:
    """Gives each NetworkModel its wall, its (network, id) pair and its composite keys; each BridgeModel its bridge."""
    for model in apps.get_models():
        table = model._meta.db_table
        if issubclass(model, BridgeModel):
            first, second = model.bridge
            add_constraint(model, Bridge(name=short_name(table, "bridge"), first=first, second=second))
        if not issubclass(model, NetworkModel):
            continue
        add_constraint(model, _KINDS[model.wall](name=short_name(table, model.wall)))
        add_constraint(
            model, models.UniqueConstraint(fields=["network", "id"], name=short_name(table, "network_id_pair"))
        )
        for field in model._meta.local_fields:
            target = field.related_model
            if isinstance(target, type) and issubclass(target, NetworkModel) and field.name not in model.crosses:
                add_constraint(
                    model,
                    SameNetwork(
                        name=short_name(table, field.name, "same_network"),
                        column=field.column or field.name,
                        to_table=target._meta.db_table,
                    ),
                )
