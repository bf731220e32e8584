"""Each page's object, as far as the viewer may see it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.decisions.queries import DecisionPage, decision_page
from fachwerk.journal.records import history_of
from fachwerk.projects import policies
from fachwerk.projects.models import (
    Award,
    Duty,
    Endorsement,
    EndorsementSeal,
    Project,
    ProjectIdea,
    ProjectState,
    Result,
    Sketch,
)
from fachwerk.projects.queries.seals import seal_of
from fachwerk.projects.queries.steps import Step, step_of
from fachwerk.thread.models import Knot, Threaded
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see, reach

Thing = TypeVar("Thing", bound=Threaded)


@dataclass(frozen=True)
class EndorsementPage:
    """An endorsement with its decision and its seal."""

    endorsement: Endorsement
    knot: Knot
    decision: DecisionPage | None
    seal: EndorsementSeal | None
    step: Step | None


@dataclass(frozen=True)
class ResultLine:
    """A result with its address."""

    result: Result
    slug: str


@dataclass(frozen=True)
class ProjectPage:
    """Everything a viewer may know about a project."""

    project: Project
    knot: Knot
    state: str
    fields: Sequence[Knot]
    endorsement: EndorsementPage | None
    award: Award | None
    results: Sequence[ResultLine]
    duties: Sequence[Duty]
    sees_duties: bool
    step: Step | None
    partner_names: Sequence[str] = ()

    @property
    def state_words(self) -> str:
        """Planned, running or ended, in words."""
        return str(ProjectState(self.state).label)

    @property
    def is_running(self) -> bool:
        """Whether it runs today."""
        return self.state == ProjectState.RUNNING

    @property
    def is_ended(self) -> bool:
        """Whether it is over today."""
        return self.state == ProjectState.ENDED

    @property
    def has_description(self) -> bool:
        """Whether there is anything to say about what it is."""
        project = self.project
        return any((project.summary, project.situation, project.plan, project.target_group, project.lasting))


def _seen(actor: Actor, model: type[Thing], slug: str) -> tuple[Thing, Knot]:
    knot = knot_at(model.kind, slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    thing = model.objects.get(pk=knot.pk)
    thing.knot = knot
    return thing, knot


def idea_for(actor: Actor, slug: str) -> ProjectIdea:
    """One idea; raises NotThere for what the viewer may not see."""
    return _seen(actor, ProjectIdea, slug)[0]


def sketch_for(actor: Actor, slug: str) -> Sketch:
    """One sketch; raises NotThere for what the viewer may not see."""
    return _seen(actor, Sketch, slug)[0]


def award_for(actor: Actor, slug: str) -> Award:
    """One award; raises NotThere for what the viewer may not see."""
    return _seen(actor, Award, slug)[0]


def result_for(actor: Actor, slug: str) -> Result:
    """One result; raises NotThere."""
    return _seen(actor, Result, slug)[0]


def endorsement_for(actor: Actor, network: str, slug: str) -> EndorsementPage:
    """One endorsement with its decision; raises NotThere for what the viewer may not see."""
    endorsement, knot = _seen(actor, Endorsement, slug)
    return _endorsement_page(actor, network, endorsement, knot)


def _endorsement_page(
    actor: Actor, network: str, endorsement: Endorsement, knot: Knot | None = None
) -> EndorsementPage:
    return EndorsementPage(
        endorsement=endorsement,
        knot=knot or endorsement.knot,
        decision=decision_page(actor, endorsement.decision) if endorsement.decision else None,
        seal=seal_of(endorsement.pk) if endorsement.is_issued else None,
        step=step_of(actor, network, endorsement),
    )


def duty_for(actor: Actor, duty_id: uuid.UUID) -> Duty:
    """One duty to a funder; raises NotThere."""
    duty: Duty | None = Duty.objects.filter(pk=duty_id).select_related("award").first()
    if duty is None or not actor.is_office:
        raise NotThere
    return duty


def project_for(actor: Actor, slug: str, network: str = "") -> ProjectPage:
    """The page of one project; raises NotThere."""
    project, knot = _seen(actor, Project, slug)
    network = network or project.network.slug
    inside = policies.sees_duties(actor, project)
    award = project.award if project.award and (project.award.is_published or inside) else None
    endorsement = project.endorsement
    if endorsement is not None and not may_see(actor, endorsement.knot_visibility()):
        endorsement = None
    results = list(project.results.order_by("-observed_on"))
    slugs = dict(Knot.objects.filter(pk__in=[found.pk for found in results]).values_list("pk", "slug"))
    fields = reach(knot, kinds=["field_of_action"], back=True)
    return ProjectPage(
        project=project,
        knot=knot,
        state=project.state_on(clock.today()),
        fields=[field for field in fields if may_see(actor, field.visibility)],
        endorsement=_endorsement_page(actor, network, endorsement) if endorsement else None,
        award=award,
        results=[ResultLine(found, slugs[found.pk]) for found in results],
        duties=list(project.award.duties.order_by("due_on")) if inside and project.award else [],
        sees_duties=inside,
        step=step_of(actor, network, project),
        partner_names=[str(partner.organisation) for partner in project.partners.select_related("organisation")],
    )


def partners_of(sketch: Sketch) -> list[str]:
    """The names of the organisations that would take part."""
    return [str(partner.organisation) for partner in sketch.partners.select_related("organisation")]


_DONE = {
    "projects.start_project": gettext_lazy("Projekt begonnen"),
    "projects.enter_past_project": gettext_lazy("Nachgetragen"),
    "projects.change_project": gettext_lazy("Angaben geändert"),
    "projects.enter_result": gettext_lazy("Ergebnis eingetragen"),
    "projects.close_project": gettext_lazy("Abgeschlossen"),
}


def history_for(actor: Actor, project_id: uuid.UUID) -> list[tuple[datetime, str, str]]:
    """What was done to a project, for the office: when, by whom, what."""
    if not actor.is_office:
        return []
    return [
        (entry.done_at, entry.actor_name, str(_DONE.get(entry.code, entry.code))) for entry in history_of(project_id)
    ]
