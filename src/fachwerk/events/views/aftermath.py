"""After the event, one screen: attendance, thanks, feedback, minutes, cards, what grew from it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.files import as_attachment, read_file
from fachwerk.core.links import Link
from fachwerk.events import policies, queries
from fachwerk.events.forms import LateForm, MinutesForm, QuestionsForm, ThanksForm
from fachwerk.events.models import Event, Standing
from fachwerk.events.operations import (
    add_late_participants,
    ask_for_feedback,
    ask_more,
    close_attendance,
    keep_minutes,
    send_minutes,
    thank_guests,
)
from fachwerk.events.operations.attendance import people_in
from fachwerk.events.queries.aftermath import aftermath_of, minutes_of
from fachwerk.events.queries.attendance import attendance_of
from fachwerk.events.queries.feedback import feedback_result, questions_of
from fachwerk.events.views.answers import answer, do

OFFICE = "base_office.html"


def _event(request: HttpRequest, slug: str) -> Event:
    return queries.event_for(actor_of(request), slug)


def aftermath_address(network: str, slug: str) -> str:
    """The page with all steps."""
    return reverse("events:office_aftermath", args=[network, slug])


@needs("events.read_office")
def aftermath(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The steps in order, each with its state and one action."""
    actor, event = actor_of(request), _event(request, slug)
    frame = {
        "event": event,
        "slug": slug,
        "page": aftermath_of(event, network),
        "may_close": policies.may_close_attendance(actor, event),
        "may_certify": policies.may_certify(actor, event),
        "may_note": policies.may_note_findings(actor, event),
    }
    return render(request, "events/office_aftermath.html", frame)


@needs("events.close_attendance")
def attendance(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Everybody with a place, person by person, in one form."""
    event = _event(request, slug)
    if request.method == "POST":
        present: dict[uuid.UUID, set[int]] = {}
        for value in request.POST.getlist("da"):
            key, _colon, place = value.partition(":")
            if place.isdigit() and (claim := _uuid(key)):
                present.setdefault(claim, set()).add(int(place))
        return do(
            request, lambda: close_attendance(actor_of(request), event=event, present=present),
            done=_("Die Anwesenheit ist festgehalten."), then=aftermath_address(network, slug),
        )  # fmt: skip
    frame = {"event": event, "slug": slug, "people": attendance_of(event),
             "may_close": policies.may_close_attendance(actor_of(request), event)}  # fmt: skip
    return render(request, "events/office_attendance.html", frame)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@needs("events.add_late_participants")
def late(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Copies a paper list; a file goes through the lists."""
    event = _event(request, slug)
    form = LateForm(request.POST or None)

    def act() -> Any:
        return add_late_participants(actor_of(request), event=event, people=people_in(form.cleaned_data["lines"]))

    return _answered(
        request, event, form, act, heading=_("Teilnehmende nachtragen"), submit=_("Nachtragen"),
        lead=_("Wer angemeldet ist, wird nur als anwesend vermerkt. Alle anderen sind als nachgetragen markiert."),
        done=_("Nachgetragen."),
        template="events/office_late.html", upload_url=reverse("imports:office_upload", args=[network, "teilnehmende"]),
    )  # fmt: skip


def _answered(request: HttpRequest, event: Event, form: Any, act: Any, **frame: Any) -> HttpResponse:
    network = request.network.slug  # type: ignore[attr-defined]
    back = aftermath_address(network, event.knot.slug)
    frame = {"template": "events/form.html", "done": _("Gespeichert."), "submit": _("Speichern"), **frame}
    return answer(request, form, act, then=lambda _made: back, base=OFFICE, eyebrow=event.title, cancel=back, **frame)


@needs("events.thank_guests")
def thanks(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Thanks everybody who was there, with the certificate."""
    event = _event(request, slug)
    first = _("danke, dass Sie da waren und mitgedacht haben. Wir freuen uns, wenn wir uns wiedersehen.")
    form = ThanksForm(request.POST or None, initial={"words": first})
    return _answered(
        request, event, form, lambda: thank_guests(actor_of(request), event=event, **form.cleaned_data),
        heading=_("Danken und bescheinigen"), submit=_("E-Mails senden"), done=_("Der Dank ist unterwegs."),
        lead=_("Eine E-Mail bekommt, wer da war und sie noch nicht hat. Die Bescheinigung liegt bei."),
    )  # fmt: skip


@needs("events.ask_more")
def questions(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Which questions are asked."""
    event = _event(request, slug)
    asked = [question.text for question in questions_of(event)]
    initial = {"questions": "\n".join(asked), "shown_from": event.feedback_shown_from}
    form = QuestionsForm(request.POST or None, initial=initial)
    return _answered(
        request, event, form, lambda: ask_more(actor_of(request), event=event, **form.cleaned_data),
        heading=_("Fragen an die Gäste"),
        lead=_(
            "Immer gefragt wird: Wie hilfreich war die Veranstaltung für Sie? Ab der ersten Antwort bleiben die "
            "Fragen, wie sie sind."
        ),
    )  # fmt: skip


@needs("events.read_office")
def feedback(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The result, once there are enough answers."""
    event = _event(request, slug)
    result = feedback_result(event, _("Wie hilfreich war die Veranstaltung für Sie?"))
    return render(request, "events/office_feedback.html", {"event": event, "slug": slug, "result": result})


@needs("events.ask_for_feedback")
@require_POST
def ask(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Asks everybody who was there and has not been asked."""
    event = _event(request, slug)
    many = aftermath_of(event, network).unasked
    done = ngettext("Wir fragen %(count)s Person.", "Wir fragen %(count)s Personen.", many) % {"count": many}
    return do(
        request, lambda: ask_for_feedback(actor_of(request), event=event), done=done,
        then=aftermath_address(network, slug),
    )  # fmt: skip


@needs("events.keep_minutes")
def minutes(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Keeps the minutes."""
    event = _event(request, slug)
    kept = minutes_of(event)
    form = MinutesForm(request.POST or None, request.FILES or None, initial={"text": kept.text if kept else ""})
    there = _("Abgelegte Datei: %(name)s") % {"name": kept.attachment.name} if kept and kept.attachment else ""
    return _answered(
        request, event, form, lambda: keep_minutes(actor_of(request), event=event, **form.cleaned_data),
        heading=_("Protokoll"), lead=there, done=_("Das Protokoll ist abgelegt."),
    )  # fmt: skip


@needs("events.send_minutes")
@require_POST
def minutes_send(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Sends a link to the minutes to everybody who was there."""
    event = _event(request, slug)
    return do(
        request, lambda: send_minutes(actor_of(request), event=event), done=_("Das Protokoll ist unterwegs."),
        then=aftermath_address(network, slug),
    )  # fmt: skip


def minutes_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The minutes for somebody who was there; the link ends after three months."""
    claim = queries.claim_by_id(link.object_id)
    kept = minutes_of(claim.event)
    if link.is_over or kept is None or claim.standing != Standing.ATTENDED:
        text = _("Bitte fragen Sie die Geschäftsstelle.")
        return render(request, "ui/outcome.html", {"heading": _("Dieser Link gilt nicht mehr"), "text": text})
    if request.GET.get("datei") and kept.attachment:
        return as_attachment(read_file(kept.attachment.key), kept.attachment.name, kept.attachment.ending)
    frame = {"event": claim.event, "minutes": kept, "slug": claim.event.knot.slug}
    return render(request, "events/minutes.html", frame)
