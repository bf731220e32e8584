"""The board of cards, and the photographs they were copied from."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.errors import NotThere
from fachwerk.core.files import as_attachment, read_file
from fachwerk.events import policies, queries
from fachwerk.events.forms import CardsForm
from fachwerk.events.operations import drop_flip_chart, move_cards, note_cards, rename_cluster
from fachwerk.events.queries.cards import board_of, chart_of
from fachwerk.events.views.answers import answer, do

NEW = "neu"


def _address(network: str, slug: str) -> str:
    return reverse("events:office_cards", args=[network, slug])


@needs("events.read_office")
def board(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """All cards by what belongs together; below, photograph and new lines."""
    actor, event = actor_of(request), queries.event_for(actor_of(request), slug)
    files = {"files": request.FILES} if request.method == "POST" else {}
    form = CardsForm(request.POST or None, **files)

    def act() -> object:
        typed = dict(form.cleaned_data)
        if asked := request.POST.get("chart"):
            typed["chart"] = chart_of(event, _uuid(asked))
        return note_cards(actor, event=event, **typed)

    return answer(
        request, form, act, then=lambda _made: _address(network, slug), done=_("Die Karten liegen auf dem Tisch."),
        template="events/office_cards.html", event=event, slug=slug, board=board_of(event, network),
        may_note=policies.may_note_findings(actor, event),
    )  # fmt: skip


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as broken:
        raise NotThere from broken


@needs("events.move_cards")
@require_POST
def move(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Puts the chosen cards under a name."""
    event = queries.event_for(actor_of(request), slug)
    wanted = request.POST.get("to", "")
    cluster = request.POST.get("name", "") if wanted == NEW else wanted.removeprefix("=")
    cards = [_uuid(key) for key in request.POST.getlist("karte")]
    return do(
        request, lambda: move_cards(actor_of(request), event=event, cards=cards, cluster=cluster),
        done=_("Verschoben."), then=_address(network, slug) + "#brett",
    )  # fmt: skip


@needs("events.rename_cluster")
@require_POST
def rename(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Another name for a group."""
    event = queries.event_for(actor_of(request), slug)
    before, name = request.POST.get("before", ""), request.POST.get("name", "")
    return do(
        request, lambda: rename_cluster(actor_of(request), event=event, before=before, name=name),
        done=_("Umbenannt."), then=_address(network, slug) + "#brett",
    )  # fmt: skip


@needs("events.read_office")
def photo(request: HttpRequest, network: str, slug: str, key: uuid.UUID) -> HttpResponse:
    """The picture itself."""
    chart = chart_of(queries.event_for(actor_of(request), slug), key)
    return as_attachment(read_file(chart.key), f"tafel.{chart.ending}", chart.ending)


@needs("events.drop_flip_chart")
@require_POST
def photo_drop(request: HttpRequest, network: str, slug: str, key: uuid.UUID) -> HttpResponse:
    """Removes a picture for good."""
    chart = chart_of(queries.event_for(actor_of(request), slug), key)
    return do(
        request, lambda: drop_flip_chart(actor_of(request), chart=chart), done=_("Das Foto ist gelöscht."),
        then=_address(network, slug),
    )  # fmt: skip
