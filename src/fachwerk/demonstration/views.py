"""The two pages that explain the demonstration; nowhere else do they exist."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fachwerk.access.pages import public
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.demonstration.loading.book import content
from fachwerk.demonstration.tour import DAY_OF_THE_INTERVIEW, ROWS, Day
from fachwerk.networks.queries import network_called
from fachwerk.tenancy.scope import network_scope


def _only_in_the_demonstration() -> None:
    if not settings.DEMO:
        raise NotThere


@public
def real(request: HttpRequest) -> HttpResponse:
    """ "Was ist echt?": what is publicly known, from where, and what is invented."""
    _only_in_the_demonstration()
    page = content("real")
    names = {source["key"]: source["name"] for source in page["sources"]}
    facts = [(fact["text"], names[fact["source"]]) for fact in page["public_facts"]]
    return render(request, "demonstration/real.html", {"page": page, "facts": facts})


@public
def tour(request: HttpRequest) -> HttpResponse:
    """ "Rundgang durch das Interview": every statement with the answer of that day and of today."""
    _only_in_the_demonstration()
    network = network_called(content("network")["network"]["slug"])
    with network_scope(network):
        then, now = Day(network, DAY_OF_THE_INTERVIEW), Day(network, clock.today())
        rows: list[dict[str, Any]] = [
            {
                "row": row,
                "then": row.answer(then),
                "now": "" if row.once else row.answer(now),
                "url": row.address(now),
                "in_the_office": row.role != Role.VISITOR,
            }
            for row in ROWS
        ]
    return render(request, "demonstration/tour.html", {"rows": rows, "then": then, "now": now, "subject": network})
