"""Projects and the way to them, for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core import clock
from fachwerk.projects import queries
from fachwerk.projects.views.lists import projects_table
from fachwerk.thread.queries import knot_at


@public
def projects(request: HttpRequest, network: str) -> HttpResponse:
    """All projects with their sum."""
    table = projects_table(request, network)
    if table.export:
        return table.export
    sums = queries.project_sums(clock.today())
    return render(request, "projects/projects.html", {"table": table, "sums": sums, "today": clock.today()})


@public
def project(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One project: what it is, who recommended it and why, what came out, what is due."""
    page = queries.project_for(actor_of(request), slug, network)
    history = queries.history_for(actor_of(request), page.project.pk)
    frame = {"page": page, "history": history, "today": clock.today()}
    return render(request, "projects/project.html", frame)


@public
def idea(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One idea."""
    found = queries.idea_for(actor_of(request), slug)
    step = queries.step_of(actor_of(request), network, found)
    frame = {"idea": found, "knot": knot_at("project_idea", slug), "step": step}
    return render(request, "projects/project_idea.html", frame)


@public
def sketch(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One sketch."""
    found = queries.sketch_for(actor_of(request), slug)
    step = queries.step_of(actor_of(request), network, found)
    frame = {"sketch": found, "knot": knot_at("sketch", slug), "step": step, "partners": queries.partners_of(found)}
    return render(request, "projects/sketch.html", frame)


@public
def endorsement(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One endorsement of the region."""
    page = queries.endorsement_for(actor_of(request), network, slug)
    return render(request, "projects/endorsement.html", {"page": page, "step": page.step})


@public
def statement(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The statement as it was made out, byte by byte."""
    page = queries.endorsement_for(actor_of(request), network, slug)
    answer = HttpResponse(queries.statement_of(page.endorsement), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_("Empfehlung")}-{page.endorsement.number}.pdf"'
    return answer


@public
def award(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One award."""
    found = queries.award_for(actor_of(request), slug)
    frame = {"award": found, "knot": knot_at("award", slug), "step": queries.step_of(actor_of(request), network, found)}
    duties = found.duties.order_by("due_on") if actor_of(request).is_office else []
    return render(request, "projects/award.html", {**frame, "duties": duties, "today": clock.today()})


@public
def result(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One result."""
    found = queries.result_for(actor_of(request), slug)
    project_url = reverse("projects:project", args=[network, found.project.knot.slug])
    frame = {"result": found, "knot": knot_at("result", slug), "project_url": project_url}
    return render(request, "projects/result.html", frame)
