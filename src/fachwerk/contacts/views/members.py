"""The office's list of members; admitting and ending."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import AdmissionForm, EndForm
from fachwerk.contacts.models import InterestGroup, OrganisationKind
from fachwerk.contacts.operations import admit_member, end_membership
from fachwerk.contacts.queries import (
    SilentMember,
    ended_memberships,
    kreis_filter,
    member_figures,
    membership_by_id,
    memberships_on,
    organisation_by_id,
    silent_members,
)
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.core import clock
from fachwerk.core.dates import machine_day
from fachwerk.core.errors import NotThere
from fachwerk.core.files import keep_file, read_file
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_name


@needs("contacts.read_office")
def office_members(request: HttpRequest, network: str) -> HttpResponse:
    """Members of today, or those that were."""
    day, ended = clock.today(), request.GET.get("stand") == "frueher"
    table = Table(
        "mitglieder",
        rows=ended_memberships(day) if ended else memberships_on(day),
        caption=_("Frühere Mitglieder") if ended else _("Mitglieder"),
        columns=_columns(network),
        filters=_filters(),
        search=["organisation__name", "organisation__town"],
        sorted_by="name",
        empty=_("Noch keine Mitglieder."),
        empty_label=_("Mitgliederliste einlesen"),
        empty_url=reverse("contacts:office_import", args=[network]),
    ).bind(request)
    if table.export:
        return table.export
    return render(
        request,
        "contacts/office_members.html",
        {"table": table, "ended": ended, "figures": member_figures(day), "day": day},
    )


def _columns(network: str) -> list[Column]:
    return [
        Column(
            "name",
            _("Name"),
            value="organisation.name",
            sort="organisation__sort_key",
            link=lambda m: reverse("contacts:office_organisation", args=[network, m.organisation.pk]),
        ),
        Column(
            "art", _("Art"), value="organisation.get_organisation_kind_display", sort="organisation__organisation_kind"
        ),
        Column(
            "gruppe",
            _("Interessengruppe"),
            value="organisation.get_interest_group_display",
            sort="organisation__interest_group",
        ),
        Column("kreis", _("Kreis"), value=lambda m: kreis_name(m.organisation.ags) if m.organisation.ags else ""),
        Column(
            "seit",
            _("Mitglied"),
            value="shown_period",
            sort="since",
            export=lambda m: machine_day(m.since, m.since_precision),
        ),
        Column("bis", _("Mitglied bis"), value="until", hidden=True),
        Column("ort", _("Ort"), value="organisation.town", hidden=True),
        Column("email", _("E-Mail"), value="organisation.email", hidden=True),
        Column("telefon", _("Telefon"), value="organisation.phone", hidden=True),
        Column("website", _("Website"), value="organisation.website", hidden=True),
        Column("beitrag", _("Beitrag zum Netzwerk"), value="contribution", hidden=True),
    ]


def _filters() -> list[Filter]:
    return [
        Filter(
            "art",
            _("Art"),
            OrganisationKind.choices,
            lambda rows, kind: rows.filter(organisation__organisation_kind=kind),
        ),
        Filter(
            "gruppe",
            _("Interessengruppe"),
            InterestGroup.choices,
            lambda rows, group: rows.filter(organisation__interest_group=group),
        ),
        Filter("kreis", _("Kreis"), kreis_filter(clock.today()), lambda rows, ags: rows.filter(organisation__ags=ags)),
    ]


@needs("contacts.read_office")
def admit(request: HttpRequest, network: str, organisation: UUID) -> HttpResponse:
    """An organisation becomes a member."""
    found = organisation_by_id(organisation)
    form = AdmissionForm(request.POST or None, request.FILES or None)

    def act(values: dict[str, Any]) -> None:
        upload = values.pop("declaration")
        since, precision = values.pop("since")
        key = keep_file(upload) if upload else ""
        admit_member(
            actor_of(request), organisation=found, since=since, since_precision=precision, declaration_key=key, **values
        )

    if request.method == "POST" and succeeds(form, act):
        sentence = _("„%(name)s“ ist jetzt Mitglied.") % {"name": found.name}
        return onward(request, sentence, "contacts:office_organisation", found.pk)
    return form_page(
        request, "contacts/office_form.html", form, _about(found, _("Als Mitglied aufnehmen"), _("Aufnehmen"))
    )


@needs("contacts.read_office")
def end(request: HttpRequest, network: str, organisation: UUID) -> HttpResponse:
    """A membership gets its last day."""
    found = organisation_by_id(organisation)
    form = EndForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and succeeds(
        form, lambda values: end_membership(actor_of(request), organisation=found, until=values["until"])
    ):
        return onward(request, _("Die Mitgliedschaft ist beendet."), "contacts:office_organisation", found.pk)
    return form_page(
        request, "contacts/office_form.html", form, _about(found, _("Mitgliedschaft beenden"), _("Beenden"))
    )


def _about(found: Any, heading: str, button: str) -> dict[str, Any]:
    back = reverse("contacts:office_organisation", args=[found.network.slug, found.pk])
    return {"heading": heading, "button": button, "eyebrow": found.name, "back": back}


@needs("contacts.read_office")
def declaration(request: HttpRequest, network: str, membership: UUID) -> HttpResponse:
    """The signed declaration as it was handed in."""
    found = membership_by_id(membership)
    if not found.declaration_key:
        raise NotThere
    answer = HttpResponse(read_file(found.declaration_key), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="beitrittserklaerung.pdf"'
    return answer


@needs("contacts.read_office")
def office_silent_members(request: HttpRequest, network: str) -> HttpResponse:
    """Members of which nothing was heard for a year."""
    table = Table(
        "stille-mitglieder",
        rows=silent_members(),
        caption=_("Stille Mitglieder"),
        columns=[
            Column(
                "name",
                _("Name"),
                sort=True,
                link=lambda row: reverse("contacts:office_organisation", args=[network, row.id]),
            ),
            Column("art", _("Art"), value="kind_label", sort=True),
            Column("zuletzt", _("Zuletzt"), value=_last_sign, sort=lambda row: row.last_day or row.member_since),
            Column("seit", _("Mitglied seit"), value=lambda row: str(row.member_since.year), sort="member_since"),
        ],
        search=["name"],
        empty=_("Kein Mitglied ist still geworden: Mit jedem war in den letzten zwölf Monaten etwas."),
    ).bind(request)
    return table.export or render(request, "contacts/office_silent_members.html", {"table": table})


def _last_sign(row: SilentMember) -> str:
    if row.last is None:
        return str(_("noch nie"))
    return f"{row.last.shown_day}: {row.last.what}"
