"""Wiedervorlagen: the list, and the verbs in place."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther
from fachwerk.core.dates import show_day
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.notebook import operations, queries
from fachwerk.notebook.forms import MoveForm
from fachwerk.notebook.views.ways import safe_back


def _onward(request: HttpRequest, network: str) -> HttpResponse:
    """Back to the page of the button; the part behind # is the next line, where the focus goes."""
    return SeeOther(safe_back(request, request.POST.get("back", ""), reverse("loop:desk", args=[network])))


def _undo(network: str, act: str, key: UUID) -> str:
    return "undo:" + reverse(f"notebook:follow_up_{act}", args=[network, key])


@needs("notebook.finish_follow_up")
@require_POST
def follow_up_done(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Erledigt." in place."""
    operations.finish_follow_up(actor_of(request), follow_up=queries.follow_up_called(key))
    messages.success(request, _("Erledigt."), extra_tags=_undo(network, "reopen", key))
    return _onward(request, network)


@needs("notebook.reopen_follow_up")
@require_POST
def follow_up_reopen(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Rückgängig" after "Erledigt."."""
    operations.reopen_follow_up(actor_of(request), follow_up=queries.follow_up_called(key))
    messages.success(request, _("Wieder offen."))
    return _onward(request, network)


@needs("notebook.put_off_follow_up")
def follow_up_move(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Verschieben" to the proposed working day or to any other."""
    found = queries.follow_up_called(key)
    form = MoveForm(request.POST or None, initial={"to": found.due_on})
    if form.is_bound and form.is_valid():
        try:
            operations.put_off_follow_up(actor_of(request), follow_up=found, to=form.cleaned_data["to"])
        except FachwerkError as error:
            form.add_refusal(error)
        else:
            said = _("Verschoben auf %(day)s.") % {"day": show_day(found.due_on, weekday=True)}
            messages.success(request, said, extra_tags=_undo(network, "move_back", key))
            return _onward(request, network)
    page = {"form": form, "follow_up": found, "moves": found.moves.all(), "back": request.POST.get("back", "")}
    return render(request, "notebook/follow_up_move.html", page, status=422 if form.is_bound else 200)


@needs("notebook.take_back_move")
@require_POST
def follow_up_move_back(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Rückgängig" after "Verschieben"."""
    operations.take_back_move(actor_of(request), follow_up=queries.follow_up_called(key))
    messages.success(request, _("Steht wieder am alten Tag."))
    return _onward(request, network)


@needs("notebook.take_off_desk")
@require_POST
def follow_up_take_back(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Rückgängig" after writing one."""
    operations.take_off_desk(actor_of(request), follow_up=queries.follow_up_called(key))
    messages.success(request, _("Zurückgenommen."))
    return _onward(request, network)


@needs("notebook.read_office")
def follow_ups(request: HttpRequest, network: str) -> HttpResponse:
    """Every follow-up, open and done."""
    states = [("offen", _("offen")), ("erledigt", _("erledigt")), ("ueberfaellig", _("überfällig"))]
    table = Table(
        "wiedervorlagen",
        caption=_("Wiedervorlagen"),
        rows=queries.all_follow_ups(),
        columns=[
            Column("was", _("Was ist zu tun?"), value="what",
                   link=lambda f: reverse("notebook:follow_up_move", args=[network, f.pk])),
            Column("faellig", _("Fällig"), value=lambda f: show_day(f.due_on, weekday=True), sort="due_on"),
            Column("zu", _("Zu"), value=lambda f: queries.Place(f.knot, f.person).shown),
            Column("wer", _("Für wen?"), value=lambda f: str(f.owner or _("Alle im Büro"))),
            Column("stand", _("Stand"), value=lambda f: _("erledigt") if f.done_at else _("offen"), sort="done_at"),
        ],
        filters=[Filter("stand", _("Stand"), states, _in_state)],
        search=["what", "because", "knot__title", "person__name"],
        empty=_("Noch keine Wiedervorlagen."),
        empty_label=_("Wiedervorlage schreiben"),
        empty_url=reverse("notebook:note_new", args=[network]),
    ).bind(request)  # fmt: skip
    return table.export or render(request, "notebook/follow_ups.html", {"table": table})


def _in_state(rows: object, value: str) -> object:
    if value == "erledigt":
        return rows.exclude(done_at=None)  # type: ignore[attr-defined]
    found = rows.filter(done_at=None)  # type: ignore[attr-defined]
    return found.filter(due_on__lt=clock.today()) if value == "ueberfaellig" else found
