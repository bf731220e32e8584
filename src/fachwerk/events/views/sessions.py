"""Parts of an event that are chosen when registering."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.events import queries
from fachwerk.events.forms import SessionForm
from fachwerk.events.operations import add_session, change_session, remove_session
from fachwerk.events.views.answers import answer, do
from fachwerk.events.views.office import office_address


@needs("events.add_session")
def sessions(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The parts of an event, and one more."""
    event = queries.event_for(actor_of(request), slug)
    form = SessionForm(request.POST or None)
    here = reverse("events:office_sessions", args=[network, slug])
    return answer(
        request,
        form,
        lambda: add_session(actor_of(request), event=event, **form.cleaned_data),
        then=lambda _done: here,
        done=_("Der Programmteil ist eingetragen."),
        template="events/office_sessions.html",
        event=event,
        slug=slug,
        rows=queries.session_rows(event, removed=True),
        cancel=office_address(network, slug),
    )


@needs("events.change_session")
def session(request: HttpRequest, network: str, slug: str, session_id: uuid.UUID) -> HttpResponse:
    """Describes one part anew."""
    event = queries.event_for(actor_of(request), slug)
    found = queries.session_by_id(event, session_id)
    start = timezone.localtime(found.starts_at).time() if found.starts_at else None
    end = timezone.localtime(found.ends_at).time() if found.ends_at else None
    known = {"title": found.title, "room": found.room, "starts": start, "ends": end, "capacity": found.pool.capacity}
    form = SessionForm(request.POST or None, initial=known)
    back = reverse("events:office_sessions", args=[network, slug])
    return answer(
        request,
        form,
        lambda: change_session(actor_of(request), session=found, **form.cleaned_data),
        then=lambda _done: back,
        done=_("Gespeichert."),
        base="base_office.html",
        eyebrow=event.title,
        heading=_("Programmteil ändern"),
        submit=_("Speichern"),
        cancel=back,
    )


@needs("events.remove_session")
def remove(request: HttpRequest, network: str, slug: str, session_id: uuid.UUID) -> HttpResponse:
    """Takes one part out of the programme."""
    event = queries.event_for(actor_of(request), slug)
    found = queries.session_by_id(event, session_id)
    return do(
        request,
        lambda: remove_session(actor_of(request), session=found),
        done=_("Der Programmteil ist nicht mehr wählbar. Wer ihn schon gewählt hat, behält seinen Platz."),
        then=reverse("events:office_sessions", args=[network, slug]),
    )
