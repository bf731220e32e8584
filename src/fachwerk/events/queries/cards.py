"""Cards on the board: what belongs together, where it came from, what grew from it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fachwerk.core.errors import NotThere
from fachwerk.core.slugs import slug_of
from fachwerk.events.models import Event, Finding, FlipChart
from fachwerk.events.queries.events import FOLLOW_UPS, slugs_of
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url, neighbours


@dataclass(frozen=True)
class Card:
    """One finding on the board."""

    finding: Finding
    slug: str
    grown: Sequence[tuple[Knot, str]]  # with the address of each


@dataclass(frozen=True)
class Cluster:
    """Cards under one name; those without a name lie open."""

    name: str
    cards: Sequence[Card]

    @property
    def anchor(self) -> str:
        """The place on the page."""
        return f"thema-{slug_of(self.name) if self.name else 'offen'}"

    @property
    def shown(self) -> str:
        """The name as people read it."""
        return self.name or _("Noch ohne Thema")

    @property
    def first(self) -> Finding:
        """The card that a new thing grows from; the others go with it."""
        return self.cards[0].finding

    @property
    def others(self) -> str:
        """The further cards as part of an address: "?mit=…&mit=…"."""
        rest = [("mit", str(card.finding.pk)) for card in self.cards[1:]]
        return f"?{urlencode(rest)}" if rest else ""


@dataclass(frozen=True)
class Board:
    """All cards of an event."""

    clusters: Sequence[Cluster]
    charts: Sequence[FlipChart]

    @property
    def cards(self) -> list[Card]:
        """Every card."""
        return [card for cluster in self.clusters for card in cluster.cards]

    @property
    def names(self) -> list[str]:
        """The names there are."""
        return [cluster.name for cluster in self.clusters if cluster.name]


def board_of(event: Event, network_slug: str) -> Board:
    """The board; the open cards first, then the groups by name."""
    findings = list(Finding.objects.filter(event=event).order_by("position", "noted_at"))
    keys = [finding.pk for finding in findings]
    slugs, grown = slugs_of(keys), neighbours(keys, kinds=FOLLOW_UPS)
    groups: dict[str, list[Card]] = {}
    for finding in findings:
        ways = [(knot, knot_url(knot, network_slug)) for knot in grown[finding.pk]]
        groups.setdefault(finding.cluster, []).append(Card(finding, slugs[finding.pk], ways))
    clusters = [Cluster(name, groups[name]) for name in sorted(groups, key=lambda name: (bool(name), name.casefold()))]
    return Board(clusters, list(FlipChart.objects.filter(event=event)))


def chart_of(event: Event, key: uuid.UUID) -> FlipChart:
    """One photograph of an event; raises NotThere."""
    found: FlipChart | None = FlipChart.objects.filter(event=event, pk=key).first()
    if found is None:
        raise NotThere
    return found
