"""Speaking to companies: funnel, list, one company, a new contact."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.models import SizeClass
from fachwerk.core.answers import answer, posted
from fachwerk.core.clock import today
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_choices, kreis_name
from fachwerk.outreach import operations, queries
from fachwerk.outreach.forms import CampaignForm, TouchForm
from fachwerk.outreach.models import Channel, Stage
from fachwerk.outreach.queries.companies import NEVER, at_least, deepest_first

FORM = "outreach/office_form.html"


@needs("outreach.read_office")
def companies(request: HttpRequest, network: str) -> HttpResponse:
    """The funnel, and every company with its last contact."""
    table = _table(network, list(request.network.kreise)).bind(request)  # type: ignore[attr-defined]
    if table.export:
        return table.export
    by_channel = queries.funnel_figures()["by_channel"]
    frame = {
        "table": table,
        "funnel": queries.funnel_rows(),
        "sizes": [size.label for size in SizeClass],
        "by_channel": [(way.label, way.value, by_channel[way.value]) for way in Channel],
        "quiet": len(queries.gone_quiet()),
        "follow_ups": queries.follow_ups_due(),
        "next_steps": queries.next_steps_due(),
        "day": today(),
    }
    return render(request, "outreach/office_companies.html", frame)


def _table(network: str, kreise: list[str]) -> Table:
    campaigns = [(str(campaign.pk), campaign.title) for campaign in queries.campaign_choices()]
    return Table(
        "ansprache",
        caption=_("Unternehmen"),
        rows=queries.companies_for(),
        columns=[
            Column(
                "name", _("Unternehmen"), value="company.name", sort=lambda row: row.company.name.casefold(),
                link=lambda row: reverse("outreach:office_company", args=[network, row.company.slug]),
            ),
            Column(
                "stage", _("Stand"), sort=deepest_first,
                value=lambda row: row.stage_shown or _("noch nicht angesprochen"),
            ),
            Column(
                "last",
                _("Letzter Kontakt"),
                value="last_day",
                sort="last_on",
                align="nowrap",
                export=lambda row: row.last_on,
            ),
            Column("size", _("Beschäftigte"), value="size_shown", sort="size_place"),
            Column("kreis", _("Kreis"), sort=True),
            Column("touches", _("Kontakte"), align="num", sort=True),
            Column("next_on", _("Nächster Schritt bis"), sort=True),
            Column("channels", _("Wege"), value="channels_shown", hidden=True),
        ],
        filters=[
            Filter("stand", _("Mindestens"), [*Stage.choices, (NEVER, _("noch nicht angesprochen"))], apply=at_least),
            Filter("groesse", _("Beschäftigte"), SizeClass.choices,
                   apply=lambda rows, value: [row for row in rows if row.company.size_class == value]),
            Filter("weg", _("Weg"), Channel.choices,
                   apply=lambda rows, value: [row for row in rows if value in row.channels]),
            Filter("kreis", _("Kreis"), kreis_choices(kreise) if kreise else [],
                   apply=lambda rows, value: [row for row in rows if row.company.ags == value]),
            Filter("kampagne", _("Kampagne"), campaigns,
                   apply=lambda rows, value: [row for row in rows if value in {str(key) for key in row.campaigns}]),
            Filter("still", _("Verlauf"), [("ja", _("seit einem halben Jahr still"))],
                   apply=lambda rows, value: [row for row in queries.gone_quiet() if row in rows]),
        ],
        search=["company.name"],
        sorted_by="-last",
        empty=_("Noch kein Unternehmen im Verzeichnis. Legen Sie das erste an."),
        empty_label=_("Organisation anlegen"),
        empty_url=reverse("contacts:office_organisation_new", args=[network]),
    )  # fmt: skip


@needs("outreach.read_office")
def company(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One company: every contact, and the next one."""
    found = queries.company_for(actor_of(request), slug)
    form = TouchForm(**posted(request), initial={"organisation": found.pk}, is_about_one=True)
    return answer(
        request, form, lambda _given: _note(actor_of(request), form), done=_("Der Kontakt ist festgehalten."),
        then=lambda _made: reverse("outreach:office_company", args=[network, slug]),
        template="outreach/office_company.html", company=found, touches=queries.touches_of(found),
        kreis=kreis_name(found.ags) if found.ags else "", day=today(),
    )  # fmt: skip


@needs("outreach.note_touch")
def touch_new(request: HttpRequest, network: str) -> HttpResponse:
    """A contact with any company; ``?unternehmen=`` chooses it."""
    form = TouchForm(**posted(request), initial={"organisation": request.GET.get("unternehmen", "")})
    return answer(
        request, form, lambda _given: _note(actor_of(request), form), done=_("Der Kontakt ist festgehalten."),
        then=lambda made: reverse("outreach:office_company", args=[network, made.organisation.knot.slug]),
        template=FORM, heading=_("Kontakt zu einem Unternehmen"), submit=_("Kontakt festhalten"),
        cancel=reverse("outreach:office_companies", args=[network]),
    )  # fmt: skip


def _note(actor: Actor, form: TouchForm) -> Any:
    return operations.note_touch(actor, **form.for_operation())


@needs("outreach.read_office")
def campaigns(request: HttpRequest, network: str) -> HttpResponse:
    """Campaigns with the number of companies spoken to."""
    return render(request, "outreach/office_campaigns.html", {"campaigns": queries.campaigns(), "day": today()})


@needs("outreach.start_campaign")
def campaign_new(request: HttpRequest, network: str) -> HttpResponse:
    """The next campaign."""
    form = CampaignForm(**posted(request), initial={"starts_on": today()})

    def start(given: dict[str, Any]) -> Any:
        return operations.start_campaign(actor_of(request), **{**given, "focus": given["focus"].first()})

    return answer(
        request, form, start, done=_("Die Kampagne ist angelegt."), template=FORM, heading=_("Neue Kampagne"),
        submit=_("Kampagne anlegen"), then=lambda _made: reverse("outreach:office_campaigns", args=[network]),
        cancel=reverse("outreach:office_campaigns", args=[network]),
    )  # fmt: skip
