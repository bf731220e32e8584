"""The one table of decisions, for everybody and for the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of
from fachwerk.core.dates import machine_day, show_day
from fachwerk.core.tables import BoundTable, Column, Filter, Table
from fachwerk.decisions import queries
from fachwerk.decisions.models import Decision, Meeting, Outcome


def decisions_table(request: HttpRequest, network: str, page: str) -> BoundTable:
    """Decisions with filters for year, result and body; ``page`` names the address of one decision."""
    actor = actor_of(request)
    slugs = queries.slugs_of("decision")
    years = [(str(year), str(year)) for year in queries.years_of_decisions(actor)]
    states: list[tuple[str, Any]] = [("open", _("Abstimmung läuft")), *Outcome.choices]
    bodies = [(str(found.pk), found.name) for found in queries.bodies_of(actor)]

    def link(found: Decision) -> str:
        return reverse(page, args=[network, slugs[found.pk]])

    return Table(
        "beschluesse",
        caption=_("Beschlüsse"),
        rows=queries.decisions_list(actor),
        columns=[
            Column("title", _("Beschluss"), link=link),
            Column("body", _("Gremium"), value=lambda found: found.body.name, sort="body__name"),
            Column("day", _("Datum"), value=lambda found: found.shown_day, sort="decided_on",
                   export=lambda found: machine_day(found.decided_on, found.decided_precision) or ""),
            Column("standing", _("Ergebnis"), value=lambda found: found.knot_standing(), sort="outcome"),
        ],
        filters=[
            Filter("jahr", _("Jahr"), years, apply=lambda rows, value: rows.filter(decided_on__year=value)),
            Filter("ergebnis", _("Ergebnis"), states, apply=queries.with_outcome),
            Filter("gremium", _("Gremium"), bodies, apply=lambda rows, value: rows.filter(body_id=value)),
        ],
        search=["title", "question", "reason"],
        per_page=50,
        empty=_("Hier stehen die Beschlüsse des Netzwerks, sobald der erste festgehalten ist."),
        empty_label=_("Beschluss festhalten") if actor.is_office else "",
        empty_url=reverse("decisions:office_decision_record", args=[network]) if actor.is_office else "",
    ).bind(request)  # fmt: skip


def meetings_table(request: HttpRequest, network: str) -> BoundTable:
    """Meetings with body, day and whether the invitation has gone out."""
    actor = actor_of(request)
    bodies = [(str(found.pk), found.name) for found in queries.bodies_of(actor)]
    new_url = reverse("decisions:office_meeting_new", args=[network])
    return Table(
        "sitzungen",
        caption=_("Sitzungen"),
        rows=queries.meetings_list(actor),
        columns=[
            Column("body", _("Gremium"), value=lambda one: one.body.name, sort="body__name",
                   link=lambda one: reverse("decisions:office_meeting", args=[network, one.pk])),
            Column("day", _("Tag"), value=lambda one: show_day(one.day, weekday=True), sort="starts_at",
                   export=lambda one: machine_day(one.day) or ""),
            Column("place", _("Ort"), value=lambda one: one.place, sort="place"),
            Column("items", _("Punkte"), value=lambda one: one.item_count, sort="item_count", align="num"),
            Column("standing", _("Stand"), value=_standing),
        ],
        filters=[Filter("gremium", _("Gremium"), bodies, apply=lambda rows, value: rows.filter(body_id=value))],
        search=["place", "body__name"],
        per_page=50,
        empty=_(
            "Hier stehen die Sitzungen Ihrer Gremien. Aus Einladung, Tagesordnung und Unterlagen entsteht die Mappe."
        ),
        empty_label=_("Sitzung anlegen"),
        empty_url=new_url,
    ).bind(request)  # fmt: skip


def _standing(meeting: Meeting) -> str:
    if meeting.cancelled_at:
        return _("abgesagt")
    if meeting.invited_at:
        return _("eingeladen")
    return _("einladen bis %(day)s") % {"day": show_day(meeting.invite_by)}
