"""The funnel: how many companies came how far. A company counts once per stage, and in all stages before its own."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fachwerk.contacts.models import SizeClass
from fachwerk.core import clock
from fachwerk.outreach.models import STAGES, Channel, Stage, Touch, depth_of


@dataclass(frozen=True)
class _Company:
    size_class: str
    depth: int
    channels: frozenset[str]


def _companies(on: date | None) -> Mapping[uuid.UUID, _Company]:
    rows = (
        Touch.objects.filter(happened_on__lte=on or clock.today())
        .order_by()
        .values_list("organisation_id", "organisation__size_class", "stage", "channel")
        .distinct()
    )
    depths: dict[uuid.UUID, int] = defaultdict(int)
    channels: dict[uuid.UUID, set[str]] = defaultdict(set)
    sizes: dict[uuid.UUID, str] = {}
    for company, size, stage, channel in rows:
        depths[company] = max(depths[company], depth_of(stage))
        channels[company].add(channel)
        sizes[company] = size
    return {company: _Company(sizes[company], depths[company], frozenset(channels[company])) for company in sizes}


def funnel_figures(on: date | None = None) -> dict[str, Any]:
    """Unique companies by ``on``: per stage (at least this stage), per channel (any contact), per size and stage."""
    companies = _companies(on).values()
    return {
        "companies": {
            stage: sum(company.depth >= depth for company in companies) for depth, stage in enumerate(STAGES)
        },
        "by_channel": {
            channel: sum(channel in company.channels for company in companies) for channel in Channel.values
        },
        "by_size": {
            size: {
                stage: sum(company.depth >= depth and company.size_class == size for company in companies)
                for depth, stage in enumerate(STAGES)
            }
            for size in SizeClass.values
        },
    }


def companies_at(stage: str, on: date | None = None) -> set[uuid.UUID]:
    """The companies behind one figure of the funnel."""
    return {key for key, company in _companies(on).items() if company.depth >= depth_of(stage)}


def funnel_rows(on: date | None = None) -> list[dict[str, Any]]:
    """The funnel as a table: stage in words, number of companies, share of those reached, and per size."""
    figures = funnel_figures(on)
    reached = figures["companies"][Stage.REACHED]
    return [
        {
            "stage": stage,
            "label": Stage(stage).label,
            "number": figures["companies"][stage],
            "share": figures["companies"][stage] / reached if reached else None,
            "sizes": [{"label": size.label, "value": figures["by_size"][size.value][stage]} for size in SizeClass],
        }
        for stage in STAGES
    ]
