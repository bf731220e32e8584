"""What everybody sees: members, their profiles, joining."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.actor import guest_link
from fachwerk.access.pages import actor_of, public
from fachwerk.contacts.forms import JoinForm
from fachwerk.contacts.models import OrganisationKind
from fachwerk.contacts.operations import apply_for_membership, confirm_application
from fachwerk.contacts.queries import (
    application_by_id,
    declaration_of,
    kreis_filter,
    member_cross_table,
    member_figures,
    memberships_on,
    organisation_for,
)
from fachwerk.contacts.views.attempts import form_page, succeeds
from fachwerk.contacts.views.led_on import leads_on
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.core.links import Link
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_name


@public
def members(request: HttpRequest, network: str) -> HttpResponse:
    """The members of today."""
    day = clock.today()
    table = _members_table(network, day).bind(request)
    if table.export:
        return table.export
    figures = member_figures(day)
    context = {"table": table, "total": figures["total"], "companies": figures["by_kind"].get("company", 0), "day": day}
    return render(request, "contacts/members.html", {**context, "cross": member_cross_table(day)})


def _members_table(network: str, day: date) -> Table:
    return Table(
        "mitglieder",
        rows=memberships_on(day),
        caption=_("Mitglieder"),
        columns=[
            Column(
                "name",
                _("Name"),
                value="organisation.name",
                sort="organisation__sort_key",
                link=lambda m: reverse("contacts:organisation", args=[network, m.slug]),
            ),
            Column(
                "art",
                _("Art"),
                value="organisation.get_organisation_kind_display",
                sort="organisation__organisation_kind",
            ),
            Column("kreis", _("Kreis"), value=lambda m: kreis_name(m.organisation.ags) if m.organisation.ags else ""),
            Column("seit", _("Mitglied seit"), value=lambda m: str(m.since.year), sort="since"),
            Column("website", _("Website"), value="organisation.website", hidden=True),
        ],
        filters=[
            Filter(
                "art",
                _("Art"),
                OrganisationKind.choices,
                lambda rows, kind: rows.filter(organisation__organisation_kind=kind),
            ),
            Filter("kreis", _("Kreis"), kreis_filter(day), lambda rows, ags: rows.filter(organisation__ags=ags)),
        ],
        search=["organisation__name"],
        sorted_by="name",
        per_page=100,
        empty=_("Noch keine Mitglieder."),
    )


@public
@leads_on("slug")
def organisation(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The public profile of an organisation that is or was a member."""
    found = organisation_for(actor_of(request), slug)
    facts = [
        (_("Art"), found.get_organisation_kind_display()),
        (_("Kreis"), kreis_name(found.ags) if found.ags else ""),
        (_("Ort"), found.town),
    ]
    memberships = list(found.memberships.all())
    return render(
        request, "contacts/organisation.html", {"organisation": found, "facts": facts, "memberships": memberships}
    )


@public
def join(request: HttpRequest, network: str) -> HttpResponse:
    """The declaration to join, online."""
    declaration = declaration_of(request.network)  # type: ignore[attr-defined]
    form = JoinForm(request.POST or None, network=request.network, declaration=declaration)  # type: ignore[attr-defined]
    if request.method == "POST" and (
        form.is_from_a_machine or succeeds(form, lambda values: _declare(request, values, declaration))
    ):
        text = _(
            "Wir haben Ihnen eine E-Mail geschickt. Mit dem Link darin bestätigen Sie Ihre Adresse. "
            "Danach melden wir uns."
        )
        return render(request, "ui/outcome.html", {"heading": _("Bitte sehen Sie in Ihr Postfach"), "text": text})
    return form_page(request, "contacts/join.html", form, {})


def _declare(request: HttpRequest, values: dict[str, Any], declaration: str) -> None:
    wanted = ("organisation_name", "kind", "ags", "contact_name", "function", "email", "contribution")
    given = {name: values[name] for name in wanted}
    apply_for_membership(actor_of(request), **given, declaration=declaration, key=values["sending_key"])


@public
def confirm(request: HttpRequest, link: Link) -> HttpResponse:
    """The link in the mail: a button, because mail programs open links on their own."""
    try:
        application = application_by_id(link.object_id)
    except NotThere:
        application = None
    if application is None or (link.is_over and application.confirmed_at is None):
        text = _("Bitte füllen Sie das Formular noch einmal aus.")
        join_page = {"label": _("Zum Formular"), "url": reverse("contacts:join", args=[request.network.slug])}  # type: ignore[attr-defined]
        context = {"heading": _("Dieser Link gilt nicht mehr"), "text": text, "actions": [join_page]}
        return render(request, "ui/outcome.html", context, status=410)
    if request.method == "POST" and application.confirmed_at is None:
        application = confirm_application(guest_link(link.network_id), application=application)
    return render(request, "contacts/confirm.html", {"application": application})
