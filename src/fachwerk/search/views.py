"""The search box on every page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fachwerk.access.pages import actor_of, public
from fachwerk.search.find import find

LONGEST_QUERY = 200


@public
def results(request: HttpRequest, network: str) -> HttpResponse:
    """Hits over all knots that the viewer may see."""
    typed = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = find(typed, actor_of(request), network) if typed else []
    return render(request, "search/results.html", {"typed": typed, "found": found})
