"""The one table of decisions, for everybody and for the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of
from fachwerk.core.dates import machine_day
from fachwerk.core.tables import BoundTable, Column, Filter, Table
from fachwerk.decisions import queries
from fachwerk.decisions.models import Decision, Outcome


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
