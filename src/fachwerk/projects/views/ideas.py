"""Ideas and sketches at the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import answer, posted
from fachwerk.projects import forms, operations, queries
from fachwerk.projects.views.values import MONEY, origins_of, picked, rough, tied

SKETCH_WORDS = ("title", "lead", "situation", "plan", "target_group", "lasting", "partners")


@needs("projects.suggest_idea")
def idea_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new idea, perhaps grown from something; the further origins stay in the address."""
    roots = origins_of(request)
    origin, others = (roots[0] if roots else None), roots[1:]
    form = forms.IdeaForm(**posted(request), initial={"grown_from": origin.pk} if origin else {})

    def suggest(values: dict[str, Any]) -> Any:
        given = _idea(values)
        roots = [*given.pop("grown_from", ()), *others]
        return operations.suggest_idea(actor_of(request), **given, grown_from=roots)

    return answer(
        request, form, suggest,
        done=_("Die Idee ist notiert."), then=lambda made: _url("project_idea", network, made.knot.slug),
        heading=_("Projektidee notieren"), button=_("Idee notieren"), cancel=_url("office_projects", network),
        lead=_("Entstanden aus: %(title)s") % {"title": origin.title} if origin else "",
    )  # fmt: skip


@needs("projects.advise_idea")
def idea_advise(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """What was advised."""
    idea, back = queries.idea_for(actor_of(request), slug), _url("project_idea", network, slug)
    form = forms.AdviceForm(**posted(request))
    return answer(
        request, form, lambda values: operations.advise_idea(actor_of(request), idea=idea, advice=values["advice"]),
        done=_("Die Beratung ist notiert."), then=lambda made: back, heading=_("Beratung notieren"), eyebrow=idea.title,
        button=_("Beratung notieren"), cancel=back,
    )  # fmt: skip


@needs("projects.request_sketch")
def sketch_request(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Skizze anfordern"."""
    idea, back = queries.idea_for(actor_of(request), slug), _url("project_idea", network, slug)
    form = forms.RequestForm(**posted(request))
    return answer(
        request, form, lambda values: operations.request_sketch(actor_of(request), idea=idea, due_on=values["due_on"]),
        done=_("Die Skizze ist angefordert."), then=lambda made: back, heading=_("Skizze anfordern"),
        eyebrow=idea.title, button=_("Skizze anfordern"), cancel=back,
    )  # fmt: skip


@needs("projects.close_idea")
def idea_close(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """An idea that is not pursued."""
    idea, back = queries.idea_for(actor_of(request), slug), _url("project_idea", network, slug)
    form = forms.BecauseForm(**posted(request))
    return answer(
        request, form, lambda values: operations.close_idea(actor_of(request), idea=idea, because=values["because"]),
        done=_("Die Idee wird nicht weiter verfolgt. Sie bleibt auffindbar."), then=lambda made: back,
        heading=_("Idee nicht weiter verfolgen"), eyebrow=idea.title, button=_("Nicht weiter verfolgen"), cancel=back,
    )  # fmt: skip


@needs("projects.hand_in_sketch")
def sketch_new(request: HttpRequest, network: str) -> HttpResponse:
    """A sketch, from an idea (``?idee=``) or as the next version of one (``?fassung=``)."""
    known = _sketch_origin(request)
    form = forms.SketchForm(**posted(request), initial=_sketch_start(known))
    return answer(
        request, form, lambda values: operations.hand_in_sketch(actor_of(request), **known, **_sketch(values)),
        done=_("Die Skizze ist eingereicht und wird nicht mehr verändert."),
        then=lambda made: _url("sketch", network, made.knot.slug), heading=_("Skizze einreichen"),
        lead=_("Eine eingereichte Skizze wird nicht mehr verändert. Für Änderungen gibt es eine neue Fassung."),
        button=_("Skizze einreichen"), cancel=_url("office_projects", network),
    )  # fmt: skip


@needs("projects.tie_to_goals")
def sketch_goals(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Ziel zuordnen"."""
    sketch, back = queries.sketch_for(actor_of(request), slug), _url("sketch", network, slug)
    form = forms.GoalsForm(**posted(request))
    return answer(
        request, form, lambda values: operations.tie_to_goals(actor_of(request), sketch=sketch, **tied(values)),
        done=_("Zugeordnet."), then=lambda made: back, heading=_("Ziel zuordnen"), eyebrow=sketch.title,
        button=_("Zuordnen"), cancel=back,
    )  # fmt: skip


def _url(name: str, network: str, *args: object) -> str:
    return reverse(f"projects:{name}", args=[network, *args])


def _idea(values: dict[str, Any]) -> dict[str, Any]:
    return {**picked(values, "title", "summary", "proposed_by"), **tied(values)}


def _sketch_origin(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of(request)
    idea, version = request.GET.get("idee"), request.GET.get("fassung")
    return {
        "idea": queries.idea_for(actor, idea) if idea else None,
        "replaces": queries.sketch_for(actor, version) if version else None,
    }


def _sketch_start(known: dict[str, Any]) -> dict[str, Any]:
    before, idea = known["replaces"], known["idea"]
    if before is None:
        return {"title": idea.title, "plan": idea.summary} if idea else {}
    start = {name: getattr(before, name) for name in ("title", "lead", *SKETCH_WORDS[2:6], *MONEY)}
    for name in ("starts", "ends"):
        if getattr(before, f"{name}_on"):
            start[name] = (getattr(before, f"{name}_on"), getattr(before, f"{name}_precision"))
    return {**start, "partners": [partner.organisation_id for partner in before.partners.all()]}


def _sketch(values: dict[str, Any]) -> dict[str, Any]:
    days = {**rough(values, "starts", "starts"), **rough(values, "ends", "ends")}
    return {**picked(values, *SKETCH_WORDS, *MONEY), **days, **tied(values)}
