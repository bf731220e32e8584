"""The inbox of impulses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.dates import Precision, show_day
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.strategy import operations, policies, queries
from fachwerk.strategy.forms import AnswerForm, ImpulseChangeForm, ImpulseForm, ParkForm, ReleaseForm, TieForm
from fachwerk.strategy.models import Impulse, ImpulseSource, ImpulseState
from fachwerk.strategy.views.acting import address_or_nothing, filled, form_page, one_act, to

READ = needs("strategy.read_office")


def _columns(network: str) -> list[Column]:
    return [
        Column(
            "text",
            _("Impuls"),
            link=lambda row: to("office_impulse", network, row.slug),
            value=lambda row: row.knot_title(),
            export=lambda row: row.text,
        ),
        Column("source", _("Weg"), value=lambda row: row.get_source_display(), sort="source"),
        Column("voice", _("Wer es sagt")),
        Column(
            "received_at",
            _("Eingegangen"),
            value=lambda row: show_day(row.received_on, row.received_precision),
            sort="received_at",
        ),
        Column("state", _("Stand"), value=lambda row: row.get_state_display(), sort="state"),
        Column(
            "released_at",
            _("Öffentlich"),
            value=lambda row: _("ja") if row.is_released else _("nein"),
            sort="released_at",
        ),
        Column("reply", _("Antwort"), hidden=True),
    ]


@READ
def office_impulses(request: HttpRequest, network: str) -> HttpResponse:
    """Everything that was said, latest first."""
    table = Table(
        "impulses",
        caption=_("Impulse"),
        rows=queries.impulse_rows(actor_of(request)),
        per_page=50,
        columns=_columns(network),
        filters=[
            Filter("state", _("Stand"), ImpulseState.choices, apply=lambda rows, value: rows.filter(state=value)),
            Filter("source", _("Weg"), ImpulseSource.choices, apply=lambda rows, value: rows.filter(source=value)),
        ],
        search=["text", "public_text", "reply", "voice"],
        empty=_("Noch keine Impulse. Hier kommt an, was Menschen über „Mitreden“ schreiben."),
        empty_label=_("Impuls eintragen"),
        empty_url=to("office_impulse_new", network),
    ).bind(request)
    if table.export:
        return table.export
    return render(
        request, "strategy/office_impulses.html", {"table": table, "waiting": queries.impulses_waiting().count()}
    )


@READ
def office_impulse_new(request: HttpRequest, network: str) -> HttpResponse:
    """Writes down what somebody said."""

    def receive(words: dict[str, Any]) -> None:
        day, precision = words["received_on"] or (None, Precision.DAY)
        operations.receive_impulse(
            actor_of(request),
            text=words["text"],
            source=words["source"],
            voice=words["voice"],
            received_at=day,
            precision=precision,
            belongs_to=list(words["belongs_to"]),
            submission=words["sending_key"],
            **words["contact"],
        )

    return form_page(
        request,
        ImpulseForm(**filled(request)),
        receive,
        heading=_("Impuls eintragen"),
        submit=_("Eintragen"),
        back=to("office_impulses", network),
        done=_("Der Impuls ist eingetragen."),
    )


def _next_steps(network: str, impulse: Impulse) -> list[dict[str, str]]:
    """Where the office can go on from here, as far as those stations are installed."""
    named = [("projects:office_idea_new", _("Projektidee anlegen")), ("events:office_event_new", _("Termin anlegen"))]
    found = [(label, address_or_nothing(name, network)) for name, label in named]
    return [{"label": label, "url": f"{url}?aus={impulse.pk}"} for label, url in found if url]


@READ
def office_impulse(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """An impulse with everything the office can do."""
    actor = actor_of(request)
    impulse = queries.impulse_for(actor, slug)
    page = {
        "impulse": impulse,
        "knot": impulse.knot,
        "next_steps": _next_steps(network, impulse),
        "may_park": policies.may_park_impulse(actor, impulse),
        "may_release": policies.may_release_impulse(actor, impulse),
        "may_reopen": policies.may_reopen_impulse(actor, impulse),
    }
    return render(request, "strategy/office_impulse.html", page)


def _act(
    request: HttpRequest, network: str, slug: str, form: Any, act: Any, heading: str, submit: str, done: str
) -> HttpResponse:
    impulse = queries.impulse_for(actor_of(request), slug)
    return form_page(
        request,
        form(impulse),
        lambda words: act(actor_of(request), impulse=impulse, **words),
        heading=heading,
        submit=submit,
        back=to("office_impulse", network, slug),
        done=done,
        quote=impulse.text,
        template="strategy/office_impulse_form.html",
        mail_goes_to=impulse.sender_email,
    )


@READ
def office_impulse_answer(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Replies to whoever said it."""
    return _act(
        request,
        network,
        slug,
        lambda impulse: AnswerForm(initial={"reply": impulse.reply}, **filled(request)),
        operations.answer_impulse,
        _("Impuls beantworten"),
        _("Antwort speichern"),
        _("Beantwortet."),
    )


@READ
def office_impulse_park(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Parks an impulse with a reason."""
    return _act(
        request,
        network,
        slug,
        lambda impulse: ParkForm(**filled(request)),
        operations.park_impulse,
        _("Impuls zurückstellen"),
        _("Zurückstellen"),
        _("Zurückgestellt."),
    )


@READ
def office_impulse_release(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Shows an impulse to everybody, in a wording fit for it."""
    return _act(
        request,
        network,
        slug,
        lambda impulse: ReleaseForm(
            initial={"public_text": impulse.shown_text, "voice": impulse.voice}, **filled(request)
        ),
        operations.release_impulse,
        _("Impuls veröffentlichen"),
        _("Veröffentlichen"),
        _("Der Impuls ist öffentlich."),
    )


@READ
def office_impulse_tie(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Ties an impulse to a goal, a focus topic, an event or an idea."""
    return _act(
        request,
        network,
        slug,
        lambda impulse: TieForm(initial={"to": [impulse.about_id] if impulse.about_id else []}, **filled(request)),
        lambda actor, *, impulse, to, because: operations.tie_impulse(
            actor, impulse=impulse, to=list(to), because=because
        ),
        _("Impuls zuordnen"),
        _("Zuordnen"),
        _("Zugeordnet."),
    )


@READ
def office_impulse_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Corrects what was written down."""
    return _act(
        request,
        network,
        slug,
        lambda impulse: ImpulseChangeForm(
            initial={"text": impulse.text, "source": impulse.source, "voice": impulse.voice}, **filled(request)
        ),
        operations.change_impulse,
        _("Impuls berichtigen"),
        _("Speichern"),
        _("Gespeichert."),
    )


_BUTTONS = {
    "wieder-oeffnen": (operations.reopen_impulse, gettext_lazy("Wieder geöffnet.")),
    "zurueckziehen": (operations.withhold_impulse, gettext_lazy("Der Impuls ist nicht mehr öffentlich.")),
    "kontakt-loeschen": (operations.forget_sender, gettext_lazy("Die Kontaktangaben sind gelöscht.")),
}


@READ
def office_impulse_act(request: HttpRequest, network: str, slug: str, act: str) -> HttpResponse:
    """Acts that need no form."""
    operation, done = _BUTTONS[act]
    impulse = queries.impulse_for(actor_of(request), slug)
    return one_act(
        request,
        lambda: operation(actor_of(request), impulse=impulse),
        back=to("office_impulse", network, slug),
        done=str(done),
    )
