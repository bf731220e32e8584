"""The public portal of a network: who they are, what they want, what is on, what can be used, how to take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import OrganisationKind
from fachwerk.contacts.queries import CrossTable, member_cross_table
from fachwerk.core import clock
from fachwerk.core.counts import counts_of
from fachwerk.events.queries import event_rows, events_of_focus, upcoming
from fachwerk.insight.queries.facts import SINCE, fields_of_projects, output_facts
from fachwerk.insight.queries.ways import Way, ways_of_results
from fachwerk.networks.models import Network
from fachwerk.networks.queries import NOTICE, RegionMap, interviews_of, region_map
from fachwerk.partnership.queries import agreements_in_force, examples
from fachwerk.projects.queries import states_of_projects
from fachwerk.recommendations.queries import published_on, questionnaires_in_use
from fachwerk.strategy.queries import FieldCardRow, field_cards, focus_on, version_on

SHOWN_EVENTS = 5
LOOKED_AT_FOR_FREE_PLACES = 20
FREE = ("open", "few", "unlimited")
ENDED = "ended"


@dataclass(frozen=True)
class Button:
    """The one primary action."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Focus:
    """The focus topic of the year with its figures as links."""

    year: int
    title: str
    subtitle: str
    url: str
    figures: Sequence[dict[str, object]]


@dataclass(frozen=True)
class FieldCard:
    """One field of action with what is going on in it."""

    row: FieldCardRow
    url: str
    goals: int
    projects: int


@dataclass(frozen=True)
class Work:
    """The concept in force: its title, its version and its fields."""

    title: str
    label: str
    url: str
    cards: Sequence[FieldCard]


@dataclass(frozen=True)
class Projects:
    """What became of it: figures and a few whole ways."""

    total: int
    ended: int
    ways: Sequence[Way]


@dataclass(frozen=True)
class Offers:
    """What small companies can use."""

    recommendations: int
    has_selfcheck: bool


@dataclass(frozen=True)
class Beyond:
    """What connects the network with other regions."""

    is_partner: bool
    has_interview: bool
    examples: int

    @property
    def is_blank(self) -> bool:
        """Nothing to show."""
        return not (self.is_partner or self.has_interview or self.examples)


@dataclass(frozen=True)
class Portal:
    """All blocks; an empty one is None."""

    on: date
    button: Button
    members: CrossTable
    companies: int
    focus: Focus | None
    events: Sequence[dict[str, Any]]
    work: Work | None
    projects: Projects | None
    offers: Offers
    beyond: Beyond
    region: RegionMap | None
    notice: str = field(default=NOTICE)

    @property
    def is_thin(self) -> bool:
        """Whether there is nothing yet but the name and perhaps a list of members."""
        return not (self.focus or self.events or self.work or self.projects)


def portal_of(actor: Actor, network: Network) -> Portal:
    """The portal as it stands today."""
    today = clock.today()
    rows = _events(network.slug)
    members = member_cross_table(today)
    return Portal(
        on=today,
        button=_button(rows, network.slug),
        members=members,
        companies=sum(line.total for line in members.lines if line.kind == OrganisationKind.COMPANY),
        focus=_focus(today, network.slug),
        events=rows[:SHOWN_EVENTS],
        **_work_and_projects(actor, today, network.slug),
        **_offers_and_beyond(actor, today, network),
        region=region_map(tuple(network.kreise)) if network.kreise else None,
    )


def _offers_and_beyond(actor: Actor, today: date, network: Network) -> dict[str, Any]:
    found = counts_of(
        recommendations=published_on(today),
        selfchecks=questionnaires_in_use(),
        agreements=agreements_in_force(today),
        interviews=interviews_of(network),
        examples=examples(actor),
    )
    return {
        "offers": Offers(found["recommendations"], found["selfchecks"] > 0),
        "beyond": Beyond(found["agreements"] > 0, found["interviews"] > 0, found["examples"]),
    }


def _events(slug: str) -> list[dict[str, Any]]:
    """The events that are shown, and further ones as long as none of these has free places."""
    coming = upcoming(limit=LOOKED_AT_FOR_FREE_PLACES)
    rows: list[dict[str, Any]] = event_rows(coming[:SHOWN_EVENTS], slug)
    if coming[SHOWN_EVENTS:] and all(row["places"].state not in FREE for row in rows):
        rows += event_rows(coming[SHOWN_EVENTS:], slug)
    for row in rows[:SHOWN_EVENTS]:
        event = row["event"]
        host = event.organiser_name or (str(event.organiser) if event.organiser_id else "")
        if host:
            row["note"] = " · ".join(
                part for part in (row["note"], _("veranstaltet von %(host)s") % {"host": host}) if part
            )
        if row["places"].state == "external":
            row["state"] = _("Anmeldung bei den Veranstaltenden")
    return rows


def _button(rows: Sequence[dict[str, Any]], slug: str) -> Button:
    for row in rows:
        if row["places"].state in FREE:
            return Button(_("Nächster Termin: %(title)s") % {"title": row["title"]}, row["url"], "calendar")
    return Button(_("Mitreden: Was bremst Sie gerade?"), reverse("strategy:join_in", args=[slug]), "")


def _focus(today: date, slug: str) -> Focus | None:
    topic = focus_on(today)
    if topic is None:
        return None
    address = reverse("strategy:focus_topic", args=[slug, topic.knot.slug])
    events, outputs = len(events_of_focus(topic.pk, today)), output_facts(topic.pk, today)
    counted = [
        (events, ngettext("Termin", "Termine", events), reverse("events:events", args=[slug])),
        (
            outputs["recommendations"],
            ngettext("Handlungsempfehlung", "Handlungsempfehlungen", outputs["recommendations"]),
            reverse("recommendations:recommendations", args=[slug]),
        ),
        (outputs["ideas"], ngettext("Projektidee", "Projektideen", outputs["ideas"]), address),
    ]
    figures: list[dict[str, object]] = [{"number": n, "label": label, "url": url} for n, label, url in counted if n]
    return Focus(topic.year, topic.title, topic.subtitle, address, figures)


def _work_and_projects(actor: Actor, today: date, slug: str) -> dict[str, Any]:
    begun = states_of_projects(SINCE, today)
    ended = sum(state == ENDED for state in begun.values())
    projects = Projects(len(begun), ended, ways_of_results(actor, slug)) if begun else None
    version = version_on(today)
    if version is None:
        return {"work": None, "projects": projects}
    per_field = Counter(fields_of_projects(list(begun)).values())
    cards = [
        FieldCard(row, reverse("strategy:field_of_action", args=[slug, row.slug]), row.goals_count, per_field[row.id])
        for row in field_cards(version)
    ]
    address = reverse("strategy:version", args=[slug, version.label])
    return {"work": Work(version.concept.title, version.label, address, cards), "projects": projects}
