"""What the thread is made of: each app announces its kinds here; ``thread`` draws chains without knowing any app."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """A kind of traceable object. ``url_name`` takes the slug of the network and the slug of the knot."""

    code: str
    label: str | Promise
    plural: str | Promise
    icon: str
    url_name: str
    in_passing: bool = False  # a step on the way, such as a sketch: the first to fold in a long thread


_kinds: dict[str, Kind] = {}


def register_kinds(kinds: Iterable[Kind]) -> None:
    """Called from ``AppConfig.ready`` of each app with its ``kinds.KINDS``."""
    for kind in kinds:
        _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """The kind behind a code; raises KeyError for an unknown one."""
    return _kinds[code]


def all_kinds() -> list[Kind]:
    """Every announced kind."""
    return list(_kinds.values())
