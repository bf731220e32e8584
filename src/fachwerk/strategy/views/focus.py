"""Focus topics in the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.strategy import operations, queries
from fachwerk.strategy.forms import FocusChangeForm, FocusForm, OutcomeForm
from fachwerk.strategy.models import FocusState
from fachwerk.strategy.views.acting import filled, form_page, to
from fachwerk.thread.trace import may_see

READ = needs("strategy.read_office")


@READ
def office_focus_topics(request: HttpRequest, network: str) -> HttpResponse:
    """All focus topics as a table."""
    slugs = {topic.pk: slug for topic, slug in queries.focus_rows()}
    table = Table(
        "focus_topics",
        caption=_("Schwerpunkte"),
        rows=queries.focus_topics(),
        per_page=50,
        columns=[
            Column(
                "title",
                _("Schwerpunkt"),
                link=lambda topic: to("office_focus_topic", network, slugs[topic.pk]),
                sort=True,
            ),
            Column("year", _("Jahr"), sort=True),
            Column("subtitle", _("Worum es geht")),
            Column("chosen_on", _("Gewählt"), value=lambda topic: topic.shown_chosen, sort="chosen_on"),
            Column("state", _("Stand"), value=lambda topic: topic.get_state_display(), sort="state"),
        ],
        filters=[Filter("state", _("Stand"), FocusState.choices, apply=lambda rows, value: rows.filter(state=value))],
        search=["title", "subtitle", "reason"],
        empty=_("Noch kein Schwerpunkt. Hier steht, was Ihr Netzwerk in einem Jahr voranstellt."),
        empty_label=_("Schwerpunkt wählen"),
        empty_url=to("office_focus_new", network),
    ).bind(request)
    if table.export:
        return table.export
    return render(request, "strategy/office_focus_topics.html", {"table": table})


def _words(words: dict[str, Any]) -> dict[str, Any]:
    day, precision = words["chosen_on"] or (None, Precision.DAY)
    return {
        "title": words["title"],
        "subtitle": words["subtitle"],
        "reason": words["reason"],
        "goals": list(words["goals"]),
        "chosen_on": day,
        "precision": precision,
    }


@READ
def office_focus_new(request: HttpRequest, network: str) -> HttpResponse:
    """Records the focus topic of a year."""

    def choose(words: dict[str, Any]) -> None:
        decision = words["decision"].first()
        operations.choose_focus(actor_of(request), year=words["year"], decision=decision, **_words(words))

    return form_page(
        request,
        FocusForm(initial={"year": clock.today().year + 1}, **filled(request)),
        choose,
        heading=_("Schwerpunkt wählen"),
        submit=_("Schwerpunkt festhalten"),
        back=to("office_focus_topics", network),
        done=_("Der Schwerpunkt ist festgehalten."),
    )


@READ
def office_focus_topic(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A focus topic with its acts."""
    actor = actor_of(request)
    topic = queries.focus_for(actor, slug)
    goals = [knot for knot in queries.goals_of_focus(topic) if may_see(actor, knot.visibility)]
    page = {"topic": topic, "knot": topic.knot, "goals": goals}
    return render(request, "strategy/office_focus_topic.html", page)


@READ
def office_focus_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Corrects a focus topic."""
    topic = queries.focus_for(actor_of(request), slug)
    initial = {
        "title": topic.title,
        "subtitle": topic.subtitle,
        "reason": topic.reason,
        "goals": queries.goals_of_focus(topic),
        "chosen_on": (topic.chosen_on, topic.chosen_precision) if topic.chosen_on else None,
    }
    return form_page(
        request,
        FocusChangeForm(initial=initial, **filled(request)),
        lambda words: operations.change_focus(actor_of(request), topic=topic, **_words(words)),
        heading=_("Schwerpunkt %(year)s bearbeiten") % {"year": topic.year},
        submit=_("Speichern"),
        back=to("office_focus_topic", network, slug),
        done=_("Gespeichert."),
    )


@READ
def office_focus_evaluate(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Looks back on the year."""
    topic = queries.focus_for(actor_of(request), slug)
    return form_page(
        request,
        OutcomeForm(initial={"outcome": topic.outcome}, **filled(request)),
        lambda words: operations.evaluate_focus(actor_of(request), topic=topic, outcome=words["outcome"]),
        heading=_("Schwerpunkt %(year)s auswerten") % {"year": topic.year},
        submit=_("Auswertung speichern"),
        back=to("office_focus_topic", network, slug),
        done=_("Die Auswertung ist gespeichert."),
    )
