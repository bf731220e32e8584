"""Writing down: the one form, and everything that was written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.dates import show_day
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.notebook import operations, queries
from fachwerk.notebook.forms import FollowUpForm, NotebookForm, day_meant
from fachwerk.notebook.models import Channel
from fachwerk.notebook.views.ways import safe_back


@needs("notebook.read_office")
def note_new(request: HttpRequest, network: str) -> HttpResponse:
    """A telephone call becomes a note with a follow-up."""
    about, person = request.GET.get("zu", ""), request.GET.get("person", "")
    fixed = bool(about or person or request.POST.get("about") or request.POST.get("person"))
    first = {
        "channel": Channel.CALL,
        "who": request.GET.get("wer", ""),
        "about": about or None,
        "person": person or None,
    }
    form = NotebookForm(**posted(request), initial=first, colleagues=queries.colleagues(), fixed=fixed)
    if form.is_bound and form.is_valid():
        try:
            return _noted(request, network, form.cleaned_data)
        except FachwerkError as error:
            form.add_refusal(error)
    place = queries.place_of(
        knot=about or request.POST.get("about", ""), person=person or request.POST.get("person", "")
    )
    page = {"form": form, "place": queries.label_of(place), "names": [] if fixed else queries.offered_names()}
    return render(request, "notebook/note_new.html", page, status=422 if form.is_bound else 200)


def _noted(request: HttpRequest, network: str, values: dict[str, Any]) -> HttpResponse:
    """Note and follow-up in one go; the answer offers to take both back."""
    actor = actor_of(request)
    place = queries.place_of(
        knot=str(values.get("about") or ""), person=str(values.get("person") or ""), words=values.get("who", "")
    )
    note = operations.write_note(
        actor, text=values["text"], channel=values["channel"], knot=place.knot, person=place.person, who=place.words,
        happened_on=values.get("happened_on"), sending_key=values["sending_key"],
    )  # fmt: skip
    due = day_meant(values.get("when", ""), values.get("on"), request.network.state_code)  # type: ignore[attr-defined]
    said = _("Notiert.")
    if due:
        operations.put_on_desk(
            actor, what=values.get("what") or values["text"], due_on=due, knot=place.knot, person=place.person,
            owner_id=int(values["owner"]) if values.get("owner") else None, note=note,
            sending_key=values["sending_key"],
        )  # fmt: skip
        said = _("Notiert, Wiedervorlage am %(day)s.") % {"day": show_day(due, weekday=True)}
    messages.success(request, said, extra_tags=f"undo:{_undo(network, 'note', note.pk)}")
    return SeeOther(safe_back(request, values.get("back", ""), reverse("loop:desk", args=[network])))


def _undo(network: str, what: str, key: UUID) -> str:
    return reverse(f"notebook:{what}_take_back", args=[network, key])


@needs("notebook.take_back_note")
@require_POST
def note_take_back(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """ "Rückgängig" after noting."""
    operations.take_back_note(actor_of(request), note=queries.note_called(key))
    messages.success(request, _("Zurückgenommen."))
    return SeeOther(safe_back(request, _path_of_referrer(request), reverse("loop:desk", args=[network])))


def _path_of_referrer(request: HttpRequest) -> str:
    origin = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Referer", "").removeprefix(origin)


@needs("notebook.read_office")
def note(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One note; one that hangs on nothing can be put where it belongs."""
    found = queries.note_called(key)
    form = FollowUpForm(**posted(request), initial={"who": found.who})

    def act(values: dict[str, Any]) -> Any:
        place = queries.place_named(values["who"])
        return operations.tie_note(actor_of(request), note=found, knot=place.knot, person=place.person)

    place = queries.Place(found.knot, found.person, found.who)
    return answer(
        request, form, act, done=_("Zugeordnet."), then=lambda _kept: request.path, template="notebook/note.html",
        note=found, place=queries.label_of(place), place_url=queries.address_of(place, network),
        names=queries.offered_names(),
    )  # fmt: skip


@needs("notebook.read_office")
def notes(request: HttpRequest, network: str) -> HttpResponse:
    """Everything that was noted, to search and to take along."""
    table = Table(
        "notizen",
        caption=_("Notizen"),
        rows=queries.all_notes(),
        columns=[
            Column(
                "text", _("Notiz"), value=lambda n: n.text[:160], export=lambda n: n.text,
                link=lambda n: reverse("notebook:note", args=[network, n.pk]),
            ),
            Column("art", _("Art"), value=lambda n: n.get_channel_display(), sort="channel"),
            Column("zu", _("Zu"), value=lambda n: queries.Place(n.knot, n.person, n.who).shown),
            Column("am", _("Am"), value=lambda n: show_day(n.happened_on), sort="happened_on"),
            Column("von", _("Von"), value="written_by_name"),
        ],
        filters=[Filter("art", _("Art"), Channel.choices, lambda rows, value: rows.filter(channel=value))],
        search=["text", "who", "knot__title", "person__name"],
        sorted_by="-am",
        empty=_("Noch keine Notizen."),
        empty_label=_("Notiz schreiben"),
        empty_url=reverse("notebook:note_new", args=[network]),
    ).bind(request)  # fmt: skip
    return table.export or render(request, "notebook/notes.html", {"table": table})


@needs("notebook.read_office")
def names(request: HttpRequest, network: str) -> HttpResponse:
    """Names a field proposes while one types."""
    return JsonResponse({"names": queries.offered_names()})
