"""One's own week: the letter on Monday and the calendar."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.answers import SeeOther, posted
from fachwerk.loop.queries.own_calendar import address_of, calendar_behind
from fachwerk.notebook.forms import OwnDeskForm
from fachwerk.notebook.operations import choose_desk, renew_calendar
from fachwerk.notebook.queries import own_desk as desk_of


@needs("notebook.choose_desk")
def own_desk(request: HttpRequest, network: str) -> HttpResponse:
    """What one wants to get: the letter, the calendar."""
    desk = desk_of(actor_of(request))
    form = OwnDeskForm(**posted(request), initial={"wants_week_letter": desk.wants_week_letter})
    if form.is_bound and form.is_valid():
        choose_desk(actor_of(request), **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return SeeOther(request.path)
    path = address_of(desk, network)
    page = {
        "form": form,
        "address": settings.BASE_URL + path if path else "",
        "renew_url": reverse("loop:own_calendar_renew", args=[network]),
    }
    return render(request, "loop/own_desk.html", page)


@needs("notebook.renew_calendar")
@require_POST
def renew(request: HttpRequest, network: str) -> HttpResponse:
    """A new secret address, or none."""
    off = request.POST.get("tun") == "aus"
    renew_calendar(actor_of(request), off=off)
    messages.success(
        request, _("Der Kalender ist abgeschaltet.") if off else _("Der neue Link gilt. Ein alter gilt nicht mehr.")
    )
    return SeeOther(reverse("loop:own_desk", args=[network]) + "#kalender")


@public
@require_safe
def feed(request: HttpRequest, network: str, desk: UUID, key: str) -> HttpResponse:
    """The calendar behind a secret address; whoever left the office has none."""
    content = calendar_behind(desk, key, request.network)  # type: ignore[attr-defined]
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = 'inline; filename="fachwerk.ics"'
    return response
