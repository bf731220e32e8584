"""Awards, projects, results and deadlines at the office; results also by the carrier."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.projects import forms, operations, queries
from fachwerk.projects.views.lists import pipeline_table
from fachwerk.projects.views.values import MONEY, picked, rough, tied

WORDS = ("summary", "situation", "plan", "target_group", "lasting", "contact_function")


@needs("projects.read_office")
def projects(request: HttpRequest, network: str) -> HttpResponse:
    """Everything on the way, by stage."""
    rows = queries.pipeline()
    table = pipeline_table(request, network, rows)
    if table.export:
        return table.export
    frame = {"table": table, "stages": queries.stage_counts(rows), "chosen": request.GET.get("stufe", "")}
    return render(request, "projects/office_projects.html", frame)


@needs("projects.enter_past_project")
def project_past(request: HttpRequest, network: str) -> HttpResponse:
    """ "Projekt nachtragen": one form."""
    form = forms.PastProjectForm(**posted(request))
    return answer(
        request, form, lambda values: operations.enter_past_project(actor_of(request), **_past(values)),
        done=_("Das Projekt ist nachgetragen."), then=lambda made: _url("project", network, made.knot.slug),
        heading=_("Projekt nachtragen"), button=_("Projekt nachtragen"), cancel=_url("office_projects", network),
        lead=_("Für Projekte, die schon laufen oder vorbei sind. Fünf Angaben genügen; das Jahr reicht als Beginn."),
    )  # fmt: skip


@needs("projects.start_project")
def project_new(request: HttpRequest, network: str) -> HttpResponse:
    """A project, mostly from its award (``?bewilligung=``)."""
    asked = request.GET.get("bewilligung", "")
    award = queries.award_for(actor_of(request), asked) if asked else None
    form = forms.ProjectForm(**posted(request), initial=_project_start(award))
    return answer(
        request, form,
        lambda values: operations.start_project(actor_of(request), award=award, **_project(values), **tied(values)),
        done=_("Das Projekt ist eingetragen."), then=lambda made: _url("project", network, made.knot.slug),
        heading=_("Projekt beginnen"), button=_("Projekt eintragen"), cancel=_url("office_projects", network),
    )  # fmt: skip


@needs("projects.change_project")
def project_edit(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Corrections."""
    project, back = queries.project_for(actor_of(request), slug, network).project, _url("project", network, slug)
    form = forms.ProjectForm(**posted(request), initial=_known(project))
    del form.fields["belongs_to"]
    return answer(
        request, form, lambda values: operations.change_project(actor_of(request), project=project, **_project(values)),
        done=_("Gespeichert."), then=lambda made: back, heading=_("Projekt bearbeiten"), eyebrow=project.title,
        button=_("Speichern"), cancel=back,
    )  # fmt: skip


