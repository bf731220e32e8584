"""The office's register of organisations."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import AffiliationForm, DayForm, OrganisationForm
from fachwerk.contacts.models import Organisation, OrganisationKind, SizeClass
from fachwerk.contacts.operations import affiliate, change_organisation, enter_organisation
from fachwerk.contacts.policies import may_admit, may_end_membership
from fachwerk.contacts.queries import (
    addresses_of,
    affiliations_of,
    organisation_by_id,
    organisations,
    perhaps_there,
    timeline_of,
    with_memberships,
)
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.contacts.views.led_on import leads_on
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_choices, kreis_name

TIMELINE_SHOWN = 12


@needs("contacts.read_office")
def office_organisations(request: HttpRequest, network: str) -> HttpResponse:
    """Every organisation, members and others."""
    table = Table(
        "organisationen",
        rows=organisations(),
        caption=_("Organisationen"),
        columns=_columns(network),
        filters=_filters(request),
        search=["name", "short_name", "town"],
        sorted_by="name",
        empty=_("Noch keine Organisationen."),
        empty_label=_("Liste einlesen"),
        empty_url=reverse("contacts:office_import", args=[network]),
    ).bind(request)
    return table.export or render(request, "contacts/office_organisations.html", {"table": table})


def _columns(network: str) -> list[Column]:
    return [
        Column(
            "name",
            _("Name"),
            sort="sort_key",
            link=lambda o: reverse("contacts:office_organisation", args=[network, o.pk]),
        ),
        Column("art", _("Art"), value="get_organisation_kind_display", sort="organisation_kind"),
        Column("kreis", _("Kreis"), value=lambda o: kreis_name(o.ags) if o.ags else ""),
        Column("groesse", _("Beschäftigte"), value="get_size_class_display"),
        Column(
            "mitglied",
            _("Mitglied"),
            value=lambda o: _("ja") if o.is_member_today else _("nein"),
            sort="is_member_today",
        ),
        Column("gruppe", _("Interessengruppe"), value="get_interest_group_display", hidden=True),
        Column("ort", _("Ort"), value="town", hidden=True),
        Column("wz", _("Wirtschaftszweig"), value="wz_section", hidden=True),
        Column("email", _("E-Mail"), hidden=True),
        Column("telefon", _("Telefon"), value="phone", hidden=True),
        Column("website", _("Website"), hidden=True),
    ]


def _filters(request: HttpRequest) -> list[Filter]:
    kreise = kreis_choices(request.network.kreise)  # type: ignore[attr-defined]
    yes_no = [("ja", _("ja")), ("nein", _("nein"))]
    return [
        Filter("art", _("Art"), OrganisationKind.choices, lambda rows, kind: rows.filter(organisation_kind=kind)),
        Filter("kreis", _("Kreis"), kreise, lambda rows, ags: rows.filter(ags=ags)),
        Filter("groesse", _("Beschäftigte"), SizeClass.choices, lambda rows, size: rows.filter(size_class=size)),
        Filter("mitglied", _("Mitglied"), yes_no, lambda rows, value: rows.filter(is_member_today=value == "ja")),
    ]


@needs("contacts.read_office")
def office_organisation_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new organisation: name, kind, Kreis."""
    form = OrganisationForm(request.POST or None, network=request.network)  # type: ignore[attr-defined]
    made: list[Organisation] = []
    if request.method == "POST" and succeeds(
        form, lambda values: made.append(enter_organisation(actor_of(request), **values))
    ):
        sentence = _("„%(name)s“ steht jetzt im Verzeichnis.") % {"name": made[0].name}
        return _entered(request, sentence, network, made[0])
    back = reverse("contacts:office_organisations", args=[network])
    context = {"heading": _("Neue Organisation"), "button": _("Organisation anlegen"), "back": back}
    return form_page(request, "contacts/office_form.html", form, context)


def _entered(request: HttpRequest, sentence: str, network: str, made: Organisation) -> HttpResponse:
    messages.success(request, sentence)
    # the page of a new entry names those that may be the same; it never stood in the way of entering
    return SeeOther(reverse("contacts:office_organisation", args=[network, made.pk]) + "?neu=ja")


@needs("contacts.read_office")
def office_organisation_change(request: HttpRequest, network: str, organisation: UUID) -> HttpResponse:
    """What the register says, to correct."""
    found = organisation_by_id(organisation)
    form = OrganisationForm(request.POST or None, network=request.network, organisation=found)  # type: ignore[attr-defined]
    if request.method == "POST" and succeeds(
        form, lambda values: change_organisation(actor_of(request), organisation=found, **values)
    ):
        return onward(request, _("Gespeichert."), "contacts:office_organisation", found.pk)
    back = reverse("contacts:office_organisation", args=[network, organisation])
    context = {
        "heading": _("Angaben ändern"),
        "button": _("Speichern"),
        "back": back,
        "eyebrow": organisation_by_id(organisation).name,
    }
    return form_page(request, "contacts/office_form.html", form, context)


@needs("contacts.read_office")
@leads_on("organisation")
def office_organisation(request: HttpRequest, network: str, organisation: UUID) -> HttpResponse:
    """People, memberships and what is known; a person can take a function here."""
    found = with_memberships(organisation_by_id(organisation))
    form = AffiliationForm(request.POST or None)
    if request.method == "POST" and succeeds(
        form, lambda values: affiliate(actor_of(request), organisation=found, **values)
    ):
        return onward(request, _("Die Funktion ist eingetragen."), "contacts:office_organisation", found.pk)
    context = {
        "organisation": found,
        "facts": _facts(found),
        "memberships": list(found.memberships.all()),
        "admission": may_admit(actor_of(request), found),
        "ending": may_end_membership(actor_of(request), found),
        "perhaps": perhaps_there(found.kind, found.pk) if "neu" in request.GET else [],
        **_functions(request, found),
        **_timeline(found, network),
    }
    return form_page(request, "contacts/office_organisation.html", form, context)


def _functions(request: HttpRequest, found: Organisation) -> dict[str, object]:
    """Functions of today and of before, and who held one on the day asked for."""
    today = clock.today()
    held = list(affiliations_of(found))
    asked = DayForm(request.GET if "am" in request.GET else None)
    day = asked.cleaned_data["am"] if asked.is_bound and asked.is_valid() else None
    return {
        "current": [one for one in held if one.is_valid_on(today)],
        "coming": [one for one in held if one.since and one.since > today],
        "past": [one for one in held if one.until and one.until < today],
        "day_form": asked,
        "day": day,
        "on_day": [one for one in held if one.is_valid_on(day)] if day else [],
    }


def _timeline(found: Organisation, network: str) -> dict[str, object]:
    lines = timeline_of(found)
    addresses = addresses_of(found, lines, network)
    shown = [(line, addresses.get(line.knot_id) if line.knot_id else None) for line in lines]
    return {"timeline": shown[:TIMELINE_SHOWN], "timeline_rest": shown[TIMELINE_SHOWN:]}


def _facts(found: Organisation) -> list[tuple[str, object]]:
    return [
        (_("Art"), found.get_organisation_kind_display()),
        (_("Interessengruppe"), found.get_interest_group_display()),
        (_("Kreis"), kreis_name(found.ags) if found.ags else ""),
        (_("Ort"), found.town),
        (_("Beschäftigte"), found.get_size_class_display() if found.size_class != SizeClass.UNKNOWN else ""),
        (_("Wirtschaftszweig"), found.get_wz_section_display() if found.wz_section else ""),
        (_("Website"), found.website),
        (_("E-Mail"), found.email),
        (_("Telefon"), found.phone),
    ]
