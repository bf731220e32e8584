"""Declarations to join: the office answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import AcceptForm, DeclineForm
from fachwerk.contacts.models import ApplicationState
from fachwerk.contacts.operations import accept_application, decline_application
from fachwerk.contacts.policies import may_answer
from fachwerk.contacts.queries import application_by_id, applications, possible_organisations
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_name


@needs("contacts.read_office")
def office_applications(request: HttpRequest, network: str) -> HttpResponse:
    """Everything that was declared."""
    table = Table(
        "beitrittserklaerungen",
        rows=applications(),
        caption=_("Beitrittserklärungen"),
        columns=[
            Column(
                "name",
                _("Organisation"),
                value="organisation_name",
                sort="organisation_name",
                link=lambda a: reverse("contacts:office_application", args=[network, a.pk]),
            ),
            Column("art", _("Art"), value="get_organisation_kind_display"),
            Column("erklaert", _("Erklärt am"), value="declared_at", sort="declared_at"),
            Column("stand", _("Stand"), value="get_state_display", sort="state"),
        ],
        filters=[Filter("stand", _("Stand"), ApplicationState.choices, lambda rows, state: rows.filter(state=state))],
        search=["organisation_name"],
        empty=_(
            "Noch keine Beitrittserklärungen. Organisationen erklären ihren Beitritt auf der Seite „Mitglied werden“."
        ),
        empty_label=_("Seite „Mitglied werden“ ansehen"),
        empty_url=reverse("contacts:join", args=[network]),
    ).bind(request)
    return table.export or render(request, "contacts/office_applications.html", {"table": table})


@needs("contacts.read_office")
def office_application(request: HttpRequest, network: str, application: UUID) -> HttpResponse:
    """One declaration, word for word, and the two answers."""
    found = application_by_id(application)
    declines = request.POST.get("answer_with") == "decline"
    twin = possible_organisations(found).first()
    accept = AcceptForm(
        request.POST if request.method == "POST" and not declines else None,
        application=found,
        initial={"organisation": twin and twin.pk},
        prefix="accept",
    )
    decline = DeclineForm(request.POST if declines else None, prefix="decline")
    if declines and succeeds(
        decline, lambda values: decline_application(actor_of(request), application=found, **values)
    ):
        return onward(request, _("Abgelehnt. Die Antwort geht per E-Mail hinaus."), "contacts:office_applications")
    if (
        request.method == "POST"
        and not declines
        and succeeds(accept, lambda values: accept_application(actor_of(request), application=found, **values))
    ):
        accepted = found.organisation
        sentence = _("„%(name)s“ ist jetzt Mitglied. Die Antwort geht per E-Mail hinaus.") % {"name": accepted}
        return onward(request, sentence, "contacts:office_organisation", found.organisation_id)
    context: dict[str, Any] = {"application": found, "twin": twin, "accept": accept, "decline": decline}
    context |= {"verdict": may_answer(actor_of(request), found), "facts": _facts(found)}
    return form_page(request, "contacts/office_application.html", decline if declines else accept, context)


def _facts(found: Any) -> list[tuple[str, object]]:
    return [
        (_("Art"), found.get_organisation_kind_display()),
        (_("Kreis"), kreis_name(found.ags) if found.ags else ""),
        (_("Ansprechperson"), f"{found.contact_name}, {found.function}"),
        (_("E-Mail"), found.email),
        (_("Beitrag zum Netzwerk"), found.contribution),
        (_("Stand"), found.get_state_display()),
    ]
