"""The office keeps bodies, seats and decisions."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import answer, posted
from fachwerk.decisions import forms, operations, queries
from fachwerk.decisions.views.lists import decisions_table
from fachwerk.thread.queries import knot_by_id

OFFICE = "decisions.read_office"


@needs(OFFICE)
def bodies(request: HttpRequest, network: str) -> HttpResponse:
    """All bodies with their seats."""
    return render(request, "decisions/office_bodies.html", {"bodies": queries.body_cards(actor_of(request))})


@needs("decisions.found_body")
def body_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new body."""
    form = forms.BodyForm(**posted(request))
    return answer(
        request, form, lambda values: operations.found_body(actor_of(request), **form.described()),
        done=_("Gremium angelegt."), then=lambda made: _body_url(network, made.knot.slug),
        heading=_("Gremium anlegen"), button=_("Gremium anlegen"),
        cancel=reverse("decisions:office_bodies", args=[network]),
    )  # fmt: skip


@needs(OFFICE)
def body(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One body with seats and rules."""
    return render(request, "decisions/office_body.html", {"page": queries.body_for(actor_of(request), slug)})


@needs("decisions.change_rules")
def body_rules(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The rules of a body."""
    page = queries.body_for(actor_of(request), slug)
    form = forms.BodyForm(**posted(request), initial=forms.shares_of(page.body))
    return answer(
        request, form, lambda values: operations.change_rules(actor_of(request), body=page.body, **form.described()),
        done=_("Gespeichert. Laufende Abstimmungen behalten ihre Regeln."), then=lambda made: _body_url(network, slug),
        heading=_("Regeln ändern"), eyebrow=page.body.name, button=_("Speichern"), cancel=_body_url(network, slug),
    )  # fmt: skip


@needs("decisions.fill_seat")
def seat_new(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A seat for an organisation."""
    page = queries.body_for(actor_of(request), slug)
    form = forms.SeatForm(**posted(request))
    return answer(
        request, form, lambda values: operations.fill_seat(actor_of(request), body=page.body, **_seat_values(values)),
        done=_("Sitz besetzt."), then=lambda made: _body_url(network, slug),
        heading=_("Sitz besetzen"), eyebrow=page.body.name, button=_("Sitz besetzen"), cancel=_body_url(network, slug),
    )  # fmt: skip


@needs("decisions.hand_over_seat")
def seat(request: HttpRequest, network: str, seat_id: uuid.UUID) -> HttpResponse:
    """Another person on a seat."""
    held = queries.seat_for(actor_of(request), seat_id)
    back = _body_url(network, held.body.knot.slug)
    initial = {"person": held.person_id, "deputy": held.deputy_id, "function": held.function, "role": held.role}
    form = forms.HandOverForm(**posted(request), initial=initial)
    return answer(
        request, form, lambda values: operations.hand_over_seat(actor_of(request), seat=held, **_seat_values(values)),
        done=_("Gespeichert."), then=lambda made: back, heading=_("Sitz übergeben"), eyebrow=str(held.organisation),
        button=_("Speichern"), cancel=back,
    )  # fmt: skip


@needs("decisions.end_seat")
def seat_end(request: HttpRequest, network: str, seat_id: uuid.UUID) -> HttpResponse:
    """The last day of a seat."""
    held = queries.seat_for(actor_of(request), seat_id)
    back = _body_url(network, held.body.knot.slug)
    form = forms.EndSeatForm(**posted(request))
    return answer(
        request, form, lambda values: operations.end_seat(actor_of(request), seat=held, until=values["until"]),
        done=_("Der Sitz endet an diesem Tag."), then=lambda made: back, heading=_("Sitz beenden"),
        eyebrow=str(held.organisation), button=_("Sitz beenden"), cancel=back,
    )  # fmt: skip


@needs(OFFICE)
def decisions(request: HttpRequest, network: str) -> HttpResponse:
    """All decisions of the network."""
    table = decisions_table(request, network, "decisions:office_decision")
    if table.export:
        return table.export
    return render(request, "decisions/office_decisions.html", {"table": table})


@needs("decisions.record_decision")
def decision_record(request: HttpRequest, network: str) -> HttpResponse:
    """ "Beschluss festhalten"."""
    form = forms.RecordForm(**posted(request), initial=_asked(request))
    return answer(
        request, form, lambda values: operations.record_decision(actor_of(request), **_recorded(values)),
        done=_("Der Beschluss ist festgehalten."), then=lambda made: _decision_url(network, made.knot.slug),
        heading=_("Beschluss festhalten"), button=_("Beschluss festhalten"),
        lead=_("Für Beschlüsse, die schon gefasst sind. Der Tag, der Monat oder nur das Jahr genügt."),
        cancel=reverse("decisions:office_decisions", args=[network]),
    )  # fmt: skip


@needs("decisions.open_decision")
def decision_open(request: HttpRequest, network: str) -> HttpResponse:
    """A body is asked."""
    form = forms.OpenForm(**posted(request), initial=_asked(request))
    return answer(
        request, form, lambda values: operations.open_decision(actor_of(request), **_opened(values)),
        done=_("Die Abstimmung läuft. Wer eine E-Mail-Adresse hinterlegt hat, ist benachrichtigt."),
        then=lambda made: _decision_url(network, made.knot.slug),
        heading=_("Abstimmung eröffnen"), button=_("Abstimmung eröffnen"),
        cancel=reverse("decisions:office_decisions", args=[network]),
    )  # fmt: skip


def _body_url(network: str, slug: str) -> str:
    return reverse("decisions:office_body", args=[network, slug])


def _decision_url(network: str, slug: str) -> str:
    return reverse("decisions:office_decision", args=[network, slug])


def _asked(request: HttpRequest) -> dict[str, Any]:
    """``?zu=<id>`` names what is decided about."""
    asked = request.GET.get("zu", "")
    if not asked:
        return {}
    knot = knot_by_id(asked)
    return {"subject": knot.pk, "title": knot.title}


def _seat_values(values: dict[str, Any]) -> dict[str, Any]:
    names = ("organisation", "person", "deputy", "function", "role", "since")
    return {name: values[name] for name in names if name in values}


def _subject(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "subject": knot_by_id(values["subject"]) if values["subject"] else None,
        "belongs_to": list(values["belongs_to"]),
        "visibility": values["visibility"],
        "title": values["title"],
        "body": values["body"],
    }


def _recorded(values: dict[str, Any]) -> dict[str, Any]:
    day, precision = values["day"]
    given = {name: values[name] for name in ("outcome", "reason", "protocol")}
    return {**_subject(values), **given, "decided_on": day, "decided_precision": precision}


def _opened(values: dict[str, Any]) -> dict[str, Any]:
    closes_on = values["closes_on"]
    return {
        **_subject(values),
        "question": values["question"],
        "method": values["method"],
        "closes_at": clock.at_local(closes_on, 23, 59) if closes_on else None,
    }
