"""What everybody reads: goals, versions, fields, approaches, advice, focus topics, impulses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.core.export import csv_response
from fachwerk.core.files import read_file
from fachwerk.strategy import queries
from fachwerk.strategy.models import ConceptVersion


@public
def goals(request: HttpRequest, network: str) -> HttpResponse:
    """Fields of action with their goals, as they hold today."""
    actor, today = actor_of(request), clock.today()
    version = queries.version_on(today)
    fields = queries.tree_of(version) if version else []
    if request.GET.get("format") == "csv":
        rows = [
            [field.title, goal.number, goal.title, goal.text, goal.since] for field in fields for goal in field.goals
        ]
        return csv_response(
            "ziele", [_("Handlungsfeld"), _("Nummer"), _("Ziel"), _("Wortlaut"), _("Seit Fassung")], rows
        )
    page = {
        "version": version,
        "fields": queries.with_projects(actor, fields),
        "focus": next((row for row in queries.focus_rows() if row[0].year == today.year), None),
        "versions": queries.versions_for(actor).filter(in_force_from__isnull=False),
    }
    return render(request, "strategy/goals.html", page)


def _reading_page(request: HttpRequest, version: ConceptVersion) -> HttpResponse:
    actor = actor_of(request)
    page = {
        "version": version,
        "knot": version.knot,
        "fields": queries.tree_of(version),
        "previous": queries.previous_version(version),
        "versions": queries.versions_for(actor),
    }
    return render(request, "strategy/version.html", page)


@public
def version(request: HttpRequest, network: str, label: str) -> HttpResponse:
    """One version of the concept, to read and to print."""
    return _reading_page(request, queries.version_labelled(actor_of(request), label))


@public
def concept_version(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The same page, reached by the red thread."""
    return _reading_page(request, queries.version_for(actor_of(request), slug))


@public
def version_file(request: HttpRequest, network: str, label: str) -> HttpResponse:
    """The PDF that the office attached to a version."""
    found = queries.version_labelled(actor_of(request), label)
    if not found.file_key:
        raise NotThere
    answer = HttpResponse(read_file(found.file_key), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="handlungskonzept-{found.label}.pdf"'
    return answer


@public
def comparison(request: HttpRequest, network: str) -> HttpResponse:
    """Two versions side by side, clause by clause and word by word."""
    actor = actor_of(request)
    versions = list(queries.versions_for(actor))
    chosen = {entry.label: entry for entry in versions}
    later = chosen.get(request.GET.get("bis", "")) or (versions[-1] if versions else None)
    earlier = chosen.get(request.GET.get("von", "")) or (queries.previous_version(later) if later else None)
    changes = queries.changes_between(earlier, later) if earlier and later else []
    page = {
        "versions": versions,
        "earlier": earlier,
        "later": later,
        "changes": [change for change in changes if change.is_changed],
        "same_count": sum(not change.is_changed for change in changes),
    }
    return render(request, "strategy/comparison.html", page)


@public
def field_of_action(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A field of action with its goals."""
    actor, version = actor_of(request), queries.version_on(clock.today())
    field = queries.field_for(actor, slug)
    rows = queries.tree_of(version) if version else []
    here = [entry for entry in rows if entry.id == field.pk]
    row, goals_of_row = next(iter(queries.with_projects(actor, here)), (None, []))
    page = {"field": field, "row": row, "goals": goals_of_row, "version": version, "knot": field.knot}
    return render(request, "strategy/field_of_action.html", page)


@public
def measure(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """An approach and what came of it."""
    found = queries.measure_for(actor_of(request), slug)
    page = {"measure": found, "knot": found.knot, "goal_knot": found.goal.knot}
    return render(request, "strategy/measure.html", page)


@public
def group_advice(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """What a working group advised."""
    found = queries.advice_for(actor_of(request), slug)
    return render(request, "strategy/group_advice.html", {"advice": found, "knot": found.knot})


@public
def focus_topics(request: HttpRequest, network: str) -> HttpResponse:
    """The focus topics of all years."""
    rows = queries.focus_rows()
    if request.GET.get("format") == "csv":
        head = [_("Jahr"), _("Schwerpunkt"), _("Worum es geht"), _("Gewählt")]
        return csv_response("schwerpunkte", head, [[t.year, t.title, t.subtitle, t.shown_chosen] for t, _slug in rows])
    return render(request, "strategy/focus_topics.html", {"rows": rows, "this_year": clock.today().year})


@public
def focus_topic(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The focus topic of a year with its thread."""
    topic = queries.focus_for(actor_of(request), slug)
    page = {
        "topic": topic,
        "knot": topic.knot,
        "goals": queries.goals_of_focus(topic),
        "is_running": topic.year == clock.today().year,
    }
    return render(request, "strategy/focus_topic.html", page)


@public
def impulse(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A released impulse and what became of it."""
    found = queries.impulse_for(actor_of(request), slug)
    return render(request, "strategy/impulse.html", {"impulse": found, "knot": found.knot})
