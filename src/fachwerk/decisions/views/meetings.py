"""The office plans meetings, keeps their agenda and hands out the folder."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.errors import FachwerkError
from fachwerk.core.files import read_file
from fachwerk.decisions import documents, forms, operations, queries
from fachwerk.decisions.operations.meetings import times_of
from fachwerk.decisions.views.lists import meetings_table

READ = "decisions.read_meeting"


@needs(READ)
def meetings(request: HttpRequest, network: str) -> HttpResponse:
    """All meetings."""
    table = meetings_table(request, network)
    return table.export or render(request, "decisions/office_meetings.html", {"table": table})


@needs("decisions.plan_meeting")
def meeting_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new meeting."""
    form = forms.NewMeetingForm(**posted(request), initial={"body": request.GET.get("gremium") or None})
    return answer(
        request, form, lambda values: operations.plan_meeting(actor_of(request), **_given(values)),
        done=_("Sitzung angelegt. Tragen Sie jetzt die Tagesordnung ein."), then=lambda made: _url(network, made.pk),
        heading=_("Sitzung anlegen"), button=_("Sitzung anlegen"),
        cancel=reverse("decisions:office_meetings", args=[network]),
    )  # fmt: skip


@needs(READ)
def meeting(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: agenda, papers, folder, who is invited."""
    page = queries.meeting_for(actor_of(request), meeting_id)
    form = forms.ItemForm(meeting=page.meeting)
    context = {"page": page, "form": form, "when": documents.when_of(page.meeting)}
    return render(request, "decisions/office_meeting.html", context)


@needs("decisions.change_meeting")
def meeting_change(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """Another day, time, place or letter."""
    found = queries.meeting_for(actor_of(request), meeting_id).meeting
    initial = {**times_of(found), "place": found.place, "letter": found.letter}
    form = forms.MeetingForm(**posted(request), initial=initial)
    return answer(
        request, form, lambda values: operations.change_meeting(actor_of(request), meeting=found, **_given(values)),
        done=_("Gespeichert."), then=lambda made: _url(network, meeting_id), heading=_("Sitzung ändern"),
        eyebrow=found.title, button=_("Speichern"), cancel=_url(network, meeting_id),
    )  # fmt: skip


@needs("decisions.add_item")
def item_new(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """One more point."""
    page = queries.meeting_for(actor_of(request), meeting_id)
    form = forms.ItemForm(**posted(request), meeting=page.meeting)
    return answer(
        request, form, lambda values: operations.add_item(actor_of(request), meeting=page.meeting, **_words(values)),
        done=_("Der Punkt steht auf der Tagesordnung."), then=lambda made: _url(network, meeting_id),
        heading=_("Punkt ergänzen"), eyebrow=page.meeting.title, button=_("Punkt ergänzen"),
        cancel=_url(network, meeting_id),
    )  # fmt: skip


@needs("decisions.change_item")
def item(request: HttpRequest, network: str, item_id: uuid.UUID) -> HttpResponse:
    """Words, decision and minutes of a point."""
    found = queries.item_for(actor_of(request), item_id)
    initial = {name: getattr(found, name) for name in ("title", "note", "decision", "minutes")}
    form = forms.ChangeItemForm(**posted(request), initial=initial, meeting=found.meeting)
    back = _url(network, found.meeting_id)
    return answer(
        request, form, lambda values: operations.change_item(actor_of(request), item=found, **_words(values)),
        done=_("Gespeichert."), then=lambda made: back, heading=_("Punkt und Niederschrift"),
        eyebrow=found.meeting.title, button=_("Speichern"), cancel=back,
    )  # fmt: skip


@needs("decisions.move_item")
@require_POST
def item_move(request: HttpRequest, network: str, item_id: uuid.UUID) -> HttpResponse:
    """A point one place up or down."""
    found = queries.item_for(actor_of(request), item_id)
    try:
        operations.move_item(actor_of(request), item=found, up=request.POST.get("wohin") == "hoch")
    except FachwerkError as refusal:
        messages.error(request, str(refusal))
    return SeeOther(_url(network, found.meeting_id))


@needs("decisions.drop_item")
@require_POST
def item_drop(request: HttpRequest, network: str, item_id: uuid.UUID) -> HttpResponse:
    """A point goes."""
    found = queries.item_for(actor_of(request), item_id)
    return _done(
        request, lambda: operations.drop_item(actor_of(request), item=found),
        _("Der Punkt ist gestrichen."), _url(network, found.meeting_id),
    )  # fmt: skip


@needs("decisions.add_paper")
def paper_new(request: HttpRequest, network: str, item_id: uuid.UUID) -> HttpResponse:
    """A file for a point."""
    found = queries.item_for(actor_of(request), item_id)
    form = forms.PaperUploadForm(**posted(request))
    back = _url(network, found.meeting_id)
    return answer(
        request, form, lambda values: operations.add_paper(actor_of(request), item=found, **_paper(values)),
        done=_("Die Unterlage ist da."), then=lambda made: back, heading=_("Unterlage anhängen"), eyebrow=found.title,
        button=_("Unterlage anhängen"), cancel=back,
    )  # fmt: skip


@needs(READ)
def paper(request: HttpRequest, network: str, paper_id: uuid.UUID) -> HttpResponse:
    """One paper as it came."""
    found = queries.paper_for(actor_of(request), paper_id)
    return _file(read_file(found.file_key), found.file_name, "application/octet-stream")


@needs("decisions.drop_paper")
@require_POST
def paper_drop(request: HttpRequest, network: str, paper_id: uuid.UUID) -> HttpResponse:
    """A paper goes."""
    found = queries.paper_for(actor_of(request), paper_id)
    return _done(
        request, lambda: operations.drop_paper(actor_of(request), paper=found),
        _("Die Unterlage ist entfernt."), _url(network, found.item.meeting_id),
    )  # fmt: skip


@needs("decisions.invite_to_meeting")
@require_POST
def invite(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """The invitation goes out with the folder."""
    found = queries.meeting_for(actor_of(request), meeting_id).meeting
    return _done(
        request, lambda: operations.invite_to_meeting(actor_of(request), meeting=found),
        _("Eingeladen. Jeder Sitz mit E-Mail-Adresse erhält die Mappe."), _url(network, meeting_id),
    )  # fmt: skip


@needs("decisions.cancel_meeting")
@require_POST
def cancel(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """The meeting does not take place."""
    found = queries.meeting_for(actor_of(request), meeting_id).meeting
    return _done(
        request, lambda: operations.cancel_meeting(actor_of(request), meeting=found),
        _("Die Sitzung ist abgesagt."), _url(network, meeting_id),
    )  # fmt: skip


@needs(READ)
def folder(request: HttpRequest, network: str, meeting_id: uuid.UUID) -> HttpResponse:
    """The folder, complete or as one seat gets it."""
    page = queries.meeting_for(actor_of(request), meeting_id)
    seat = queries.seat_in(page, request.GET.get("sitz", ""))
    name = f"{_('Sitzungsmappe')}-{page.meeting.day.isoformat()}.pdf"
    return _file(documents.folder_pdf(page, seat), name, "application/pdf")


def _done(request: HttpRequest, act: Callable[[], object], sentence: str, back: str) -> HttpResponse:
    try:
        act()
    except FachwerkError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence)
    return SeeOther(back)


def _file(content: bytes, name: str, mime: str) -> HttpResponse:
    answered = HttpResponse(content, content_type=mime)
    # other characters than these would have to be encoded; names of papers come from outside
    safe = "".join(one if one.isalnum() or one in "._- " else "_" for one in name)
    answered["Content-Disposition"] = f'attachment; filename="{safe}"'
    answered["X-Content-Type-Options"] = "nosniff"
    return answered


def _url(network: str, meeting_id: uuid.UUID) -> str:
    return reverse("decisions:office_meeting", args=[network, meeting_id])


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("body", "day", "starts", "ends", "place", "letter") if name in values}


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("title", "note", "decision", "minutes") if name in values}


def _paper(values: dict[str, Any]) -> dict[str, Any]:
    return {"upload": values["upload"], "title": values["title"]}
