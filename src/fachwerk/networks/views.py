"""Pages about networks: the installation's portal, the network database, one network's profile and duties."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.errors import FachwerkError, NotThere
from fachwerk.core.export import csv_response
from fachwerk.core.links import read_link, view_for
from fachwerk.networks.forms import BarrierForm, InterviewForm, ProfileForm
from fachwerk.networks.operations import change_profile, release_interview, report_barrier
from fachwerk.networks.queries import NOTICE, STATES, database_page, network_record


@public
def installation(request: HttpRequest) -> HttpResponse:
    """The portal of the installation."""
    return render(request, "networks/installation.html", database_page("", "", ""))


@public
def networks(request: HttpRequest) -> HttpResponse:
    """The network database: map, filters, list."""
    wanted = {key: request.GET.get(key, "").strip() for key in ("words", "state", "topic")}
    page = database_page(**wanted)
    if request.GET.get("format") == "csv":
        return csv_response("netzwerke", page["csv_head"], page["csv_rows"])
    return render(request, "networks/networks.html", {**page, **wanted, "states": STATES.items(), "notice": NOTICE})


@public
def networks_json(request: HttpRequest) -> JsonResponse:
    """The network database as open data."""
    page = database_page("", "", "")
    return JsonResponse(
        {"networks": [network_record(network) for network in page["networks"]]},
        json_dumps_params={"ensure_ascii": False},
    )


@public
def colours(request: HttpRequest, network: str) -> HttpResponse:
    """The two colours of the network as a stylesheet: no inline style anywhere."""
    found = request.network  # type: ignore[attr-defined]
    sheet = f"@layer tokens{{:root{{--brand:{found.brand};--accent:{found.accent}}}}}"
    answer = HttpResponse(sheet, content_type="text/css")
    answer["Cache-Control"] = "public, max-age=600"
    return answer


@public
def page_of(request: HttpRequest, network: str, name: str) -> HttpResponse:
    """Impressum, Datenschutz and the other pages every network owes its visitors."""
    if name not in {"about", "imprint", "privacy", "accessibility", "plain_language", "open_data"}:
        raise Http404
    return render(request, f"networks/{name}.html", network_record(request.network, full=True))  # type: ignore[attr-defined]


@public
def barrier(request: HttpRequest, network: str) -> HttpResponse:
    """ "Barriere melden"."""
    form = BarrierForm(request.POST or None, initial={"page": request.GET.get("seite", "")})
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("text", "page", "reply_to")}
        try:
            report_barrier(actor_of(request), network=request.network, **given)  # type: ignore[attr-defined]
        except FachwerkError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Danke. Ihr Hinweis ist bei der Geschäftsstelle angekommen."))
            return redirect("networks:report_barrier", network)
    return render(request, "networks/report_barrier.html", {"form": form}, status=422 if form.errors else 200)


@needs("networks.change_profile")
def office_profile(request: HttpRequest, network: str) -> HttpResponse:
    """The office edits its profile."""
    own = request.network  # type: ignore[attr-defined]
    form = ProfileForm(request.POST or None, initial={name: getattr(own, name) for name in ProfileForm.base_fields})
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(actor_of(request), network=own, **form.cleaned_data)
        except FachwerkError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Das Profil ist gespeichert."))
            return redirect("networks:office_profile", network)
    return render(request, "networks/office_profile.html", {"form": form}, status=422 if form.errors else 200)


@needs("networks.release_interview")
def office_interview(request: HttpRequest, network: str) -> HttpResponse:
    """The office answers the three questions."""
    form = InterviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        release_interview(
            actor_of(request),
            answered_by=form.cleaned_data["answered_by"],
            intro=form.cleaned_data["intro"],
            answers=form.answers(),
        )
        messages.success(request, _("Die Antworten sind veröffentlicht."))
        return redirect("insight:interview", network)
    return render(request, "networks/office_interview.html", {"form": form}, status=422 if form.errors else 200)


@public
def follow_link(request: HttpRequest, signed: str) -> HttpResponse:
    """A signed link of somebody without account; the middleware has opened its network."""
    if getattr(request, "network", None) is None:
        raise NotThere(_("Dieser Link stimmt nicht. Bitte kopieren Sie ihn vollständig aus der E-Mail."))
    link = read_link(signed)
    return view_for(link)(request, link)  # type: ignore[return-value]
