"""Pages about networks: the installation's portal, the network database, one network's profile and duties."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.answers import answer, posted
from fachwerk.core.dates import show_moment
from fachwerk.core.errors import FachwerkError, NotThere
from fachwerk.core.export import csv_response
from fachwerk.core.links import read_link, view_for
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.forms import (
    BarrierAnswerForm,
    BarrierForm,
    InstallationForm,
    InterviewForm,
    LegalForm,
    ProfileForm,
)
from fachwerk.networks.models import LegalKind
from fachwerk.networks.operations import (
    answer_barrier,
    change_profile,
    describe_installation,
    release_interview,
    report_barrier,
    word_legal_page,
)
from fachwerk.networks.queries import NOTICE, STATES, database_page, network_record
from fachwerk.networks.queries.legal import (
    barrier_report_called,
    barrier_reports,
    cookies,
    default_sections,
    filled,
    installation_profile,
    latest_text,
    legal_page,
    missing_in,
    missing_in_installation,
    open_barrier_reports,
    review_due_on,
    reviewed_on,
    reviews_due,
    text_called,
    versions_of,
    words_of,
)


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
    """Über uns and Offene Daten."""
    if name not in {"about", "open_data"}:
        raise Http404
    return render(request, f"networks/{name}.html", network_record(request.network, full=True))  # type: ignore[attr-defined]


@public
def legal(request: HttpRequest, network: str, kind: str) -> HttpResponse:
    """Impressum, Datenschutz and the other pages every network owes its visitors."""
    page = legal_page(request.network, kind)  # type: ignore[attr-defined]
    return render(request, "networks/legal.html", {"page": page, "kind": kind, "cookies": _cookies(kind)})


def _cookies(kind: str) -> list[dict[str, str]]:
    return cookies() if kind == "privacy" else []


@public
def barrier(request: HttpRequest, network: str) -> HttpResponse:
    """ "Barriere melden"."""
    form = BarrierForm(initial={"page": request.GET.get("seite", "")}, **posted(request))

    def act(values: dict[str, Any]) -> None:
        if not form.is_from_a_machine:
            given = {name: values[name] for name in ("text", "page", "reply_to")}
            report_barrier(actor_of(request), **given, key=values["sending_key"])

    thanks = _("Danke. Ihr Hinweis ist bei der Geschäftsstelle angekommen.")
    here = reverse("networks:report_barrier", args=[network])
    return answer(request, form, act, done=thanks, then=lambda _done: here, template="networks/report_barrier.html")


@needs("networks.read_office")
def office_legal(request: HttpRequest, network: str) -> HttpResponse:
    """The pages a network owes its visitors: since when they stand, what is missing, when to look again."""
    own = request.network  # type: ignore[attr-defined]
    frame = {"pages": [(kind, legal_page(own, kind)) for kind in LegalKind.values], "missing": missing_in(own)}
    frame |= {"due_on": review_due_on(own), "due": reviews_due(), "open_reports": open_barrier_reports()}
    return render(request, "networks/office_legal.html", frame)


@needs("networks.word_legal_page")
def office_legal_page(request: HttpRequest, network: str, kind: str) -> HttpResponse:
    """The office words one page, looks at it first, and finds what stood there before."""
    own = request.network  # type: ignore[attr-defined]
    frame: dict[str, Any] = {"kind": kind, "page": legal_page(own, kind), "versions": versions_of(kind)}
    frame |= {"missing": missing_in(own), "words": sorted(words_of(own)), "title": LegalKind(kind).label}
    form = _legal_form(request, kind)
    if form.is_bound and "preview" in request.POST and form.is_valid():
        preview = filled(form.sections(), words_of(own))
        return render(request, "networks/office_legal_page.html", {**frame, "form": form, "preview": preview})

    def act(values: dict[str, Any]) -> None:
        day = values.get("reviewed_on")
        word_legal_page(actor_of(request), legal_kind=kind, sections=form.sections(), reviewed_on=day)

    here = reverse("networks:office_legal_page", args=[network, kind])
    done, template = _("Gespeichert und veröffentlicht."), "networks/office_legal_page.html"
    return answer(request, form, act, done=done, then=lambda _done: here, template=template, **frame)


def _legal_form(request: HttpRequest, kind: str) -> LegalForm:
    is_reviewed = kind == LegalKind.ACCESSIBILITY
    version = None if "vorgabe" in request.GET else latest_text(kind)
    sections = version.sections if version else default_sections(kind)
    known = {"reviewed_on": reviewed_on(request.network)} if is_reviewed else {}  # type: ignore[attr-defined]
    return LegalForm(sections=sections, is_reviewed=is_reviewed, initial=known, **posted(request))


@needs("networks.word_legal_page")
def office_legal_version(request: HttpRequest, network: str, kind: str, key: UUID) -> HttpResponse:
    """What stood there once."""
    page = legal_page(request.network, kind, text_called(kind, key))  # type: ignore[attr-defined]
    return render(request, "networks/office_legal_version.html", {"page": page, "kind": kind})


def _barriers_table(network: str) -> Table:
    return Table(
        "barrieren",
        caption=_("Gemeldete Barrieren"),
        rows=barrier_reports(),
        columns=[
            Column(
                "text",
                _("Was nicht geht"),
                value=lambda row: Truncator(row.text).words(12),
                export=lambda row: row.text,
                link=lambda row: reverse("networks:office_barrier", args=[network, row.pk]),
            ),
            Column("page", _("Seite")),
            Column("reported", _("gemeldet"), value=lambda row: show_moment(row.reported_at), sort="reported_at"),
            Column(
                "answered",
                _("beantwortet"),
                value=lambda row: show_moment(row.answered_at) if row.answered_at else _("noch offen"),
                sort="answered_at",
            ),
        ],
        filters=[
            Filter(
                "offen",
                _("Stand"),
                [("ja", _("noch offen")), ("nein", _("beantwortet"))],
                apply=lambda rows, value: rows.filter(answered_at__isnull=value == "ja"),
            )
        ],
        search=["text", "page"],
        sorted_by="-reported",
        empty=_("Niemand hat eine Barriere gemeldet."),
    )


@needs("networks.read_office")
def office_barriers(request: HttpRequest, network: str) -> HttpResponse:
    """What visitors reported, and what was answered."""
    table = _barriers_table(network).bind(request)
    return table.export or render(request, "networks/office_barriers.html", {"table": table})


@needs("networks.answer_barrier")
def office_barrier(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One report and its answer."""
    report = barrier_report_called(key)
    done = _("Die Antwort ist festgehalten und unterwegs.") if report.reply_to else _("Die Antwort ist festgehalten.")
    return answer(
        request,
        BarrierAnswerForm(**posted(request)),
        lambda values: answer_barrier(actor_of(request), report=report, text=values["text"]),
        done=done,
        then=lambda _done: reverse("networks:office_barriers", args=[network]),
        template="networks/office_barrier.html",
        report=report,
    )


@needs("networks.describe_installation")
def office_installation(request: HttpRequest, network: str) -> HttpResponse:
    """The administration says who runs the installation."""
    known = installation_profile()
    form = InstallationForm(
        initial={name: getattr(known, name) for name in InstallationForm.base_fields}, **posted(request)
    )
    return answer(
        request,
        form,
        lambda values: describe_installation(actor_of(request), **values),
        done=_("Gespeichert und veröffentlicht."),
        then=lambda _done: request.path,
        template="networks/office_installation.html",
        missing=missing_in_installation(known),
    )


@public
def installation_page(request: HttpRequest, kind: str) -> HttpResponse:
    """Impressum, Datenschutz and Barrierefreiheit of whoever runs the installation."""
    frame = {"profile": installation_profile(), "cookies": _cookies(kind)}
    return render(request, f"networks/installation_{kind}.html", frame)


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
