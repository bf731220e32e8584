"""Certificates: checked by everybody with the code, fetched by the guest, looked after by the office."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.actor import guest_link
from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.errors import FachwerkError
from fachwerk.core.files import as_attachment
from fachwerk.events import queries
from fachwerk.events.documents import certificate_pdf
from fachwerk.events.forms import NameForm, ReasonForm
from fachwerk.events.models import Certificate, Claim
from fachwerk.events.operations import correct_certificate, issue_certificates, withdraw_certificate
from fachwerk.events.operations.thanks import file_name
from fachwerk.events.queries.certificates import (
    certificate_numbered,
    certificate_with_code,
    certificates_of,
    own_certificates,
)
from fachwerk.events.views.answers import SeeOther, answer, do


@public
def check(request: HttpRequest, network: str) -> HttpResponse:
    """A field for the code of a printed certificate."""
    typed = request.GET.get("code", "").strip()[:40]
    if typed.strip("-/ ."):
        return SeeOther(reverse("events:certificate", args=[network, typed.replace("/", "")]))
    return _unlisted(render(request, "events/certificate.html", {"certificate": None}))


@public
def certificate(request: HttpRequest, network: str, code: str) -> HttpResponse:
    """Whether a certificate holds; a wrong code gets the same answer whatever there is."""
    found = certificate_with_code(code)
    frame = {"certificate": found, "code": code, "is_wrong": found is None}
    return _unlisted(render(request, "events/certificate.html", frame, status=200 if found else 404))


def _unlisted(page: HttpResponse) -> HttpResponse:
    page["X-Robots-Tag"] = "noindex, nofollow"
    page["Cache-Control"] = "private, no-store"
    return page


def _paper(request: HttpRequest, found: Certificate) -> HttpResponse:
    return as_attachment(certificate_pdf(found, request.network), file_name(found), "pdf")  # type: ignore[attr-defined]


def own_paper(request: HttpRequest, claim: Claim) -> HttpResponse | None:
    """What the guest's own link does with certificates: fetch one, or have the name corrected; else nothing."""
    if number := request.GET.get("bescheinigung"):
        return _paper(request, certificate_numbered(own_certificates(claim), number))
    if request.method != "POST" or request.POST.get("do") != "correct":
        return None
    found = certificate_numbered(own_certificates(claim), request.POST.get("number", ""))
    actor = guest_link(request.network.pk)  # type: ignore[attr-defined]
    try:
        correct_certificate(actor, certificate=found, name=request.POST.get("name", "")[:120])
    except FachwerkError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Ihre neue Bescheinigung liegt bereit. Die bisherige gilt nicht mehr."))
    return SeeOther(request.path)


@needs("events.read_office")
def of_event(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Everything made out for an event."""
    event = queries.event_for(actor_of(request), slug)
    found = certificates_of(event)
    if number := request.GET.get("nummer"):
        return _paper(request, certificate_numbered(found, number))
    return render(
        request, "events/office_certificates.html", {"event": event, "slug": slug, "certificates": found}
    )  # fmt: skip


@needs("events.issue_certificates")
@require_POST
def issue(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Makes out what is missing, without a mail: for paper."""
    event = queries.event_for(actor_of(request), slug)
    return do(
        request, lambda: issue_certificates(actor_of(request), event=event),
        done=_("Die Bescheinigungen sind ausgestellt."), then=_list(network, slug),
    )  # fmt: skip


def _list(network: str, slug: str) -> str:
    return reverse("events:office_certificates", args=[network, slug])


def _change(
    request: HttpRequest, network: str, slug: str, number: str, form: Any, act: Any, **frame: Any
) -> HttpResponse:
    event = queries.event_for(actor_of(request), slug)
    found = certificate_numbered(certificates_of(event), number)
    back = _list(network, slug)
    return answer(
        request, form, lambda: act(actor_of(request), certificate=found, **form.cleaned_data),
        then=lambda _made: back, base="base_office.html", eyebrow=f"{found.number} · {found.name}", cancel=back,
        **frame,
    )  # fmt: skip


@needs("events.correct_certificate")
def correct(request: HttpRequest, network: str, slug: str, number: str) -> HttpResponse:
    """Another name, a new certificate."""
    return _change(
        request, network, slug, number, NameForm(request.POST or None), correct_certificate,
        heading=_("Namen berichtigen"), submit=_("Neue Bescheinigung ausstellen"), done=_("Neu ausgestellt."),
        lead=_("Die bisherige Bescheinigung gilt danach nicht mehr. Wer sie prüft, liest das."),
    )  # fmt: skip


@needs("events.withdraw_certificate")
def withdraw(request: HttpRequest, network: str, slug: str, number: str) -> HttpResponse:
    """A certificate no longer holds."""
    return _change(
        request, network, slug, number, ReasonForm(request.POST or None), withdraw_certificate,
        heading=_("Bescheinigung zurückziehen"), submit=_("Zurückziehen"), variant="danger", done=_("Zurückgezogen."),
        lead=_("Wer sie prüft, liest, dass sie zurückgezogen ist. Der Grund bleibt im Büro."),
    )  # fmt: skip
