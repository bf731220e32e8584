"""Fields, goals, approaches and advice in the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotThere
from fachwerk.strategy import operations, queries
from fachwerk.strategy.forms import AdviceForm, ClauseForm, DropForm
from fachwerk.strategy.models import Clause, ConceptVersion, FieldOfAction, Goal, Measure
from fachwerk.strategy.views.acting import filled, form_page, one_act, to

READ = needs("strategy.read_office")


def _clause_page(
    request: HttpRequest, network: str, version: ConceptVersion, kind: str, act: Any, heading: str, initial: Any = None
) -> HttpResponse:
    form = ClauseForm(kind=kind, initial=initial, **filled(request))
    lead = "" if version.is_draft else _("Diese Fassung ist beschlossen. Ergänzen Sie nur, was darin steht.")
    return form_page(
        request,
        form,
        lambda _cleaned: act(form.words()),
        heading=heading,
        lead=lead,
        submit=_("Speichern"),
        back=to("office_version", network, version.knot.slug),
        done=_("Gespeichert."),
    )


@READ
def office_field_new(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A field of action of a version."""
    actor = actor_of(request)
    version = queries.version_for(actor, slug)
    return _clause_page(
        request,
        network,
        version,
        "field_of_action",
        lambda words: operations.add_field(actor, version=version, **words),
        _("Handlungsfeld ergänzen"),
    )


@READ
def office_goal_new(request: HttpRequest, network: str, slug: str, field: str) -> HttpResponse:
    """A goal in a field of action."""
    actor = actor_of(request)
    version, found = queries.version_for(actor, slug), queries.field_for(actor, field)
    return _clause_page(
        request,
        network,
        version,
        "goal",
        lambda words: operations.add_goal(actor, version=version, field=found, **words),
        _("Ziel ergänzen: %(title)s") % {"title": found.short_title},
    )


@READ
def office_measure_new(request: HttpRequest, network: str, slug: str, goal: str) -> HttpResponse:
    """An approach to a goal."""
    actor = actor_of(request)
    version, found = queries.version_for(actor, slug), queries.goal_for(actor, goal)
    return _clause_page(
        request,
        network,
        version,
        "measure",
        lambda words: operations.add_measure(actor, version=version, goal=found, **words),
        _("Ansatz ergänzen: %(title)s") % {"title": found.title},
    )


def _reword(request: HttpRequest, version: ConceptVersion, clause: Clause, words: dict[str, Any]) -> None:
    actor = actor_of(request)
    if isinstance(clause, Goal):
        operations.reword_goal(actor, version=version, goal=clause, **words)
    elif isinstance(clause, Measure):
        operations.reword_measure(actor, version=version, measure=clause, **words)
    elif isinstance(clause, FieldOfAction):
        operations.reword_field(actor, version=version, field=clause, **words)


@READ
def office_clause_change(request: HttpRequest, network: str, slug: str, kind: str, clause: str) -> HttpResponse:
    """The wording of a clause in a version."""
    actor = actor_of(request)
    version, found = queries.version_for(actor, slug), queries.clause_for(actor, kind, clause)
    return _clause_page(
        request,
        network,
        version,
        kind,
        lambda words: _reword(request, version, found, words),
        _("Wortlaut ändern: %(title)s") % {"title": found.title},
        queries.words_of(version, found),
    )


@READ
def office_clause_drop(request: HttpRequest, network: str, slug: str, kind: str, clause: str) -> HttpResponse:
    """Leaves a clause out of the draft, or merges it into another."""
    actor = actor_of(request)
    version, found = queries.version_for(actor, slug), queries.clause_for(actor, kind, clause)
    others = [(row.slug, row.title) for row in queries.rows_of_kind(version, kind) if row.id != found.pk]

    def drop(words: dict[str, Any]) -> None:
        into = queries.clause_for(actor, kind, words["merged_into"]) if words["merged_into"] else None
        operations.drop_clause(actor, version=version, clause=found, reason=words["reason"], merged_into=into)

    return form_page(
        request,
        DropForm(others=others, **filled(request)),
        drop,
        heading=_("Streichen: %(title)s") % {"title": found.title},
        lead=_("Was früher beschlossen war, behält seine Seite und seinen roten Faden."),
        submit=_("Streichen"),
        back=to("office_version", network, slug),
        done=_("Gestrichen. Bis zum Beschluss können Sie das zurücknehmen."),
    )


@READ
def office_clause_restore(request: HttpRequest, network: str, slug: str, kind: str, clause: str) -> HttpResponse:
    """Takes a dropped clause up again."""
    actor = actor_of(request)
    version, found = queries.version_for(actor, slug), queries.clause_for(actor, kind, clause)
    return one_act(
        request,
        lambda: operations.restore_clause(actor, version=version, clause=found),
        back=to("office_version", network, slug),
        done=_("Wieder aufgenommen."),
    )


@READ
def office_advice_new(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The advice of a working group on a goal or a field."""
    actor = actor_of(request)
    version = queries.version_for(actor, slug)

    def give(words: dict[str, Any]) -> None:
        kind, _slash, about = words["clause"].partition("/")
        clause = queries.clause_for(actor, kind, about)
        day, precision = words["given_on"] or (None, Precision.DAY)
        operations.give_advice(
            actor,
            group_name=words["group_name"],
            text=words["text"],
            version=version,
            given_on=day,
            precision=precision,
            goal=clause if isinstance(clause, Goal) else None,
            field=clause if isinstance(clause, FieldOfAction) else None,
        )

    form = AdviceForm(rows=queries.tree_of(version), **filled(request))
    return form_page(
        request,
        form,
        give,
        heading=_("Rat einer Arbeitsgruppe eintragen"),
        submit=_("Eintragen"),
        back=to("office_version", network, slug),
        done=_("Der Rat ist eingetragen."),
    )


@READ
def office_advice_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Corrects the record of a working group's advice."""
    actor = actor_of(request)
    advice = queries.advice_for(actor, slug)
    rows = queries.tree_of(advice.version) if advice.version else []
    initial = {
        "group_name": advice.group_name,
        "text": advice.text,
        "given_on": (advice.given_on, advice.given_precision) if advice.given_on else None,
    }
    form = AdviceForm(rows=rows, initial=initial, **filled(request))
    del form.fields["clause"]

    def change(words: dict[str, Any]) -> None:
        day, precision = words["given_on"] or (None, Precision.DAY)
        operations.change_advice(
            actor, advice=advice, group_name=words["group_name"], text=words["text"], given_on=day, precision=precision
        )

    if advice.version is None:
        raise NotThere
    return form_page(
        request,
        form,
        change,
        heading=_("Rat der Arbeitsgruppe berichtigen"),
        submit=_("Speichern"),
        back=to("office_version", network, advice.version.knot.slug),
        done=_("Gespeichert."),
    )
