"""Figures that hold on a day, and what is waiting."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from fachwerk.projects.models import Duty, DutyKind, IdeaState, Project, ProjectIdea, Result, Sketch
from fachwerk.projects.models.endorsements import POSITIVE

NOTHING = Decimal(0)


@dataclass(frozen=True)
class ProjectFigure:
    """One project as it was known on a day."""

    id: uuid.UUID
    title: str
    starts_on: date
    ends_on: date | None
    endorsed: bool
    awarded_eur: Decimal


@dataclass(frozen=True)
class ProjectSums:
    """The projects of a network in four numbers."""

    projects: int
    endorsed: int
    awarded: int
    awarded_eur: Decimal


_FIGURES = (
    "title", "starts_on", "ends_on", "award__grant_eur", "award__awarded_on", "endorsement__result",
    "endorsement__decided_on",
)  # fmt: skip
_STATE = ("starts_on", "ends_on", "ends_precision", "closed_on")


def states_of_projects(since: date, on: date) -> dict[uuid.UUID, str]:
    """Every project begun from ``since`` to ``on`` and its state on that day."""
    begun = Project.objects.filter(starts_on__range=(since, on)).order_by("-starts_on", "title").only(*_STATE)
    return {project.pk: project.state_on(on) for project in begun}


def project_figures(on: date, since: date | None = None) -> list[ProjectFigure]:
    """Projects that had begun by ``on`` (and not before ``since``), with what was endorsed and awarded by then."""
    projects = Project.objects.filter(starts_on__lte=on).select_related("award", "endorsement").only(*_FIGURES)
    if since is not None:
        projects = projects.filter(starts_on__gte=since)
    return [_figure(project, on) for project in projects.order_by("starts_on", "title")]


def _figure(project: Project, on: date) -> ProjectFigure:
    endorsement, award = project.endorsement, project.award
    endorsed = endorsement is not None and endorsement.result in POSITIVE and endorsement.decided_on <= on
    awarded = award.grant_eur or NOTHING if award is not None and award.awarded_on <= on else NOTHING
    return ProjectFigure(project.pk, project.title, project.starts_on, project.ends_on, endorsed, awarded)


def project_sums(on: date, since: date | None = None) -> ProjectSums:
    """The sums over ``project_figures``."""
    figures = project_figures(on, since)
    return ProjectSums(
        projects=len(figures),
        endorsed=sum(figure.endorsed for figure in figures),
        awarded=sum(figure.awarded_eur > 0 for figure in figures),
        awarded_eur=sum((figure.awarded_eur for figure in figures), NOTHING),
    )


def ideas_open() -> QuerySet[ProjectIdea]:
    """Ideas that are neither closed nor already a sketch, oldest first."""
    return (
        ProjectIdea.objects.exclude(state=IdeaState.CLOSED)
        .filter(sketches=None, endorsements=None, projects=None)
        .order_by("suggested_on", "title")
    )


def sketches_waiting() -> QuerySet[Sketch]:
    """Latest versions of sketches about which the region has not decided yet, oldest first."""
    return (
        Sketch.objects.filter(replaced_by=None, endorsements=None, projects=None)
        .select_related("lead", "idea", "decision")
        .order_by("submitted_at")
    )


def duties_due(until: date) -> QuerySet[Duty]:
    """Duties to funders that are not done and due by ``until``, most urgent first."""
    return Duty.objects.filter(done_on=None, due_on__lte=until).select_related("award").order_by("due_on")


def results_recent(limit: int = 10) -> QuerySet[Result]:
    """The latest results."""
    return Result.objects.select_related("project").order_by("-observed_on", "sentence")[:limit]


def duty_label(kind: str) -> str:
    """What a duty to the funder is called."""
    return str(DutyKind(kind).label) if kind in DutyKind.values else kind
