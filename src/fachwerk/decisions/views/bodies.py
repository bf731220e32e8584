"""Bodies and decisions for everybody; numbers for members."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core.errors import NotThere
from fachwerk.core.files import read_file
from fachwerk.decisions import queries
from fachwerk.decisions.views.lists import decisions_table


@public
def bodies(request: HttpRequest, network: str) -> HttpResponse:
    """All bodies of the network."""
    return render(request, "decisions/bodies.html", {"bodies": queries.body_cards(actor_of(request))})


@public
def body(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One body: who sits there, what it decided."""
    return render(request, "decisions/body.html", {"page": queries.body_for(actor_of(request), slug)})


@public
def decisions(request: HttpRequest, network: str) -> HttpResponse:
    """What was decided."""
    table = decisions_table(request, network, "decisions:decision")
    if table.export:
        return table.export
    return render(request, "decisions/decisions.html", {"table": table})


@public
def decision(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One decision: result, reason and day for everybody, the count for members."""
    return render(request, "decisions/decision.html", {"page": queries.decision_for(actor_of(request), slug)})


@public
def protocol(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The minutes, for members only."""
    page = queries.decision_for(actor_of(request), slug)
    if not actor_of(request).is_member or not page.decision.protocol_key:
        raise NotThere
    answer = HttpResponse(read_file(page.decision.protocol_key), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{_("Protokoll")}-{slug}.pdf"'
    return answer


@public
def receipt(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The receipt as it was counted, byte by byte, for members only."""
    page = queries.decision_for(actor_of(request), slug)
    if page.receipt is None:
        raise NotThere
    answer = HttpResponse(page.receipt.canonical, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_("Beleg")}-{slug}.json"'
    return answer
