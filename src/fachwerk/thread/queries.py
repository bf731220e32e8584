"""Finding knots."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotThere
from fachwerk.thread.models import Knot, Visibility


def knot_at(kind: str, slug: str) -> Knot:
    """The knot behind an address; raises NotThere."""
    knot = Knot.objects.filter(kind=kind, slug=slug).first()
    if knot is None:
        raise NotThere
    return knot


def knot_by_id(knot_id: uuid.UUID | str) -> Knot:
    """The knot with this id in the active network; raises NotThere, also for something that is no id."""
    try:
        knot = Knot.objects.filter(pk=uuid.UUID(str(knot_id))).first()
    except ValueError as broken:
        raise NotThere from broken
    if knot is None:
        raise NotThere
    return knot


def knots_of(kinds: Sequence[str], actor: Actor | None = None) -> QuerySet[Knot]:
    """Knots of these kinds, newest first, limited to what the actor may see by name."""
    knots = Knot.objects.filter(kind__in=kinds).order_by("-happened_on", "title")
    if actor is None or actor.is_office:
        return knots
    if actor.is_member:
        return knots.exclude(visibility=Visibility.OFFICE)
    return knots.filter(visibility=Visibility.PUBLIC)
