"""Finding organisations."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation, OrganisationKind, name_key_of
from fachwerk.contacts.queries.valid import is_member, own_slug
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.thread.models import Visibility
from fachwerk.thread.queries import knot_at


@dataclass(frozen=True)
class CompanyRow:
    """What outreach needs to know about a company."""

    id: uuid.UUID
    name: str
    slug: str
    size_class: str
    ags: str
    wz_section: str
    is_member: bool


def organisations(
    *, text: str = "", kind: str = "", ags: str = "", interest_group: str = "", size_class: str = "", members: str = ""
) -> QuerySet[Organisation]:
    """Organisations by name with ``slug`` and ``is_member_today``; ``members`` is "ja", "nein" or nothing."""
    found = Organisation.objects.annotate(slug=own_slug(), is_member_today=is_member(clock.today()))
    for field, value in (
        ("organisation_kind", kind),
        ("ags", ags),
        ("interest_group", interest_group),
        ("size_class", size_class),
    ):
        if value:
            found = found.filter(**{field: value})
    if members in ("ja", "nein"):
        found = found.filter(is_member_today=members == "ja")
    if text.strip():
        found = found.filter(
            Q(name_key__contains=name_key_of(text) or text) | Q(short_name__icontains=text) | Q(town__icontains=text)
        )
    return found.order_by("sort_key")


def organisation_for(actor: Actor, slug: str) -> Organisation:
    """The organisation behind a public address, as far as the actor may see it; raises NotThere."""
    knot = knot_at(Organisation.kind, slug)
    if knot.visibility == Visibility.OFFICE and not actor.is_office:
        raise NotThere
    return organisation_by_id(knot.pk)


def organisation_by_id(organisation_id: uuid.UUID | str) -> Organisation:
    """The organisation with this id, with ``slug`` and ``is_member_today``; raises NotThere."""
    found = organisations().filter(pk=organisation_id).first()
    if found is None:
        raise NotThere
    return found


def with_memberships(organisation: Organisation) -> Organisation:
    """The same row with its memberships read once for everything that asks for them."""
    prefetch_related_objects([organisation], "memberships")
    return organisation


def organisation_named(name: str) -> Organisation | None:
    """The one organisation of this name, spelled as people spell it; None when there is none or more than one."""
    found = list(Organisation.objects.filter(name_key=name_key_of(name))[:2])
    return found[0] if len(found) == 1 else None


def organisation_names(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Id → name."""
    return dict(Organisation.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def organisation_choices(kinds: Sequence[str] = ()) -> QuerySet[Organisation]:
    """Organisations to choose from in forms, by name."""
    found = Organisation.objects.order_by("sort_key")
    return found.filter(organisation_kind__in=kinds) if kinds else found


def is_member_on(organisation: Organisation, day: date | None = None) -> bool:
    """Whether the organisation is a member on ``day`` (without: today)."""
    return any(membership.is_valid_on(day or clock.today()) for membership in organisation.memberships.all())


def company_rows(
    *,
    kinds: Sequence[str] = (OrganisationKind.COMPANY,),
    size_classes: Sequence[str] = (),
    kreise: Sequence[str] = (),
    sections: Sequence[str] = (),
) -> list[CompanyRow]:
    """Companies by name, narrowed to size classes, Kreise and sections where given."""
    found = organisations().filter(organisation_kind__in=list(kinds))
    for field, values in (("size_class", size_classes), ("ags", kreise), ("wz_section", sections)):
        if values:
            found = found.filter(**{f"{field}__in": list(values)})
    return [
        CompanyRow(o.pk, o.name, o.slug, o.size_class, o.ags, o.wz_section, o.is_member_today)  # type: ignore[attr-defined]
        for o in found
    ]
