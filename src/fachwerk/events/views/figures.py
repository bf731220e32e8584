"""The figures of one event."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.export import csv_response
from fachwerk.events import queries
from fachwerk.events.queries.figures import export_rows, figures_of


@needs("events.read_office")
def figures(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """How fast it filled, how many wanted to come, who came."""
    event = queries.event_for(actor_of(request), slug)
    found = figures_of(event)
    if request.GET.get("format") == "csv":
        title = _("Zahlen zu %(title)s") % {"title": event.title}
        return csv_response(title, [_("Was"), _("Wert"), _("Dazu")], export_rows(found))
    return render(request, "events/office_figures.html", {"event": event, "slug": slug, "figures": found})
