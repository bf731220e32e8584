"""What people do without account, by the link in a mail; and the own data of whoever is signed in."""

from __future__ import annotations

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from fachwerk.access.actor import guest_link
from fachwerk.access.pages import for_signed_in, public
from fachwerk.core.answers import SeeOther
from fachwerk.core.errors import FachwerkError, NotThere
from fachwerk.core.links import Link, read_link
from fachwerk.privacy.models import ConsentState
from fachwerk.privacy.operations import WITHDRAW, confirm_consent, withdraw_consent
from fachwerk.privacy.queries import everything_about, request_by_id, subject_of_account
from fachwerk.privacy.views.office import archive
from fachwerk.tenancy.scope import network_scope


def confirm_link(request: HttpRequest, link: Link) -> HttpResponse:
    """One button: only a click of a person confirms, not a mail scanner that opens every address."""
    if link.is_over:
        return _over(request)
    try:
        consent = request_by_id(link.object_id)
    except NotThere:
        return _over(request)
    if request.method != "POST":
        if consent.state == ConsentState.CONFIRMED:  # type: ignore[attr-defined]
            return _confirmed(request)
        return render(request, "privacy/confirm.html", {"consent": consent})
    try:
        confirm_consent(guest_link(link.network_id), consent=consent, address=request.build_absolute_uri("/l/"))
    except FachwerkError:
        return _over(request)
    return SeeOther(request.path)


def _confirmed(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ui/outcome.html",
        {
            "heading": _("Danke, das ist bestätigt"),
            "text": _("In jeder E-Mail finden Sie einen Link, mit dem Sie das mit einem Klick beenden."),
        },
    )


def _over(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ui/outcome.html",
        {
            "heading": _("Dieser Link gilt nicht mehr"),
            "text": _("Unbestätigte Anfragen löschen wir nach sieben Tagen. Bitte melden Sie sich einfach neu an."),
        },
        status=410,
    )


@csrf_exempt
@public
def unsubscribe(request: HttpRequest, signed: str) -> HttpResponse:
    """One click ends it. Mail programs send the POST themselves (RFC 8058), without cookie and forgery mark."""
    link = read_link(signed)
    if link.purpose != WITHDRAW:
        raise NotThere
    network = apps.get_model("networks", "Network")._default_manager.get(pk=link.network_id)
    with network_scope(link.network_id):
        consent = request_by_id(link.object_id)
        if request.method == "POST":
            by_program = request.POST.get("List-Unsubscribe") == "One-Click"
            way = _("Abbestellen im E-Mail-Programm") if by_program else _("Link in der E-Mail")
            withdraw_consent(guest_link(link.network_id), consent=consent, came_by=way)
            if by_program:
                return HttpResponse(status=204)
            return SeeOther(request.path)
        is_over = consent.state == ConsentState.WITHDRAWN  # type: ignore[attr-defined]
        return render(request, "privacy/unsubscribe.html", {"consent": consent, "place": network, "is_over": is_over})


@for_signed_in
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything about the signed-in person, in every network."""
    if request.method != "POST":
        return render(request, "privacy/own_data.html", {})
    found = []
    for network in apps.get_model("networks", "Network")._default_manager.order_by("name"):
        with network_scope(network):
            everything = everything_about(subject_of_account(request.user), network.name)
            if any(not section.personal.of_the_account for section in everything.sections):
                found.append(everything)
    if not found:
        return render(request, "privacy/own_data.html", {"nothing": True})
    return archive(*found)
