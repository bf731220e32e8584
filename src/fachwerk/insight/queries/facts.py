"""The answers of product.md §2, computed from the data and never stored.

``on`` is valid time: what held or was publicly announced at the end of that day in Europe/Berlin. Keys are never left
out: an unknown figure is null, an empty list is [].
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from fachwerk.contacts.queries import member_figures
from fachwerk.core.dates import machine_day
from fachwerk.decisions.queries import bodies_on
from fachwerk.events.queries import focus_event_figures
from fachwerk.networks.models import Network
from fachwerk.outreach.queries import funnel_figures
from fachwerk.partnership.queries import partnership_figures
from fachwerk.projects.queries import project_figures
from fachwerk.strategy.queries import field_of_goals, field_titles_on, focus_on
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import neighbours, reach_of_many

SINCE = date(2012, 1, 1)  # the interview counts projects "since the start of 2012"


def facts_on(network: Network, on: date) -> dict[str, Any]:
    """Everything ``fachwerk facts`` prints; call inside the network's scope."""
    focus = focus_on(on)
    return {
        "network": network.slug,
        "on": machine_day(on),
        "purpose": network.purpose,
        "topics": list(network.topics),
        "members": member_figures(on),
        "bodies": [body.name for body in bodies_on(on)],
        "projects": project_facts(on),
        "focus": {
            "year": focus.year if focus else None,
            "title": focus.title if focus else None,
            "subtitle": focus.subtitle if focus else None,
        },
        "events": focus_event_figures(focus.pk, on) if focus else [],
        "outputs": output_facts(focus.pk, on) if focus else {"recommendations": 0, "ideas": 0},
        "outreach": funnel_figures(on),
        "partnership": partnership_figures(on),
    }


def project_facts(on: date) -> dict[str, Any]:
    """Projects begun since 2012: how many, in which field of the version in force, endorsed, and the money awarded."""
    rows = [row for row in project_figures(on) if row.starts_on >= SINCE]
    field_of = fields_of_projects([row.id for row in rows])
    titles = field_titles_on(on)
    by_field: Counter[str] = Counter(dict.fromkeys(titles.values(), 0))
    for row in rows:
        field_id = field_of.get(row.id)
        if field_id in titles:
            by_field[titles[field_id]] += 1
    return {
        "since": machine_day(SINCE),
        "total": len(rows),
        "by_field": dict(by_field),
        "endorsed": sum(row.endorsed for row in rows),
        "awarded_eur": _whole_if_possible(sum((row.awarded_eur for row in rows), Decimal(0))),
    }


def _whole_if_possible(sum_eur: Decimal) -> int | float:
    return int(sum_eur) if sum_eur == sum_eur.to_integral_value() else float(sum_eur)


def fields_of_projects(project_ids: list[Any]) -> dict[Any, Any]:
    """Project id → field of action: through the goal, measure or field it serves; the first by day counts."""
    tied = neighbours(project_ids, kinds=["goal", "measure", "field_of_action"], back=True)
    goals = {knot.pk for knots in tied.values() for knot in knots if knot.kind == "goal"}
    measures = {knot.pk for knots in tied.values() for knot in knots if knot.kind == "measure"}
    goal_of_measure = {m: knots[0].pk for m, knots in neighbours(measures, kinds=["goal"], back=True).items() if knots}
    field_of_goal = field_of_goals([*goals, *goal_of_measure.values()])
    found = {}
    for project_id, knots in tied.items():
        for knot in knots:
            field_id = _field_behind(knot, goal_of_measure, field_of_goal)
            if field_id is not None:
                found[project_id] = field_id
                break
    return found


def _field_behind(knot: Knot, goal_of_measure: dict[Any, Any], field_of_goal: dict[Any, Any]) -> Any:
    if knot.kind == "field_of_action":
        return knot.pk
    goal_id = goal_of_measure.get(knot.pk) if knot.kind == "measure" else knot.pk
    return field_of_goal.get(goal_id)


def output_facts(focus_id: Any, on: date) -> dict[str, int]:
    """What the focus brought forth by that day: recommendations and project ideas grown from its events."""
    reached = reach_of_many([focus_id], kinds=["recommendation", "project_idea"])[focus_id]
    grown = [knot for knot in reached if knot.happened_on and knot.happened_on <= on]
    kinds = Counter(k.kind for k in grown)
    return {"recommendations": kinds["recommendation"], "ideas": kinds["project_idea"]}
