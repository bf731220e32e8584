"""Voting by the people on the seats, entering ballots by the office, counting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.errors import FachwerkError
from fachwerk.decisions import forms, operations, queries


@needs("decisions.read_vote")
def vote(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The ballot of one's own seat."""
    page = queries.decision_for(actor_of(request), slug)
    form = forms.BallotForm(**posted(request), seats=_named(page.own_seats, voting=True), initial=_cast(page))
    return answer(
        request, form, lambda values: _cast_one(request, page, values),
        done=_("Ihre Stimme ist gezählt. Bis zum Ende der Abstimmung können Sie sie ändern."),
        then=lambda made: reverse("decisions:decision", args=[network, slug]),
        template="decisions/vote.html", page=page,
        conflict=forms.ConflictForm(seats=_named(page.own_seats, voting=True)),
    )  # fmt: skip


@needs("decisions.declare_conflict")
@require_POST
def step_aside(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Ich bin befangen"."""
    page = queries.decision_for(actor_of(request), slug)
    form = forms.ConflictForm(**posted(request), seats=_named(page.own_seats, voting=True))
    return answer(
        request, form, lambda values: _declare(request, page, values),
        done=_("Ihr Sitz wirkt an diesem Punkt nicht mit."), then=lambda made: _url("decision", network, slug),
        template="decisions/vote.html", page=page, conflict=form,
    )  # fmt: skip


@needs("decisions.read_office")
def office_decision(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Everything about one decision."""
    return render(request, "decisions/office_decision.html", _office_frame(request, slug))


@needs("decisions.cast_ballot")
@require_POST
def office_ballot(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A ballot that came by telephone or on paper."""
    frame = _office_frame(request, slug)
    form = frame["ballot"] = forms.BallotForm(**posted(request), seats=_named(frame["page"].lines, voting=True))
    return answer(
        request, form, lambda values: _cast_one(request, frame["page"], values),
        done=_("Stimme eingetragen. Das Mitglied wird benachrichtigt."),
        then=lambda made: _url("office_decision", network, slug), template="decisions/office_decision.html", **frame,
    )  # fmt: skip


@needs("decisions.declare_conflict")
@require_POST
def office_conflict(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A seat steps aside."""
    frame = _office_frame(request, slug)
    form = frame["conflict"] = forms.ConflictForm(**posted(request), seats=_named(frame["page"].lines, voting=True))
    return answer(
        request, form, lambda values: _declare(request, frame["page"], values),
        done=_("Die Befangenheit ist festgehalten."),
        then=lambda made: _url("office_decision", network, slug), template="decisions/office_decision.html", **frame,
    )  # fmt: skip


@needs("decisions.close_decision")
@require_POST
def office_close(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Counting."""
    page = queries.decision_for(actor_of(request), slug)
    try:
        operations.close_decision(actor_of(request), decision=page.decision)
    except FachwerkError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Ausgezählt. Der Beleg liegt bei."))
    return SeeOther(_url("office_decision", network, slug))


@needs("decisions.remind")
@require_POST
def office_remind(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Reminds those whose ballot is missing."""
    page = queries.decision_for(actor_of(request), slug)
    try:
        count = operations.remind(actor_of(request), decision=page.decision)
    except FachwerkError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            ngettext("%(count)s Erinnerung ist unterwegs.", "%(count)s Erinnerungen sind unterwegs.", count)
            % {"count": count},
        )
    return SeeOther(_url("office_decision", network, slug))


@needs("decisions.give_reason")
def office_reason(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Reason and minutes afterwards."""
    page = queries.decision_for(actor_of(request), slug)
    form = forms.ReasonForm(**posted(request), initial={"reason": page.decision.reason})
    back = _url("office_decision", network, slug)
    return answer(
        request, form,
        lambda values: operations.give_reason(actor_of(request), decision=page.decision, **_reason(values)),
        done=_("Gespeichert."), then=lambda made: back, heading=_("Begründung und Protokoll"),
        eyebrow=page.decision.title, button=_("Speichern"), cancel=back,
    )  # fmt: skip


def _office_frame(request: HttpRequest, slug: str) -> dict[str, Any]:
    page = queries.decision_for(actor_of(request), slug)
    seats = _named(sorted(page.lines, key=lambda line: line.ballot is not None), voting=True)  # missing ones first
    return {
        "page": page,
        "ballot": forms.BallotForm(seats=seats),
        "conflict": forms.ConflictForm(seats=seats),
        "history": queries.history_for(actor_of(request), page.decision.pk),
    }


def _named(lines: Iterable[queries.SeatLine], *, voting: bool) -> list[tuple[str, str]]:
    return [(str(line.seat.pk), str(line.seat.organisation)) for line in lines if not (voting and line.is_recused)]


def _cast(page: queries.DecisionPage) -> dict[str, Any]:
    ballot = next((line.ballot for line in page.own_seats if line.ballot), None)
    return {"choice": ballot.choice, "note": ballot.note} if ballot else {}


def _cast_one(request: HttpRequest, page: queries.DecisionPage, values: dict[str, Any]) -> Any:
    seat = queries.seat_for(actor_of(request), values["seat"])
    return operations.cast_ballot(
        actor_of(request), decision=page.decision, seat=seat, choice=values["choice"], note=values["note"]
    )


def _declare(request: HttpRequest, page: queries.DecisionPage, values: dict[str, Any]) -> Any:
    seat = queries.seat_for(actor_of(request), values["seat"])
    return operations.declare_conflict(actor_of(request), decision=page.decision, seat=seat, reason=values["reason"])


def _reason(values: dict[str, Any]) -> dict[str, Any]:
    return {"reason": values["reason"], "protocol": values["protocol"]}


def _url(name: str, network: str, slug: str) -> str:
    return reverse(f"decisions:{name}", args=[network, slug])
