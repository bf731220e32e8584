"""Registering on behalf, the list for the entrance, one registration."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.errors import NotThere
from fachwerk.events import policies, queries
from fachwerk.events.forms import OnBehalfForm, RejectForm
from fachwerk.events.models import Claim
from fachwerk.events.operations import (
    approve_claim,
    check_in,
    close_entrance,
    confirm_claim,
    grant_place,
    register_on_behalf,
    reject_claim,
    release_claim,
    undo_check_in,
)
from fachwerk.events.views.answers import answer, do
from fachwerk.events.views.office import office_address
from fachwerk.events.views.tables import admitted


@needs("events.register_on_behalf")
def on_behalf(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Registers somebody who rang."""
    event = queries.event_for(actor_of(request), slug)
    sessions = queries.session_rows(event) if event.has_sessions else []
    form = OnBehalfForm(request.POST or None, event=event, sessions=sessions)
    back = office_address(network, slug)
    return answer(
        request,
        form,
        lambda: register_on_behalf(actor_of(request), event=event, **form.cleaned_data),
        base="base_office.html",
        then=lambda claim: back,
        done=_("Angemeldet."),
        eyebrow=event.title,
        heading=_("Jemanden anmelden"),
        submit=_("Anmelden"),
        cancel=back,
        lead=_("Ist eine E-Mail-Adresse da, bekommt die Person die Bestätigung."),
    )


@needs("events.check_in")
def entrance(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The list for the entrance, to print and to tick."""
    actor = actor_of(request)
    event = queries.event_for(actor, slug)
    address = reverse("events:office_entrance", args=[network, slug])
    if request.method == "POST":
        claim = queries.claim_by_id(request.POST.get("claim", ""))
        act = undo_check_in if request.POST.get("undo") else check_in
        done = _("Zurückgenommen: %(name)s") if request.POST.get("undo") else _("Ist da: %(name)s")
        return do(
            request,
            lambda: act(actor, event=event, claim=claim),
            done=done % {"name": claim.name},
            then=f"{address}#claim-{claim.pk}",
        )
    claims = sorted((c for c in queries.claims_of(event) if admitted(c)), key=lambda c: c.name.casefold())
    frame = {"event": event, "slug": slug, "claims": claims, "may_check_in": policies.may_check_in(actor, event)}
    return render(request, "events/office_entrance.html", frame)


@needs("events.close_entrance")
def close(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Whoever was not there counts as absent."""
    event = queries.event_for(actor_of(request), slug)
    return do(
        request,
        lambda: close_entrance(actor_of(request), event=event),
        done=_("Der Einlass ist abgeschlossen."),
        then=office_address(network, slug),
    )


@needs("events.read_office")
def claim(request: HttpRequest, network: str, slug: str, claim_id: str) -> HttpResponse:
    """One registration."""
    actor = actor_of(request)
    event = queries.event_for(actor, slug)
    found = queries.claim_by_id(claim_id)
    if found.event_id != event.pk:
        raise NotThere
    acts: dict[str, tuple[Callable[..., Claim], str]] = {
        "release": (release_claim, _("Der Platz ist freigegeben.")),
        "approve": (approve_claim, _("Zugesagt. Die E-Mail ist unterwegs.")),
        "reject": (partial(reject_claim, reason=request.POST.get("reason", "")[:300]), _("Abgesagt.")),
        "grant": (grant_place, _("Der Platz über die Grenze hinaus ist vergeben.")),
        "confirm": (confirm_claim, _("Die Anmeldung ist bestätigt.")),
    }
    if request.method == "POST" and (chosen := acts.get(request.POST.get("do", ""))):
        return do(request, lambda: chosen[0](actor, claim=found), done=chosen[1], then=request.path)
    frame = {
        "claim": found,
        "event": event,
        "slug": slug,
        "position": queries.position_of(found),
        "sessions": queries.sessions_of(found) if event.has_sessions else [],
        "reject_form": RejectForm(),
    }
    return render(request, "events/office_claim.html", frame)
