"""The list of projects, and the rights of those who carry one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery

from fachwerk.access.actor import Actor, Grant
from fachwerk.access.roles import Role
from fachwerk.contacts.queries import contact_roles
from fachwerk.core import clock
from fachwerk.projects.models import Project, ProjectState
from fachwerk.tenancy.scope import network_is_active
from fachwerk.thread.models import Knot


@dataclass(frozen=True)
class ProjectRow:
    """One project in a list."""

    project: Project
    slug: str
    state: str
    grant_eur: Decimal | None
    endorsed: bool

    @property
    def title(self) -> str:
        """What it is called."""
        return self.project.title

    @property
    def state_words(self) -> str:
        """Planned, running or ended, in words."""
        return str(ProjectState(self.state).label)


def projects_list(
    actor: Actor, *, on: date | None = None, year: int | None = None, state: str = "", text: str = ""
) -> list[ProjectRow]:
    """Projects, latest first; ``year`` keeps those that ran at any time in it, ``state`` those in it on the day."""
    day = on or clock.today()
    projects = Project.objects.select_related("lead", "award", "endorsement").order_by("-starts_on", "title")
    if text:
        projects = projects.filter(
            Q(title__icontains=text) | Q(summary__icontains=text) | Q(lead__name__icontains=text)
        )
    if year:
        running = Q(ends_on=None) | Q(ends_on__year__gte=year)
        projects = projects.filter(running, starts_on__year__lte=year)
    projects = projects.annotate(slug=Subquery(Knot.objects.filter(pk=OuterRef("pk")).values("slug")[:1]))
    rows = [_row(project, project.slug, day, actor) for project in projects]
    return [row for row in rows if not state or row.state == state]


def _row(project: Project, slug: str, day: date, actor: Actor) -> ProjectRow:
    award = project.award
    shown = award is not None and (award.is_published or actor.is_office)
    return ProjectRow(
        project=project,
        slug=slug,
        state=project.state_on(day),
        grant_eur=award.grant_eur if award is not None and shown else None,
        endorsed=project.endorsement is not None and project.endorsement.is_positive,
    )


def years_of_projects() -> list[int]:
    """The years in which projects began, latest first."""
    return sorted(set(Project.objects.values_list("starts_on__year", flat=True)), reverse=True)


def carrier_roles(user_id: int) -> Iterable[Grant]:
    """Role source: who works today for the lead of a running project acts for it as its carrier."""
    if not network_is_active():
        return
    day = clock.today()
    organisations = {key for grant in contact_roles(user_id) for key in grant.organisation_ids}
    if not organisations:
        return
    leading = Project.objects.filter(lead_id__in=organisations, starts_on__lte=day)
    carrying = {project.lead_id for project in leading if project.state_on(day) == ProjectState.RUNNING}
    if carrying:
        yield Grant(roles=frozenset({Role.CARRIER}), organisation_ids=frozenset(carrying))
