"""„Mitreden“: two fields, no account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fachwerk.access.pages import actor_of, public
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotThere
from fachwerk.strategy import operations, queries
from fachwerk.strategy.forms import JoinInForm
from fachwerk.strategy.views.acting import filled, see, succeeds, to
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see


def _about(request: HttpRequest) -> Knot | None:
    """The goal whose page the visitor came from, if it still is one."""
    try:
        knot = knot_at("goal", request.GET.get("ziel", ""))
    except NotThere:
        return None
    return knot if may_see(actor_of(request), knot.visibility) else None


@public
def join_in(request: HttpRequest, network: str) -> HttpResponse:
    """What slows you down? It becomes an impulse."""
    about, form = _about(request), JoinInForm(**filled(request))

    def send(words: dict[str, Any]) -> None:
        if form.is_from_a_machine:
            return
        operations.receive_impulse(
            actor_of(request), text=words["text"], about=about, submission=words["sending_key"], **words["contact"]
        )

    if request.method == "POST" and succeeds(form, send):
        left_address = any(form.cleaned_data["contact"].values())
        return see(to("thanks", network) + ("?antwort=ja" if left_address else ""))
    status = 422 if request.method == "POST" else 200
    return render(request, "strategy/join_in.html", {"form": form, "about": about}, status=status)


@public
def thanks(request: HttpRequest, network: str) -> HttpResponse:
    """Says when an answer comes, if an address was left."""
    due = show_day(queries.answer_due_on(), weekday=True) if request.GET.get("antwort") else ""
    return render(request, "strategy/thanks.html", {"due": due})
