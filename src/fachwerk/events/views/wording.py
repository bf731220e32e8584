"""Typing in and changing events and results."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.events import queries
from fachwerk.events.forms import (
    DESCRIBED,
    CancelForm,
    EventChangeForm,
    EventForm,
    FindingForm,
    FindingsForm,
    PastEventForm,
    PastFindingsForm,
    RegistrationForm,
    SheetsForm,
)
from fachwerk.events.models import Event, Finding
from fachwerk.events.operations import (
    announce_event,
    cancel_event,
    change_event,
    change_finding,
    enter_feedback,
    enter_past_event,
    enter_past_findings,
    note_findings,
    open_registration,
)
from fachwerk.events.views.answers import answer
from fachwerk.events.views.office import office_address
from fachwerk.thread.queries import knot_by_id

OFFICE = "base_office.html"
PLACES = ("needs_approval", "companions_allowed", "small_percent", "small_until")


@needs("events.announce_event")
def event_new(request: HttpRequest, network: str) -> HttpResponse:
    """Title, format, day: published; ``?aus=`` names what it grows from."""
    asked = request.GET.get("aus", "")
    origin = knot_by_id(asked) if asked else None
    form = EventForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: announce_event(actor_of(request), grown_from=origin, **form.values()),
        base=OFFICE,
        eyebrow=_("Entstanden aus: %(title)s") % {"title": origin.title} if origin else "",
        then=lambda event: office_address(network, event.knot.slug),
        done=_("Der Termin ist veröffentlicht."),
        heading=_("Termin ankündigen"),
        lead=_("Titel, Format und Tag genügen. Alles andere können Sie nachreichen."),
        submit=_("Veröffentlichen"),
        cancel=reverse("events:office_events", args=[network]),
    )


@needs("events.enter_past_event")
def event_past(request: HttpRequest, network: str) -> HttpResponse:
    """Enters later what took place."""
    form = PastEventForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: enter_past_event(actor_of(request), **form.values()),
        base=OFFICE,
        then=lambda event: office_address(network, event.knot.slug),
        done=_("Die Veranstaltung ist nachgetragen."),
        heading=_("Veranstaltung nachtragen"),
        submit=_("Nachtragen"),
        cancel=reverse("events:office_events", args=[network]),
    )


def _typed(event: Event) -> dict[str, Any]:
    start = timezone.localtime(event.starts_at)
    end = timezone.localtime(event.ends_at) if event.ends_at else None
    known = {name: getattr(event, name) for name in DESCRIBED}
    more = ("title", "format", "external_registration_url", "registration_opens_at", "registration_closes_at")
    pool = event.main_pool
    places = {"capacity": pool.capacity, "overbook": pool.overbook} if pool else {}
    return {
        **known,
        **places,
        **{name: getattr(event, name) for name in more},
        "without_click": not event.confirms_address,
        **{name: getattr(event, name) for name in PLACES},
        "day": start.date(),
        "starts": start.time() if event.time_is_known else None,
        "ends": end.time() if end and event.time_is_known else None,
        "last_day": event.last_day if event.last_day != event.day else None,
    }


@needs("events.change_event")
def event_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Describes an event anew."""
    event = queries.event_for(actor_of(request), slug)
    form = EventChangeForm(request.POST or None, event=event, initial=_typed(event))

    def act() -> Event:
        return change_event(actor_of(request), event=event, **form.values())

    back = office_address(network, slug)
    return answer(
        request,
        form,
        act,
        then=lambda _done: back,
        done=_("Gespeichert."),
        base=OFFICE,
        eyebrow=event.title,
        heading=_("Termin ändern"),
        submit=_("Speichern"),
        cancel=back,
        lead=_("Ändern sich Zeit oder Ort, bekommen alle Angemeldeten eine E-Mail mit neuem Kalendereintrag."),
    )


