"""Start-up checks: an installation whose walls would not hold does not start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from fachwerk.tenancy.models import NetworkModel
from fachwerk.tenancy.streets import STREET_APPS, STREETS
from fachwerk.tenancy.walls import RowPolicy, SameNetwork


@register(Tags.models)
def every_table_has_its_wall(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Each model is a NetworkModel, a BridgeModel, has its own policy, or is a listed street."""
    errors: list[CheckMessage] = []
    for model in apps.get_models():
        if model._meta.proxy or model._meta.app_label in STREET_APPS or model._meta.label in STREETS:
            continue
        if not any(isinstance(constraint, RowPolicy) for constraint in model._meta.constraints):
            errors.append(
                Error(f"{model._meta.label} has neither wall, window, ledger nor bridge.", id="fachwerk.E001")
            )
        if issubclass(model, NetworkModel):
            errors.extend(_missing_composite_keys(model))
    return errors


def _missing_composite_keys(model: type[NetworkModel]) -> list[CheckMessage]:
    guarded = {constraint.column for constraint in model._meta.constraints if isinstance(constraint, SameNetwork)}
    return [
        Error(f"{model._meta.label}.{field.name} leads to a walled table without SameNetwork.", id="fachwerk.E002")
        for field in model._meta.local_fields
        if isinstance(field.related_model, type)
        and issubclass(field.related_model, NetworkModel)
        and field.column not in guarded
        and not (field.name in model.crosses and field.related_model.wall == "window")
    ]


@register(Tags.database)
def the_role_cannot_pass_walls(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """The role of the web process is neither superuser nor free of row-level security."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        row = cursor.fetchone()
    if row and row[0]:
        return [Error("DATABASE_URL's role can pass row-level security; use a plain role.", id="fachwerk.E003")]
    return []
