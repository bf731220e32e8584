"""Finding what a cell names, without guessing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from fachwerk.imports.kinds import Row, key_of
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knots_of

Thing = TypeVar("Thing")


class Named(Generic[Thing]):
    """Things by their name as compared; a name that several things bear is no answer."""

    def __init__(self, things: Iterable[tuple[object, Thing]]) -> None:
        self._by_key: dict[str, list[Thing]] = {}
        for name, thing in things:
            self._by_key.setdefault(key_of(name), []).append(thing)

    def all(self, name: object) -> Sequence[Thing]:
        """Everything of this name."""
        return self._by_key.get(key_of(name), [])

    def one(self, row: Row, field: str, *, unknown: str = "") -> Thing | None:
        """The one thing that the cell names; several (or, with a sentence ``unknown``, none) make the row an error."""
        name = row.values.get(field)
        return self._found(row, field, name, unknown) if name else None

    def each(self, row: Row, field: str, *, unknown: str = "") -> list[Thing]:
        """What the names in a cell mean, one for each; what is unknown is left out or, with a sentence, refused."""
        found = (self._found(row, field, name, unknown) for name in parts_of(row.values.get(field, "")))
        return [thing for thing in found if thing is not None]

    def _found(self, row: Row, field: str, name: object, unknown: str) -> Thing | None:
        found = self.all(name)
        if len(found) > 1:
            row.refuse(
                _("„%(name)s“ gibt es %(n)s-mal. Welches gemeint ist, lässt sich nicht erraten.")
                % {"name": name, "n": len(found)},
                field,
            )
            return None
        if not found and unknown:
            row.refuse(unknown % {"name": name}, field)
        return found[0] if found else None


def named_knots(kinds: Sequence[str]) -> Named[Knot]:
    """What the network has of some kinds, by title."""
    return Named((knot.title, knot) for knot in knots_of(kinds))


def named_rows(rows: Iterable[Any], attribute: str = "name") -> Named[Any]:
    """Rows of a model by one of their attributes."""
    return Named((getattr(row, attribute), row) for row in rows)


def parts_of(cell: str) -> list[str]:
    """The names in a cell that lists several, parted by semicolons or line breaks."""
    return [part.strip() for part in cell.replace("\n", ";").split(";") if part.strip()]