@needs("projects.enter_result")
def result_new(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Ergebnis eintragen"."""
    project, back = queries.project_for(actor_of(request), slug, network).project, _url("project", network, slug)
    form = forms.ResultForm(**posted(request), initial={"day": (clock.today(), "day")})
    template = "projects/form.html" if actor_of(request).is_office else "projects/form_public.html"
    return answer(
        request, form, lambda values: operations.enter_result(actor_of(request), project=project, **_result(values)),
        done=_("Das Ergebnis ist eingetragen."), then=lambda made: back, template=template,
        heading=_("Ergebnis eintragen"), eyebrow=project.title, button=_("Ergebnis eintragen"), cancel=back,
    )  # fmt: skip


@needs("projects.close_project")
def project_close(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The last day of a project."""
    project, back = queries.project_for(actor_of(request), slug, network).project, _url("project", network, slug)
    form = forms.CloseForm(**posted(request))
    return answer(
        request, form,
        lambda values: operations.close_project(actor_of(request), project=project, closed_on=values["closed_on"]),
        done=_("Das Projekt ist abgeschlossen."), then=lambda made: back, heading=_("Projekt abschließen"),
        eyebrow=project.title, button=_("Projekt abschließen"), cancel=back,
    )  # fmt: skip


@needs("projects.enter_award")
def award_new(request: HttpRequest, network: str) -> HttpResponse:
    """ "Bewilligung eintragen"."""
    asked = request.GET.get("empfehlung", "")
    endorsement = queries.endorsement_for(actor_of(request), network, asked).endorsement if asked else None
    form = forms.AwardForm(**posted(request), initial=_award_start(endorsement))
    return answer(
        request, form,
        lambda values: operations.enter_award(actor_of(request), endorsement=endorsement, **_award(values, form)),
        done=_("Die Bewilligung ist eingetragen."), then=lambda made: _url("award", network, made.knot.slug),
        heading=_("Bewilligung eintragen"), button=_("Bewilligung eintragen"), cancel=_url("office_projects", network),
    )  # fmt: skip


@needs("projects.fulfil_duty")
@require_POST
def duty_done(request: HttpRequest, network: str, duty_id: uuid.UUID) -> HttpResponse:
    """Done and undone in place."""
    duty = queries.duty_for(actor_of(request), duty_id)
    undone = duty.done_on is not None
    operations.fulfil_duty(actor_of(request), duty=duty, undone=undone)
    here = _url("office_duty_done", network, duty_id)
    messages.success(
        request, _("Wieder offen.") if undone else _("Erledigt."), extra_tags="" if undone else f"undo:{here}"
    )
    project = duty.award.projects.first()
    there = _url("project", network, project.knot.slug) if project else _url("award", network, duty.award.knot.slug)
    return SeeOther(there)


def _url(name: str, network: str, *args: object) -> str:
    return reverse(f"projects:{name}", args=[network, *args])


def _past(values: dict[str, Any]) -> dict[str, Any]:
    names = ("title", "lead", "partners", "funder", "programme", "reason", "summary", *MONEY)
    results = ("result_sentence", "result_figure", "result_unit")
    days = {
        **rough(values, "starts", "starts"),
        **rough(values, "ends", "ends"),
        **rough(values, "endorsed", "endorsed"),
    }
    return {**picked(values, *names, *results), **days, **tied(values)}


def _project_start(award: Any) -> dict[str, Any]:
    if award is None:
        return {}
    sketch = award.endorsement.sketch if award.endorsement else None
    start: dict[str, Any] = {"title": award.title, "lead": sketch.lead if sketch else None}
    for name in ("starts", "ends"):
        day = getattr(award, f"{name}_on") or (getattr(sketch, f"{name}_on") if sketch else None)
        if day:
            start[name] = (day, "day" if getattr(award, f"{name}_on") else getattr(sketch, f"{name}_precision"))
    if sketch:
        start |= {name: getattr(sketch, name) for name in ("situation", "plan", "target_group", "lasting")}
        start["partners"] = [partner.organisation_id for partner in sketch.partners.all()]
    return start


def _known(project: Any) -> dict[str, Any]:
    known = {name: getattr(project, name) for name in ("title", "lead", "endorsement_not_needed", *WORDS)}
    known["starts"] = (project.starts_on, project.starts_precision)
    if project.ends_on:
        known["ends"] = (project.ends_on, project.ends_precision)
    return {**known, "partners": [partner.organisation_id for partner in project.partners.all()]}


def _project(values: dict[str, Any]) -> dict[str, Any]:
    days = {**rough(values, "starts", "starts"), **rough(values, "ends", "ends")}
    return {**picked(values, "title", "lead", "partners", "endorsement_not_needed", *WORDS), **days}


def _result(values: dict[str, Any]) -> dict[str, Any]:
    return {**picked(values, "sentence", "figure", "unit", "evidence"), **rough(values, "day", "observed")}


def _award_start(endorsement: Any) -> dict[str, Any]:
    if endorsement is None:
        return {}
    sketch = endorsement.sketch
    amounts = {name: getattr(sketch, name) for name in MONEY} if sketch else {}
    return {"title": endorsement.title, **amounts}


def _award(values: dict[str, Any], form: forms.AwardForm) -> dict[str, Any]:
    names = ("title", "funder", "programme", "file_no", "starts_on", "ends_on", "is_published", *MONEY)
    return {**picked(values, *names), **rough(values, "day", "awarded"), "duties": form.duties()}
