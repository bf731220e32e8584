"""Events and findings for everybody."""

from __future__ import annotations

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core.errors import NotThere
from fachwerk.events import queries
from fachwerk.events.forms import ClaimForm, WishForm
from fachwerk.events.models import Event, Format
from fachwerk.events.queries.calendar import calendar_of
from fachwerk.events.queries.pages import event_page, event_rows, past_years
from fachwerk.events.views.claiming import register

PER_PAGE = 20


@public
def events(request: HttpRequest, network: str) -> HttpResponse:
    """What is coming, and what was."""
    wanted = {"format": request.GET.get("format", ""), "audience": request.GET.get("fuer", "").strip()}
    year = request.GET.get("jahr", "")
    past = queries.past_events(format=wanted["format"], year=int(year) if year.isdigit() and len(year) == 4 else None)
    page = Paginator(past, PER_PAGE).get_page(request.GET.get("seite"))
    frame = {
        "rows": event_rows(queries.upcoming(format=wanted["format"], audience=wanted["audience"]), network),
        "page": page,
        "past_rows": event_rows(list(page), network),
        "formats": Format.choices,
        "years": past_years(),
        "wanted": {**wanted, "year": year},
        "query": request.GET.copy(),
    }
    return render(request, "events/events.html", frame)


@public
def event(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One event with its registration on the same page."""
    found = queries.event_for(actor_of(request), slug)
    initial = {"sending_key": uuid.uuid4(), "multiplier_code": request.GET.get("ref", "")[:60]}
    sessions = queries.session_rows(found) if found.has_sessions else []
    typed = {"data": request.POST} if request.method == "POST" else {"initial": initial}
    form = ClaimForm(event=found, sessions=sessions, **typed)
    if request.method == "POST" and (answered := register(request, found, form, network)) is not None:
        return answered
    page = event_page(actor_of(request), found)
    frame = {"event": found, "page": page, "form": form, "wish_form": WishForm(prefix="wish"), "slug": slug}
    return render(request, "events/event.html", frame, status=422 if form.is_bound else 200)


def _calendar(request: HttpRequest, found: list[Event], name: str) -> HttpResponse:
    network = request.network  # type: ignore[attr-defined]
    content = calendar_of(found, network_slug=network.slug, name=network.name)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer


@public
def calendar(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One event for the calendar."""
    found = queries.event_for(actor_of(request), slug)
    if found.precision != "day":
        raise NotThere(_("Für diesen Termin ist kein genauer Tag bekannt."))
    return _calendar(request, [found], slug)


@public
def calendar_feed(request: HttpRequest, network: str) -> HttpResponse:
    """All coming events as a calendar to subscribe to."""
    return _calendar(request, queries.upcoming(format=request.GET.get("format", "")), network)


@public
def rules(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """How places are given."""
    found = queries.event_for(actor_of(request), slug)
    back = reverse("events:event", args=[network, slug])
    return render(request, "events/rules.html", {"event": found, "back": back, "share": queries.share_line(found)})


@public
def finding(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One result with its thread."""
    found = queries.finding_for(actor_of(request), slug)
    frame = {"finding": found, "knot": found.knot, "event_slug": queries.slugs_of([found.event_id])[found.event_id]}
    return render(request, "events/finding.html", frame)
