"""The portal, the facts and the interview of a network: everybody may read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from fachwerk.access.pages import actor_of, public
from fachwerk.core import clock
from fachwerk.insight import queries
from fachwerk.insight.forms import DayForm


@public
def portal(request: HttpRequest, network: str) -> HttpResponse:
    """Who they are, what they want, what is on, what can be used, how to take part."""
    page = queries.portal_of(actor_of(request), request.network)  # type: ignore[attr-defined]
    return render(request, "insight/portal.html", {"page": page})


@public
def facts(request: HttpRequest, network: str) -> HttpResponse:
    """The answers of ``fachwerk facts`` for one day, with the rule beside each figure."""
    form = DayForm({"am": request.GET.get("am") or clock.today().isoformat()})
    day = form.chosen()
    found = queries.facts_on(request.network, day)  # type: ignore[attr-defined]
    context = {"form": form, "day": day, "sections": queries.fact_sections(found), "facts": found}
    return render(request, "insight/facts.html", context, status=422 if form.errors else 200)


@public
def facts_json(request: HttpRequest, network: str) -> JsonResponse:
    """The same as data."""
    form = DayForm(request.GET)
    day = form.chosen()
    if form.errors:
        return JsonResponse({"error": form.errors["am"][0]}, status=422, json_dumps_params={"ensure_ascii": False})
    found = queries.facts_on(request.network, day)  # type: ignore[attr-defined]
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@public
def interview(request: HttpRequest, network: str) -> HttpResponse:
    """ "Drei Fragen an uns" with live figures."""
    page = queries.interview_of(request.network)  # type: ignore[attr-defined]
    return render(request, "insight/interview.html", {"page": page})
