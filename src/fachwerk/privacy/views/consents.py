"""Consents: the office's list, wordings and proofs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.queries import person_by_id
from fachwerk.core import clock, formats
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.errors import NotThere
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.privacy.forms import PaperConsentForm, WordingForm
from fachwerk.privacy.models import ConsentState, Purpose
from fachwerk.privacy.operations import (
    proof_as_pdf,
    proof_paper,
    record_consent_on_paper,
    withdraw_consent,
    word_consent,
    wording_for,
)
from fachwerk.privacy.queries import proof, request_by_id, requests_with_state


@needs("privacy.read_office")
def office_consents(request: HttpRequest, network: str) -> HttpResponse:
    """Who agreed to what."""
    table = Table(
        "einwilligungen",
        rows=requests_with_state(),
        caption=_("Einwilligungen"),
        columns=[
            Column("email", _("E-Mail"), value=lambda c: c.email or c.name, sort="email", link=_proof_url(network)),
            Column("zweck", _("Zweck"), value=lambda c: c.get_purpose_display(), sort="purpose"),
            Column("stand", _("Stand"), value=lambda c: ConsentState(c.state).label if c.state else "", sort="state"),
            Column("seit", _("seit"), value=lambda c: formats.day(c.state_since), sort="state_since"),
            Column("weg", _("Weg"), value="came_by"),
        ],
        filters=[
            Filter("zweck", _("Zweck"), Purpose.choices, apply=lambda rows, value: rows.filter(purpose=value)),
            Filter("stand", _("Stand"), ConsentState.choices, apply=lambda rows, value: rows.filter(state=value)),
        ],
        search=["email", "name"],
        sorted_by="-seit",
        empty=_("Noch keine Einwilligungen. Sie entstehen mit Anmeldungen oder auf der Seite einer Person."),
    ).bind(request)
    wordings = [(purpose, Purpose(purpose).label) for purpose in Purpose.values]
    return table.export or render(request, "privacy/office_consents.html", {"table": table, "wordings": wordings})


def _proof_url(network: str) -> Any:
    return lambda consent: reverse("privacy:office_consent", args=[network, consent.pk])


@needs("privacy.read_office")
def office_consent(request: HttpRequest, network: str, consent: UUID) -> HttpResponse:
    """The proof of one consent."""
    found = request_by_id(consent)
    paper = proof_paper(proof(found), request.network)  # type: ignore[attr-defined]
    return render(request, "privacy/office_consent.html", {"consent": found, "paper": paper})


@needs("privacy.read_office")
def office_consent_pdf(request: HttpRequest, network: str, consent: UUID) -> HttpResponse:
    """The proof as PDF."""
    made = proof_as_pdf(proof(request_by_id(consent)), request.network)  # type: ignore[attr-defined]
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="einwilligung.pdf"'
    return response


@needs("privacy.withdraw_consent")
@require_POST
def office_withdraw(request: HttpRequest, network: str, consent: UUID) -> HttpResponse:
    """Somebody told the office that they take it back."""
    withdraw_consent(actor_of(request), consent=request_by_id(consent), came_by=_("bei der Geschäftsstelle"))
    return SeeOther(reverse("privacy:office_consent", args=[network, consent]))


@needs("privacy.word_consent")
def office_wording(request: HttpRequest, network: str, purpose: str) -> HttpResponse:
    """The words of one purpose; a change is a new version."""
    if purpose not in Purpose.values:
        raise NotThere
    in_use = wording_for(purpose)
    return answer(
        request,
        WordingForm(**posted(request), initial={"text": in_use.text}),
        lambda values: word_consent(actor_of(request), purpose=purpose, text=values["text"]),
        done=_("Die neue Fassung gilt ab jetzt. Wer früher zugestimmt hat, hat dem Wortlaut von damals zugestimmt."),
        then=lambda _wording: reverse("privacy:office_consents", args=[network]),
        template="privacy/form.html",
        heading=_("Wortlaut: %(purpose)s") % {"purpose": Purpose(purpose).label},
        lead=_("Fassung %(version)s") % {"version": in_use.version},
        button=_("Als neue Fassung speichern"),
        back=reverse("privacy:office_consents", args=[network]),
    )


@needs("privacy.record_consent_on_paper")
def office_person_consent(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """A signature on paper."""
    found = person_by_id(person)

    def act(values: dict[str, Any]) -> Any:
        signed_at = clock.at_local(values.pop("signed_on"), 12)
        return record_consent_on_paper(actor_of(request), person=found, signed_at=signed_at, **values)

    return answer(
        request,
        PaperConsentForm(**posted(request)),
        act,
        done=_("Die Einwilligung ist eingetragen."),
        then=lambda _consent: reverse("privacy:office_person", args=[network, found.pk]),
        template="privacy/form.html",
        heading=_("Einwilligung auf Papier: %(name)s") % {"name": found.name},
        button=_("Eintragen"),
        back=reverse("privacy:office_person", args=[network, found.pk]),
    )
