"""The figures behind the report: what held at its end and before it began, and what happened in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import visitor
from fachwerk.contacts.queries import member_figures, memberships_on
from fachwerk.core import clock, formats
from fachwerk.core.dates import show_day
from fachwerk.decisions.queries import bodies_on, decisions_list
from fachwerk.events.queries import HeldEvent, held_between
from fachwerk.insight.queries.facts import SINCE, project_facts
from fachwerk.insight.queries.facts_page import STAGES
from fachwerk.insight.queries.parts import Grid
from fachwerk.insight.queries.period import Period
from fachwerk.networks.models import Network
from fachwerk.outreach.queries import funnel_figures
from fachwerk.partnership.queries import partnership_figures
from fachwerk.projects.queries import ProjectRow, projects_list, results_recent
from fachwerk.strategy.queries import focus_on
from fachwerk.thread.models import Knot, Visibility

MANY = 1000
COUNTED_KINDS = ("impulse", "finding", "recommendation", "project_idea", "endorsement", "result", "good_example")


@dataclass(frozen=True)
class Standing:
    """What held on a day, by the rules of ``fachwerk facts``."""

    members: dict[str, Any]
    projects: dict[str, Any]
    funnel: dict[str, Any]
    partnership: dict[str, Any]
    bodies: int


def standing_on(day: date) -> Standing:
    """The figures of a day."""
    return Standing(
        member_figures(day), project_facts(day), funnel_figures(day), partnership_figures(day), len(bodies_on(day))
    )


@dataclass(frozen=True)
class Found:
    """Everything that the parts of the report are written from."""

    network: Network
    period: Period
    on: date
    at_end: Standing
    before: Standing
    joined: Sequence[Any]
    left: Sequence[Any]
    events: Sequence[HeldEvent]
    offers: int
    projects: Sequence[ProjectRow]
    happened: Sequence[Knot]
    decisions: Sequence[Any]
    results: Sequence[Any]
    focus: Any

    @staticmethod
    def number(value: int) -> str:
        """As numbers are written."""
        return formats.number(value)

    @staticmethod
    def money(value: Decimal) -> str:
        """As money is written."""
        return formats.money(value)

    @cached_property
    def attended(self) -> int:
        """How many came to all events together."""
        return sum(held.attended or 0 for held in self.events)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many things of each kind happened."""
        return Counter(knot.kind for knot in self.happened)

    @cached_property
    def running(self) -> list[ProjectRow]:
        """Projects that ran at any time in the period."""
        return [row for row in self.projects if row.project.starts_on <= self.on and not self._ended_before(row)]

    @cached_property
    def started(self) -> list[ProjectRow]:
        """Projects that began in the period."""
        return [row for row in self.projects if self.period.holds(row.project.starts_on)]

    @cached_property
    def ended(self) -> list[ProjectRow]:
        """Projects that were over at the end of the period and not before it."""
        return [row for row in self.running if row.project.state_on(self.on) == "ended"]

    @cached_property
    def awarded_eur(self) -> Decimal:
        """What funders granted in the period, as far as it is public."""
        awards = [row for row in self.projects if row.project.award and self.period.holds(row.project.award.awarded_on)]
        return sum((row.grant_eur or Decimal(0) for row in awards), Decimal(0))

    def _ended_before(self, row: ProjectRow) -> bool:
        return bool(row.project.state_on(self.period.first) == "ended")


def found_in(network: Network, period: Period) -> Found:
    """Reads everything, in a number of queries that does not grow with the entries."""
    on = min(period.last, clock.today())
    everybody = visitor(network.pk)
    members_then = {row.organisation_id: row for row in memberships_on(period.before)}
    members_now = {row.organisation_id: row for row in memberships_on(on)}
    held = held_between(period.first, on)
    happened = Knot.objects.filter(kind__in=COUNTED_KINDS, happened_on__range=(period.first, on))
    decisions = decisions_list(everybody).filter(decided_on__range=(period.first, on)).order_by("decided_on", "title")
    return Found(
        network=network,
        period=period,
        on=on,
        at_end=standing_on(on),
        before=standing_on(period.before),
        joined=[row for key, row in members_now.items() if key not in members_then],
        left=[row for key, row in members_then.items() if key not in members_now],
        events=[one for one in held if one.is_of_network],
        offers=sum(not one.is_of_network for one in held),
        projects=[row for row in projects_list(everybody, on=on) if SINCE <= row.project.starts_on <= on],
        happened=list(happened.filter(visibility=Visibility.PUBLIC).order_by("happened_on", "title")),
        decisions=list(decisions),
        results=[found for found in results_recent(MANY) if period.holds(found.observed_on)],
        focus=focus_on(on),
    )


def figures_at_end(found: Found) -> Grid:
    """What held at the end, beside what held before."""
    end, then = found.at_end, found.before
    lines: list[tuple[str, Any, Any]] = [
        (_("Mitglieder"), end.members["total"], then.members["total"]),
        (_("Gremien"), end.bodies, then.bodies),
        (_("Projekte seit 2012"), end.projects["total"], then.projects["total"]),
        (_("davon mit Empfehlung der Region"), end.projects["endorsed"], then.projects["endorsed"]),
        (_("bewilligte Mittel in Euro"), end.projects["awarded_eur"], then.projects["awarded_eur"]),
        *(
            (
                _("Unternehmen: %(stage)s") % {"stage": words},
                end.funnel["companies"][stage],
                then.funnel["companies"][stage],
            )
            for stage, words in STAGES.items()
        ),
        (_("geteilte gute Beispiele"), end.partnership["examples_shared"], then.partnership["examples_shared"]),
    ]
    head = [_("Kennzahl"), show_day(found.period.before), show_day(found.on), _("Veränderung")]
    rows = [
        (label, formats.number(before), formats.number(now), _change(now - before))
        for label, now, before in lines
        if now or before
    ]
    return Grid(_("Stand am Ende und davor"), head, rows, numeric=(1, 2, 3), widths=(5, 3, 3, 2))


def _change(difference: float) -> str:
    if not difference:
        return "±" + formats.number(0)
    return ("+" if difference > 0 else "") + formats.number(difference)


def figures_inside(found: Found) -> Grid:
    """What happened in between."""
    lines = [
        (_("Veranstaltungen"), len(found.events)),
        (_("Teilnehmende"), found.attended),
        (_("Angebote von Mitgliedern"), found.offers),
        (_("veröffentlichte Impulse"), found.counts["impulse"]),
        (_("Ergebnisse aus Veranstaltungen"), found.counts["finding"]),
        (_("Handlungsempfehlungen"), found.counts["recommendation"]),
        (_("Projektideen"), found.counts["project_idea"]),
        (_("Empfehlungen der Region"), found.counts["endorsement"]),
        (_("begonnene Projekte"), len(found.started)),
        (_("beendete Projekte"), len(found.ended)),
        (_("Ergebnisse aus Projekten"), found.counts["result"]),
        (_("Beschlüsse"), len(found.decisions)),
    ]
    rows = [(label, formats.number(many)) for label, many in lines if many]
    return Grid(_("Was in dieser Zeit geschah"), [_("Kennzahl"), _("Anzahl")], rows, numeric=(1,), widths=(4, 1))
