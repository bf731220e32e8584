"""Events for the office: the table, one event, results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.pages import actor_of, needs
from fachwerk.events import policies, queries
from fachwerk.events.forms import FindingsForm
from fachwerk.events.operations import ask_for_feedback, dismiss_activity, release_activity
from fachwerk.events.queries.pages import event_page
from fachwerk.events.views.answers import do
from fachwerk.events.views.tables import claims_table, events_table, findings_table


def office_address(network: str, slug: str) -> str:
    """The event's page in the office."""
    return reverse("events:office_event", args=[network, slug])


@needs("events.read_office")
def events(request: HttpRequest, network: str) -> HttpResponse:
    """Every event, and what was reported."""
    table = events_table(request, network)
    if table.export:
        return table.export
    reported = list(queries.activities_to_release())
    slugs = queries.slugs_of([event.pk for event in reported])
    frame = {"table": table, "reported": [(event, slugs[event.pk]) for event in reported]}
    return render(request, "events/office_events.html", frame)


@needs("events.read_office")
def event(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One event with everything the office does with it."""
    actor = actor_of(request)
    found = queries.event_for(actor, slug)
    table = claims_table(request, found, network)
    if table.export:
        return table.export
    frame = {
        "event": found,
        "slug": slug,
        "page": event_page(actor, found),
        "table": table,
        "to_approve": queries.waiting_for_approval(found) if found.needs_approval else 0,
        "feedback": queries.feedback_of(found),
        "findings_form": FindingsForm(),
        "may_change": policies.may_change(actor, found),
        "may_cancel": policies.may_cancel(actor, found),
        "may_open": policies.may_open_registration(actor, found),
        "may_check_in": policies.may_check_in(actor, found),
        "may_release": policies.may_release_activity(actor, found),
        "may_note": policies.may_note_findings(actor, found),
    }
    return render(request, "events/office_event.html", frame)


@needs("events.read_office")
def findings(request: HttpRequest, network: str) -> HttpResponse:
    """Results and what can grow from them."""
    table = findings_table(request, network, queries.all_findings())
    if table.export:
        return table.export
    waiting = queries.findings_without_followup()[:5]
    slugs = queries.slugs_of([finding.pk for finding in waiting])
    frame = {"table": table, "waiting": [(finding, slugs[finding.pk]) for finding in waiting]}
    return render(request, "events/office_findings.html", frame)


@needs("events.read_office")
def release(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Publishes what a member reported."""
    found = queries.event_for(actor_of(request), slug)
    return do(
        request,
        lambda: release_activity(actor_of(request), event=found),
        done=_("Der Termin ist veröffentlicht."),
        then=office_address(network, slug),
    )


@needs("events.read_office")
def dismiss(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Leaves a reported activity unpublished."""
    found = queries.event_for(actor_of(request), slug)
    return do(
        request,
        lambda: dismiss_activity(actor_of(request), event=found),
        done=_("Der Termin bleibt unveröffentlicht."),
        then=office_address(network, slug),
    )


@needs("events.read_office")
def ask(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Asks everybody who was there."""
    found = queries.event_for(actor_of(request), slug)
    attended = queries.attended(found) or 0
    done = ngettext("Wir fragen %(count)s Person.", "Wir fragen alle %(count)s, die da waren.", attended) % {
        "count": attended
    }
    return do(
        request, lambda: ask_for_feedback(actor_of(request), event=found), done=done, then=office_address(network, slug)
    )
