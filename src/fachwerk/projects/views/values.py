"""From cleaned form values to the arguments of operations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_by_id

MONEY = ("total_eur", "grant_eur", "own_eur", "third_eur")


def rough(values: dict[str, Any], field: str, name: str) -> dict[str, Any]:
    """ "starts" as ``starts_on`` and ``starts_precision``; nothing when it was left empty."""
    if not values.get(field):
        return {}
    day, precision = values[field]
    return {f"{name}_on": day, f"{name}_precision": precision}


def picked(values: dict[str, Any], *names: str) -> dict[str, Any]:
    """These values under their own names."""
    return {name: values[name] for name in names}


def tied(values: dict[str, Any]) -> dict[str, Any]:
    """What the thing belongs to and what it grew from."""
    found: dict[str, Any] = {"belongs_to": list(values.get("belongs_to") or [])}
    if values.get("grown_from"):
        found["grown_from"] = [knot_by_id(values["grown_from"])]
    return found


def origins_of(request: HttpRequest) -> list[Knot]:
    """``?aus=<id>``, once or several times, names what the new thing grew from."""
    return [knot_by_id(asked) for asked in request.GET.getlist("aus") if asked]
