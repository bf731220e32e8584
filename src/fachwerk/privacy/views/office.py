"""What the office does for people's rights: hand out, erase, keep with a reason."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.access.verdicts import verdict
from fachwerk.contacts.queries import person_by_id
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.privacy.forms import AddressForm, EraseForm, KeepForm
from fachwerk.privacy.operations import erase_address, erase_person, give_reason_to_keep, hand_out_everything
from fachwerk.privacy.queries import (
    Everything,
    Subject,
    consents_of,
    everything_about,
    people_without_reason,
    preview_of,
    same_address,
    stored_files,
    subject_of,
    subject_of_address,
)


@needs("privacy.read_office")
def office_privacy(request: HttpRequest, network: str) -> HttpResponse:
    """Who asks, whom nothing calls for any more, and where the rest is."""
    form = AddressForm(**posted(request))
    if form.is_bound and form.is_valid():
        address = reverse("privacy:office_address", args=[network])
        return SeeOther(f"{address}?email={form.cleaned_data['email']}")
    context = {"form": form, "people": people_without_reason()}
    return render(request, "privacy/office_privacy.html", context, status=422 if form.is_bound else 200)


@needs("privacy.read_office")
def office_person(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """Everything about one person."""
    found = person_by_id(person)
    return _everything_page(
        request,
        subject_of(found),
        {
            "person": found,
            "consents": consents_of(found),
            "export_url": reverse("privacy:office_person_export", args=[network, found.pk]),
            "erase_url": reverse("privacy:office_person_erase", args=[network, found.pk]),
        },
    )


@needs("privacy.read_office")
def office_address(request: HttpRequest, network: str) -> HttpResponse:
    """Everything about somebody of whom only the address is known."""
    email = same_address(request.GET.get("email", ""))
    query = f"?email={email}"
    return _everything_page(
        request,
        subject_of_address(email),
        {
            "email": email,
            "export_url": reverse("privacy:office_address_export", args=[network]) + query,
            "erase_url": reverse("privacy:office_address_erase", args=[network]) + query,
        },
    )


def _everything_page(request: HttpRequest, subject: Subject, frame: dict[str, Any]) -> HttpResponse:
    everything = everything_about(subject, request.network.name)  # type: ignore[attr-defined]
    may_erase = verdict(actor_of(request), "privacy.erase_person")
    return render(request, "privacy/office_person.html", {"everything": everything, "may_erase": may_erase, **frame})


@needs("privacy.hand_out_everything")
@require_POST
def office_person_export(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """Everything about one person as a file."""
    return archive(hand_out_everything(actor_of(request), subject=subject_of(person_by_id(person))))


@needs("privacy.hand_out_everything")
@require_POST
def office_address_export(request: HttpRequest, network: str) -> HttpResponse:
    """Everything about an address as a file."""
    subject = subject_of_address(request.GET.get("email", ""))
    return archive(hand_out_everything(actor_of(request), subject=subject))


def archive(*answers: Everything) -> HttpResponse:
    """One ZIP: readable, for machines, and the stored files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
        for number, everything in enumerate(answers, start=1):
            folder = f"{number:02d}-" if len(answers) > 1 else ""
            page = render_to_string("privacy/everything_file.html", {"everything": everything})
            archived.writestr(f"{folder}auskunft.html", page)
            archived.writestr(f"{folder}auskunft.json", everything.as_json())
            for name, content in stored_files(everything):
                archived.writestr(f"{folder}dateien/{name}", content)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="auskunft-{clock.today().isoformat()}.zip"'
    response["Cache-Control"] = "no-store"
    return response


@needs("privacy.erase_person")
def office_person_erase(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """What would go and what would stay; then, with the name, the act."""
    found = person_by_id(person)
    form = EraseForm(**posted(request))
    return answer(
        request,
        form,
        lambda values: erase_person(actor_of(request), person=found, **values),
        done=_("Gelöscht. Eine Sicherung von früher bringt die Angaben nicht zurück."),
        then=lambda _erasure: reverse("privacy:office_privacy", args=[network]),
        template="privacy/office_erase.html",
        preview=preview_of(subject_of(found)) if request.method == "GET" or not form.is_valid() else None,
        called=found.name,
        back=reverse("privacy:office_person", args=[network, found.pk]),
    )


@needs("privacy.erase_address")
def office_address_erase(request: HttpRequest, network: str) -> HttpResponse:
    """The same for an address."""
    email = same_address(request.GET.get("email", ""))
    form = EraseForm(**posted(request))
    return answer(
        request,
        form,
        lambda values: erase_address(actor_of(request), email=email, **values),
        done=_("Gelöscht. Eine Sicherung von früher bringt die Angaben nicht zurück."),
        then=lambda _erasure: reverse("privacy:office_privacy", args=[network]),
        template="privacy/office_erase.html",
        preview=preview_of(subject_of_address(email)) if request.method == "GET" or not form.is_valid() else None,
        called=email,
        back=reverse("privacy:office_address", args=[network]) + f"?email={email}",
    )


@needs("privacy.give_reason_to_keep")
def office_person_keep(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """Why somebody stays."""
    found = person_by_id(person)
    form = KeepForm(**posted(request), initial={"until": clock.today().replace(year=clock.today().year + 1, day=1)})
    return answer(
        request,
        form,
        lambda values: give_reason_to_keep(actor_of(request), person=found, **values),
        done=_("Der Grund ist festgehalten."),
        then=lambda _reason: reverse("privacy:office_privacy", args=[network]),
        template="privacy/form.html",
        heading=_("Weiter speichern: %(name)s") % {"name": found.name},
        button=_("Grund festhalten"),
        back=reverse("privacy:office_privacy", args=[network]),
    )
