"""Tying: the only way to connect two knots outside of declared keys. What may be tied how is data of ``loop``."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from fachwerk.core.errors import NotSo
from fachwerk.thread.models import Knot, Relation, Tie

Rule = Callable[[str, str, str], bool]
_rules: list[Rule] = []


def set_rule(rule: Rule) -> None:
    """``loop`` says which (kind of later, relation, kind of earlier) are allowed."""
    _rules[:] = [rule]


def tie(
    later: Knot, earlier: Knot, relation: str = Relation.GROWS_FROM, *, because: str = "", by: int | None = None
) -> Tie:
    """Ties ``later`` to what it grew from; tying twice has no effect. Raises NotSo for a pair that makes no sense."""
    if later.pk == earlier.pk or not all(rule(later.kind, relation, earlier.kind) for rule in _rules):
        raise NotSo(_("Diese beiden Einträge lassen sich so nicht verbinden."))
    made, _created = Tie.objects.get_or_create(
        later=later, earlier=earlier, relation=relation, defaults={"because": because, "tied_by_id": by}
    )
    return made


def untie(later: Knot, earlier: Knot) -> int:
    """Takes back ties made by hand; ties that stand for a key stay. Returns how many were taken back."""
    count, _per_model = Tie.objects.filter(later=later, earlier=earlier, declared=False).delete()
    return count
