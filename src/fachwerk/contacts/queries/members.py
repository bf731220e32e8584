"""Members on a day: the list, the figures and the table "Mitglieder nach Art und Kreis"."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fachwerk.contacts.models import InterestGroup, Membership, Organisation, OrganisationKind
from fachwerk.contacts.queries.valid import is_member, membership_valid_on, own_slug
from fachwerk.core.dates import show_day
from fachwerk.networks.queries import kreis_name


@dataclass(frozen=True)
class MemberRow:
    """One line of the list of members."""

    id: uuid.UUID
    name: str
    slug: str
    kind: str
    kind_label: str
    interest_group_label: str
    ags: str
    kreis: str
    town: str
    website: str
    since: date
    since_shown: str
    contribution: str


@dataclass(frozen=True)
class CrossLine:
    """One kind of organisation: its members per Kreis, in the order of the table's columns."""

    kind: str
    label: str
    counts: Sequence[int]
    total: int


@dataclass(frozen=True)
class CrossTable:
    """Members by kind (lines) and Kreis (columns) on a day. ``kreise`` are pairs (AGS or "", name)."""

    on: date
    kreise: Sequence[tuple[str, str]]
    lines: Sequence[CrossLine]
    totals: Sequence[int]
    total: int


def members_on(on: date) -> QuerySet[Organisation]:
    """The organisations that are members on ``on``, by name, with ``slug``."""
    return Organisation.objects.filter(is_member(on)).annotate(slug=own_slug()).order_by("sort_key")


def member_figures(on: date) -> dict[str, Any]:
    """Numbers of members on ``on``: total, by kind, Kreis and interest group; no zeros, in fixed order."""
    rows = list(members_on(on).values_list("organisation_kind", "ags", "interest_group"))
    kinds, kreise, groups = (Counter(row[place] for row in rows) for place in range(3))
    return {
        "total": len(rows),
        "by_kind": {kind: kinds[kind] for kind in OrganisationKind.values if kinds[kind]},
        "by_kreis": {ags: kreise[ags] for ags in _by_name(kreise)},
        "by_interest_group": {group: groups[group] for group in InterestGroup.values if groups[group]},
    }


def member_cross_table(on: date) -> CrossTable:
    """ "Mitglieder nach Art und Kreis" on ``on``; members without Kreis stand in a last column of their own."""
    counts = Counter(members_on(on).values_list("organisation_kind", "ags"))
    kreise = _by_name({ags for _kind, ags in counts})
    lines = []
    for kind in OrganisationKind:
        line = [counts[kind.value, ags] for ags in kreise]
        if any(line):
            lines.append(CrossLine(kind.value, str(kind.label), line, sum(line)))
    totals = [sum(line.counts[place] for line in lines) for place in range(len(kreise))]
    named = [(ags, kreis_name(ags) if ags else _("ohne Angabe")) for ags in kreise]
    return CrossTable(on, named, lines, totals, sum(totals))


def memberships_on(on: date) -> QuerySet[Membership]:
    """The memberships valid on ``on`` with their organisation and its ``slug``, by name."""
    found = Membership.objects.filter(membership_valid_on(on)).select_related("organisation")
    return found.annotate(slug=own_slug("organisation")).order_by("organisation__sort_key")


def ended_memberships(on: date) -> QuerySet[Membership]:
    """Memberships that were over before ``on``, by name."""
    found = Membership.objects.filter(until__lt=on).select_related("organisation")
    return found.annotate(slug=own_slug("organisation")).order_by("organisation__sort_key")


def kreis_filter(on: date) -> list[tuple[str, str]]:
    """The Kreise in which there are members on ``on``, to choose from."""
    return [(ags, kreis_name(ags)) for ags in _by_name(set(members_on(on).values_list("ags", flat=True))) if ags]


def member_rows(
    on: date, *, kind: str = "", ags: str = "", interest_group: str = "", text: str = ""
) -> list[MemberRow]:
    """The list of members on ``on``, by name, narrowed to kind, Kreis, interest group and words in the name."""
    found = memberships_on(on)
    for field, value in (("organisation_kind", kind), ("ags", ags), ("interest_group", interest_group)):
        if value:
            found = found.filter(**{f"organisation__{field}": value})
    if text.strip():
        found = found.filter(organisation__name__icontains=text.strip())
    return [_row(membership) for membership in found]


def _row(membership: Any) -> MemberRow:
    member = membership.organisation
    return MemberRow(
        id=member.pk,
        name=member.name,
        slug=membership.slug,
        kind=member.organisation_kind,
        kind_label=str(member.get_organisation_kind_display()),
        interest_group_label=str(member.get_interest_group_display()),
        ags=member.ags,
        kreis=kreis_name(member.ags) if member.ags else "",
        town=member.town,
        website=member.website,
        since=membership.since,
        since_shown=show_day(membership.since, membership.since_precision),
        contribution=membership.contribution,
    )


def _by_name(kreise: Any) -> list[str]:
    return sorted(kreise, key=lambda ags: (not ags, kreis_name(ags)))
