"""Consultancies and their links."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.referrals import remember
from fachwerk.core.tables import Column, Table
from fachwerk.outreach import operations, queries
from fachwerk.outreach.forms import MultiplierForm
from fachwerk.outreach.models import Stage

TARGET = "recommendations:for_companies"


@public
def follow(request: HttpRequest, network: str, code: str) -> HttpResponse:
    """The short link of a consultancy: counted for the day, then the entrance for companies."""
    multiplier = queries.multiplier_for(code)
    reply = redirect(TARGET, network)
    if request.method == "GET" and multiplier.is_active:
        operations.follow_referral(actor_of(request), multiplier=multiplier)
        remember(request, reply, multiplier.code, path=f"/n/{network}/")
    reply["Cache-Control"] = "no-store"
    return reply


@needs("outreach.read_office")
def multipliers(request: HttpRequest, network: str) -> HttpResponse:
    """Everybody with a link, and what came of it."""
    table = _table(request, network).bind(request)
    return table.export or render(request, "outreach/office_multipliers.html", {"table": table})


def _table(request: HttpRequest, network: str) -> Table:
    return Table(
        "beratungen",
        caption=_("Beratungen und andere mit eigenem Link"),
        rows=queries.multiplier_reach(),
        columns=[
            Column("name", _("Organisation"), value="multiplier.organisation.name",
                   sort=lambda row: row.multiplier.organisation.sort_key,
                   link=lambda row: reverse("outreach:office_multiplier", args=[network, row.multiplier.code])),
            Column("code", _("Kürzel"), value="multiplier.code", sort=True),
            Column("link", _("Link"), value=lambda row: link_of(request, network, row.multiplier.code), hidden=True),
            Column("since", _("Dabei seit"), value="multiplier.since", sort=True, align="nowrap"),
            Column("visits", _("Aufrufe des Links"), align="num", sort=True),
            Column("reached", _("Unternehmen erreicht"), align="num", sort=True),
            Column("started", _("davon Maßnahme begonnen"), value=lambda row: row.companies[Stage.MEASURE_STARTED],
                   sort=lambda row: row.companies[Stage.MEASURE_STARTED], align="num"),
            Column("active", _("Stand"),
                   value=lambda row: _("aktiv") if row.multiplier.is_active else _("ausgeschaltet")),
        ],
        sorted_by="-reached",
        empty=_("Noch niemand hat einen eigenen Link. Beratungen, Kammern und Banken können damit auf Sie hinweisen."),
        empty_label=_("Beratung aufnehmen"),
        empty_url=reverse("outreach:office_multiplier_new", args=[network]),
    )  # fmt: skip


def link_of(request: HttpRequest, network: str, code: str) -> str:
    """The whole address, as it is printed."""
    return request.build_absolute_uri(reverse("outreach:follow", args=[network, code]))


def _drawing(link: str, *, scale: int, whole_file: bool = False) -> bytes:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", scale=scale, border=4, light="#fff", svgclass=None, lineclass=None, omitsize=not whole_file,
        xmldecl=whole_file, svgns=True, nl=False,
    )  # fmt: skip
    return drawn.getvalue()


@needs("outreach.read_office")
def multiplier(request: HttpRequest, network: str, code: str) -> HttpResponse:
    """One consultancy: link, code to print, reach."""
    found = queries.multiplier_for(code)
    link = link_of(request, network, found.code)
    reach = next((each for each in queries.multiplier_reach() if each.multiplier == found), None)
    stages = [(Stage(stage).label, number) for stage, number in reach.companies.items()] if reach else []
    frame: dict[str, Any] = {"multiplier": found, "link": link, "reach": reach, "stages": stages}
    frame["drawing"] = mark_safe(_drawing(link, scale=4).decode())  # noqa: S308 - made here from our own address
    return render(request, "outreach/office_multiplier.html", frame)


@needs("outreach.read_office")
def multiplier_code(request: HttpRequest, network: str, code: str) -> HttpResponse:
    """The code as a file for posters and handouts."""
    found = queries.multiplier_for(code)
    drawn = _drawing(link_of(request, network, found.code), scale=12, whole_file=True)
    reply = HttpResponse(drawn, content_type="image/svg+xml")
    reply["Content-Disposition"] = f'attachment; filename="{found.code.lower()}.svg"'
    return reply


@needs("outreach.name_multiplier")
def multiplier_new(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody gets a link."""
    form = MultiplierForm(**posted(request))
    return answer(
        request, form, lambda given: operations.name_multiplier(actor_of(request), **given),
        done=_("Der Link ist bereit."), template="outreach/office_form.html", heading=_("Beratung aufnehmen"),
        submit=_("Link anlegen"), then=lambda made: reverse("outreach:office_multiplier", args=[network, made.code]),
        cancel=reverse("outreach:office_multipliers", args=[network]),
    )  # fmt: skip


@needs("outreach.change_multiplier")
def multiplier_switch(request: HttpRequest, network: str, code: str) -> HttpResponse:
    """Switches the counting off or on."""
    found = queries.multiplier_for(code)
    if request.method == "POST":
        operations.change_multiplier(actor_of(request), multiplier=found, is_active=not found.is_active)
    return SeeOther(reverse("outreach:office_multiplier", args=[network, found.code]))