@needs("events.open_registration")
def registration(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Opens the registration."""
    event = queries.event_for(actor_of(request), slug)
    form = RegistrationForm(request.POST or None)
    back = office_address(network, slug)
    return answer(
        request,
        form,
        lambda: open_registration(actor_of(request), event=event, **form.cleaned_data),
        then=lambda _done: back,
        done=_("Die Anmeldung ist eingerichtet."),
        base=OFFICE,
        eyebrow=event.title,
        heading=_("Anmeldung öffnen"),
        submit=_("Anmeldung öffnen"),
        cancel=back,
    )


@needs("events.cancel_event")
def cancel(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Cancels an event and tells everybody."""
    event = queries.event_for(actor_of(request), slug)
    form = CancelForm(request.POST or None)
    places = queries.occupation(event)
    told = places.taken + places.waiting
    back = office_address(network, slug)
    return answer(
        request,
        form,
        lambda: cancel_event(actor_of(request), event=event, **form.cleaned_data),
        then=lambda _done: back,
        done=_("Die Veranstaltung ist abgesagt."),
        base=OFFICE,
        eyebrow=event.title,
        heading=_("„%(title)s“ absagen") % {"title": event.title},
        submit=_("Absagen und alle benachrichtigen"),
        cancel=back,
        variant="danger",
        lead=_("Eine Nachricht bekommen: %(count)s Personen, die angemeldet sind oder warten.") % {"count": told},
    )


@needs("events.note_findings")
def findings_note(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One line = one result."""
    event = queries.event_for(actor_of(request), slug)
    form = FindingsForm(request.POST or None)
    back = office_address(network, slug)
    return answer(
        request,
        form,
        lambda: note_findings(actor_of(request), event=event, **form.cleaned_data),
        base=OFFICE,
        then=lambda _done: f"{back}#ergebnisse",
        done=_("Die Ergebnisse sind festgehalten."),
        eyebrow=event.title,
        heading=_("Ergebnisse festhalten"),
        submit=_("Festhalten"),
        cancel=back,
    )


@needs("events.enter_past_findings")
def findings_past(request: HttpRequest, network: str) -> HttpResponse:
    """Results of an event of the past, entered later."""
    form = PastFindingsForm(request.POST or None, events=queries.past_events())
    back = reverse("events:office_findings", args=[network])
    return answer(
        request,
        form,
        lambda: enter_past_findings(actor_of(request), **form.cleaned_data),
        base=OFFICE,
        then=lambda _done: back,
        done=_("Die Ergebnisse sind nachgetragen."),
        heading=_("Ergebnisse nachtragen"),
        submit=_("Nachtragen"),
        cancel=back,
    )


@needs("events.change_finding")
def finding_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One result: reword it or let something grow from it."""
    finding: Finding = queries.finding_for(actor_of(request), slug)
    initial = {name: getattr(finding, name) for name in ("text", "sort", "cluster", "is_public")}
    form = FindingForm(request.POST or None, initial=initial)
    back = reverse("events:office_findings", args=[network])
    return answer(
        request,
        form,
        lambda: change_finding(actor_of(request), finding=finding, **form.cleaned_data),
        then=lambda _done: back,
        done=_("Gespeichert."),
        template="events/office_finding.html",
        finding=finding,
        knot=finding.knot,
        cancel=back,
        event_slug=queries.slugs_of([finding.event_id])[finding.event_id],
    )


@needs("events.enter_feedback")
def sheets(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Types in paper sheets."""
    event = queries.event_for(actor_of(request), slug)
    form = SheetsForm(request.POST or None)
    back = office_address(network, slug)
    return answer(
        request,
        form,
        lambda: enter_feedback(actor_of(request), event=event, **form.cleaned_data),
        base=OFFICE,
        then=lambda _done: back,
        done=_("Die Rückmeldungen sind erfasst."),
        eyebrow=event.title,
        heading=_("Rückmeldungen erfassen"),
        submit=_("Erfassen"),
        cancel=back,
    )
