""" "Drei Fragen an uns": the released words with figures filled in from the data of the day they were released."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.core import formats
from fachwerk.core.dates import show_day
from fachwerk.events.queries import events_on
from fachwerk.insight.queries.facts import facts_on
from fachwerk.networks.models import Network
from fachwerk.networks.queries import latest_interview
from fachwerk.strategy.queries import version_on

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
UNKNOWN = "–"


@dataclass(frozen=True)
class InterviewPage:
    """What the page shows."""

    on: date
    answered_by: str
    intro: str
    answers: Sequence[tuple[str, str]]


def interview_of(network: Network) -> InterviewPage | None:
    """The latest released interview of a network with its figures; None while there is none."""
    interview = latest_interview(network)
    if interview is None:
        return None
    figures = figures_on(network, interview.released_on)
    answers = [(answer.question, filled(answer.text, figures)) for answer in interview.answers.all()]
    return InterviewPage(interview.released_on, interview.answered_by, filled(interview.intro, figures), answers)


def filled(text: str, figures: Mapping[str, str]) -> str:
    """The text with its placeholders replaced; an unknown one stays as it was typed."""
    return PLACEHOLDER.sub(lambda found: figures.get(found[1], found[0]), text)


def figures_on(network: Network, on: date) -> dict[str, str]:
    """Every placeholder with its words on a day."""
    facts = facts_on(network, on)
    focus, outputs = facts["focus"], facts["outputs"]
    # events of the year before prepare the topic; the first one of its own year opens it
    first: dict[str, Any] = next((row for row in facts["events"] if str(row["on"]) >= str(focus["year"])), {})
    version = version_on(on)
    words = {
        "members": formats.number(facts["members"]["total"]),
        "projects": formats.number(facts["projects"]["total"]),
        "projects_since_2012": formats.number(facts["projects"]["total"]),
        "focus_year": focus["year"],
        "focus_title": focus["title"],
        "focus_subtitle": focus["subtitle"],
        "first_event_place": first.get("place"),
        "first_event_days_to_full": formats.number(first.get("full_after_days")),
        "events_of_focus": formats.number(sum(row["status"] == "held" for row in facts["events"])),
        "recommendations_of_focus": formats.number(outputs["recommendations"]),
        "ideas_of_focus": formats.number(outputs["ideas"]),
        "next_consultants_day": _next_consultants_day(on),
        "concept_version": version.label if version else None,
    }
    return {name: str(value or UNKNOWN) for name, value in words.items()}


def _next_consultants_day(on: date) -> str:
    """ "Beratertag OWL am 18. Mai 2017", as it was announced on that day."""
    event = events_on(on, formats=["consultants_day"], since=on).first()
    if event is None:
        return ""
    words = {"title": event.title, "day": show_day(event.day, event.precision)}
    return (_("%(title)s am %(day)s") if event.precision == "day" else _("%(title)s im %(day)s")) % words
