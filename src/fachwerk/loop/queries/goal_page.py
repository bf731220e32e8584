"""The goal with everything that hangs on it (pages.md 4)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.projects.queries import ProjectRow, projects_list
from fachwerk.strategy.queries import GoalState, WordingStep, goal_for, goal_on, wording_history
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_by_id, knots_of
from fachwerk.thread.trace import Step, neighbours, step_of

WORK = ("project", "project_idea", "recommendation", "event", "focus_topic", "impulse", "good_example")
SUGGESTED = 5


@dataclass(frozen=True)
class Approach:
    """One approach of the goal and the work that serves it."""

    title: str
    slug: str
    since: str
    steps: Sequence[Step]

    @property
    def has_work(self) -> bool:
        """Whether a project or a recommendation serves it."""
        return any(step.kind in ("project", "recommendation") or step.is_stub for step in self.steps)


@dataclass(frozen=True)
class GoalPage:
    """What the template shows."""

    state: GoalState
    knot: Knot
    sentence: str
    approaches: Sequence[Approach]
    direct: Sequence[Step]
    history: Sequence[WordingStep]
    decisions: Sequence[Step]
    organisations: Sequence[str] = field(default_factory=list)


def goal_page(actor: Actor, slug: str, network_slug: str) -> GoalPage:
    """The whole page; raises NotThere."""
    goal = goal_for(actor, slug)
    state = goal_on(goal, clock.today())
    ids = [goal.pk, *(measure.pk for measure in state.measures)]
    work = neighbours(ids, kinds=WORK)
    slugs = dict(Knot.objects.filter(pk__in=ids).values_list("pk", "slug"))
    approaches = [
        Approach(m.title, slugs[m.pk], m.since.label, _steps(work[m.pk], actor, network_slug)) for m in state.measures
    ]
    projects = {knot.pk for knots in work.values() for knot in knots if knot.kind == "project"}
    lines = [row for row in projects_list(actor) if row.project.pk in projects] if projects else []
    return GoalPage(
        state=state,
        knot=goal.knot,
        sentence=_sentence(lines, approaches),
        approaches=approaches,
        direct=_steps(work[goal.pk], actor, network_slug),
        history=wording_history(goal),
        decisions=_decisions(state, actor, network_slug),
        organisations=sorted({line.project.lead.name for line in lines}),
    )


def _steps(knots: Sequence[Knot], actor: Actor, network_slug: str) -> list[Step]:
    """Newest first; impulses that the viewer may not see are left out, everything else becomes a stub."""
    steps = [step_of(knot, actor, network_slug, 1) for knot in knots]
    return sorted(steps, key=lambda step: str(step.day or ""), reverse=True)


def _sentence(lines: Sequence[ProjectRow], approaches: Sequence[Approach]) -> str:
    running = sum(line.state == "running" for line in lines)
    ended = sum(line.state == "ended" for line in lines)
    without = sum(not approach.has_work for approach in approaches)
    parts = []
    if not lines:
        parts.append(_("Zu diesem Ziel gibt es noch kein Projekt."))
    else:
        runs = ngettext("läuft %(n)s Projekt", "laufen %(n)s Projekte", running) % {"n": running or _("kein")}
        done = ngettext("%(n)s ist abgeschlossen", "%(n)s sind abgeschlossen", ended) % {"n": ended or _("keines")}
        parts.append(_("Zu diesem Ziel %(running)s, %(ended)s.") % {"running": runs, "ended": done})
    if without:
        parts.append(
            ngettext("%(n)s Ansatz hat noch kein Vorhaben.", "%(n)s Ansätze haben noch kein Vorhaben.", without)
            % {"n": without}
        )
    return " ".join(parts)


def _decisions(state: GoalState, actor: Actor, network_slug: str) -> list[Step]:
    if state.version is None:
        return []
    found = neighbours([state.version.pk], kinds=["decision"], back=True)[state.version.pk]
    return _steps(found, actor, network_slug)


def assignable(goal_id: uuid.UUID, words: str, actor: Actor) -> list[Knot]:
    """Up to five pieces of work that do not serve the goal yet, those of the words first."""
    taken = {knot.pk for knot in neighbours([goal_id], kinds=WORK)[goal_id]}
    candidates = knots_of(("project", "recommendation", "event", "project_idea"), actor).exclude(pk__in=taken)
    if words:
        candidates = candidates.filter(title__icontains=words)
    return list(candidates[:SUGGESTED])


def knot_for_assignment(knot_id: str) -> Knot:
    """The piece of work that a form names; raises NotThere."""
    return knot_by_id(knot_id)
