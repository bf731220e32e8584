"""Files and forwarded e-mails: handing in, fetching, removing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.files import as_attachment, read_file
from fachwerk.notebook import operations, queries
from fachwerk.notebook.forms import FileForm
from fachwerk.notebook.views.ways import safe_back


@needs("notebook.keep_attachment")
def file_new(request: HttpRequest, network: str) -> HttpResponse:
    """A file or an e-mail is put where it belongs."""
    about, person = request.GET.get("zu", ""), request.GET.get("person", "")
    form = FileForm(**posted(request), initial={"about": about or None, "person": person or None})
    place = queries.place_of(knot=request.POST.get("about") or about, person=request.POST.get("person") or person)

    def act(values: dict[str, Any]) -> Any:
        upload = values["upload"]
        keep: Any = operations.keep_attachment
        if (upload.name or "").lower().endswith(".eml"):
            keep = operations.keep_forwarded_mail
        kept = keep(actor_of(request), upload=upload, knot=place.knot, person=place.person)
        return kept, values.get("back", "")

    return answer(
        request, form, act, done=_("Aufbewahrt."), template="notebook/file_new.html", place=queries.label_of(place),
        then=lambda done: _after(request, network, *done),
    )  # fmt: skip


def _after(request: HttpRequest, network: str, kept: Any, back: str) -> str:
    is_mail = hasattr(kept, "from_address")
    own_page = reverse("notebook:mail", args=[network, kept.pk]) if is_mail else reverse("loop:desk", args=[network])
    return safe_back(request, back, own_page)


@needs("notebook.read_office")
def attachment(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """The file, for saving."""
    found = queries.attachment_called(key)
    return as_attachment(read_file(found.key), found.name, found.ending)


@needs("notebook.drop_attachment")
@require_POST
def attachment_drop(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Removes a file for good."""
    operations.drop_attachment(actor_of(request), attachment=queries.attachment_called(key))
    messages.success(request, _("Die Datei ist gelöscht."))
    return SeeOther(safe_back(request, request.POST.get("back", ""), reverse("loop:desk", args=[network])))


@needs("notebook.read_office")
def mail(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """A forwarded e-mail as plain words, and where it could belong."""
    found = queries.mail_called(key)
    place = queries.Place(found.knot, found.person)
    proposals = [] if place.shown else queries.places_with_address(found.from_address)
    page = {
        "mail": found,
        "place": queries.label_of(place),
        "place_url": queries.address_of(place, network),
        "proposals": [(one, queries.label_of(one)) for one in proposals],
    }
    return render(request, "notebook/mail.html", page)


@needs("notebook.keep_forwarded_mail")
@require_POST
def mail_tie(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Puts a forwarded e-mail where it belongs."""
    place = queries.place_of(knot=request.POST.get("zu", ""), person=request.POST.get("person", ""))
    found = queries.mail_called(key)
    operations.tie_forwarded_mail(actor_of(request), mail=found, knot=place.knot, person=place.person)
    messages.success(request, _("Zugeordnet."))
    return SeeOther(reverse("notebook:mail", args=[network, key]))


@needs("notebook.drop_forwarded_mail")
@require_POST
def mail_drop(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Removes an e-mail and its attachments for good."""
    operations.drop_forwarded_mail(actor_of(request), mail=queries.mail_called(key))
    messages.success(request, _("Die E-Mail ist gelöscht."))
    return SeeOther(reverse("loop:desk", args=[network]))
