"""The fifteen most used pages and the addresses they have in each network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from bench.instance import Session

#: kinds whose first public row gives a page its address; copies share the slugs of the first network
KINDS = ("event", "goal", "project", "recommendation", "organisation")


@dataclass(frozen=True)
class Place:
    """One network as the measurement knows it: its slug, the office's account, slugs and ids by kind."""

    slug: str
    network_id: str
    user_id: int
    slugs: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page with its address; ``office`` pages are asked for by somebody who is logged in."""

    name: str
    address: Callable[[Place], str]
    office: bool = False


def _plain(name: str) -> Callable[[Place], str]:
    return lambda place: reverse(name, args=[place.slug])


def _of(name: str, kind: str) -> Callable[[Place], str]:
    return lambda place: reverse(name, args=[place.slug, place.slugs[kind]])


PAGES = (
    Page("portal", _plain("insight:portal")),
    Page("events", _plain("events:events")),
    Page("event", _of("events:event", "event")),
    Page("goals", _plain("strategy:goals")),
    Page("goal", _of("loop:goal", "goal")),
    Page("projects", _plain("projects:projects")),
    Page("project", _of("projects:project", "project")),
    Page("for_companies", _plain("recommendations:for_companies")),
    Page("recommendation", _of("recommendations:recommendation", "recommendation")),
    Page("facts", _plain("insight:facts")),
    Page("desk", _plain("loop:desk"), office=True),
    Page("members", _plain("contacts:office_members"), office=True),
    Page(
        "organisation",
        lambda place: reverse("contacts:office_organisation", args=[place.slug, place.ids["organisation"]]),
        office=True,
    ),
    Page("office_projects", _plain("projects:office_projects"), office=True),
    Page("office_event", _of("events:office_event", "event"), office=True),
    Page("search", lambda place: _plain("search:results")(place) + "?q=Weiterbildung", office=True),
)

_PLACES = """
SELECT network.slug, network.id::text, account.id, knot.kind, knot.slug, knot.id::text
FROM networks_network network
JOIN accounts_roleassignment assignment ON assignment.network_id = network.id
JOIN accounts_user account ON account.id = assignment.user_id
JOIN thread_knot knot ON knot.network_id = network.id
JOIN (
    SELECT DISTINCT ON (kind) kind, slug FROM thread_knot
    WHERE network_id = (SELECT id FROM networks_network ORDER BY slug LIMIT 1)
      AND kind = ANY(%s) AND visibility = 'public' ORDER BY kind, happened_on DESC, slug
) chosen ON chosen.kind = knot.kind AND chosen.slug = knot.slug
ORDER BY network.slug
"""


def places(session: Session) -> list[Place]:
    """Every network with the addresses of the rows that are asked for."""
    found: dict[str, Place] = {}
    rows: list[tuple[Any, ...]] = session.execute(_PLACES, [list(KINDS)]).fetchall()
    for slug, network_id, user_id, kind, knot_slug, knot_id in rows:
        place = found.setdefault(slug, Place(slug, network_id, user_id))
        place.slugs[kind] = knot_slug
        place.ids[kind] = knot_id
    return list(found.values())
