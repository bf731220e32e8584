"""The tables of projects and of everything on the way."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of
from fachwerk.core import formats
from fachwerk.core.dates import machine_day
from fachwerk.core.tables import BoundTable, Column, Filter, Table
from fachwerk.projects import queries
from fachwerk.projects.models import ProjectState
from fachwerk.projects.queries import PipelineRow, ProjectRow
from fachwerk.thread.kinds import kind_of


def _ran_in(rows: Sequence[ProjectRow], value: str) -> list[ProjectRow]:
    """Projects that began in that year or before and had not ended before it."""
    year = int(value) if value.isdigit() else 0
    return [
        row
        for row in rows
        if row.project.starts_on.year <= year and (row.project.ends_on is None or row.project.ends_on.year >= year)
    ]


def projects_table(request: HttpRequest, network: str) -> BoundTable:
    """Projects with filters for year and state."""
    office = actor_of(request).is_office

    def link(row: ProjectRow) -> str:
        return reverse("projects:project", args=[network, row.slug])

    return Table(
        "projekte",
        caption=_("Projekte"),
        rows=queries.projects_list(actor_of(request)),
        columns=[
            Column("title", _("Projekt"), link=link, sort="title"),
            Column("lead", _("Träger"), value=lambda row: row.project.lead.name, sort="project.lead.name"),
            Column("period", _("Zeitraum"), value=lambda row: row.project.period, sort="project.starts_on"),
            Column("begin", _("Beginn"), value=lambda row: row.project.starts_on, hidden=True,
                   export=lambda row: machine_day(row.project.starts_on, row.project.starts_precision)),
            Column("end", _("Ende"), value=lambda row: row.project.ends_on, hidden=True,
                   export=lambda row: machine_day(row.project.ends_on, row.project.ends_precision) or ""),
            Column("state", _("Stand"), value=lambda row: row.state_words, sort="state"),
            Column("endorsed", _("Empfehlung der Region"), value=lambda row: _("ja") if row.endorsed else "–"),
            Column("grant", _("Förderung"), value=lambda row: formats.money(row.grant_eur), align="num",
                   sort=lambda row: row.grant_eur or 0, export=lambda row: row.grant_eur),
        ],
        filters=[
            Filter("jahr", _("Jahr"), [(str(year), str(year)) for year in queries.years_of_projects()], apply=_ran_in),
            Filter("stand", _("Stand"), ProjectState.choices,
                   apply=lambda rows, value: [row for row in rows if row.state == value]),
        ],
        search=["title", "project.summary", "project.lead.name"],
        per_page=60,
        empty=_("Hier stehen die Projekte des Netzwerks, auch die schon abgeschlossenen."),
        empty_label=_("Projekt nachtragen") if office else "",
        empty_url=reverse("projects:office_project_past", args=[network]) if office else "",
    ).bind(request)  # fmt: skip


def pipeline_table(request: HttpRequest, network: str, rows: Sequence[PipelineRow]) -> BoundTable:
    """Everything on the way, by stage."""

    def link(row: PipelineRow) -> str:
        return reverse(kind_of(row.kind).url_name, args=[network, row.slug])

    return Table(
        "vorhaben",
        caption=_("Vorhaben"),
        rows=list(rows),
        columns=[
            Column("title", _("Vorhaben"), link=link, sort="title"),
            Column("stage", _("Stufe"), value=lambda row: row.stage_words),
            Column("standing", _("Stand"), value=_standing),
            Column("lead", _("Träger oder Herkunft"), sort="lead"),
            Column("day", _("Seit"), value=lambda row: row.shown_day, sort="day", align="nowrap",
                   export=lambda row: machine_day(row.day, row.precision)),
        ],
        filters=[
            Filter("stufe", _("Stufe"), queries.Stage.choices,
                   apply=lambda found, value: [row for row in found if row.stage == value]),
        ],
        search=["title", "lead"],
        per_page=100,
        empty=_("Hier steht alles, was auf dem Weg zum Projekt ist: von der Idee bis zum Ergebnis."),
        empty_label=_("Projekt nachtragen"),
        empty_url=reverse("projects:office_project_past", args=[network]),
    ).bind(request)  # fmt: skip


def _standing(row: PipelineRow) -> str:
    """What the stage does not say already."""
    return "–" if row.standing.casefold() == row.stage_words.casefold() else row.standing
