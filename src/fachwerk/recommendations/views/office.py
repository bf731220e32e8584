"""The office writes, publishes and reviews."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import answer, posted
from fachwerk.core.clock import today
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.recommendations import operations, queries
from fachwerk.recommendations.forms import (
    QuestionnaireForm,
    RecommendationForm,
    ReviewDayForm,
    initial_of_questionnaire,
)
from fachwerk.recommendations.models import Reach, RecommendationState
from fachwerk.recommendations.queries.pages import sizes_in_words
from fachwerk.recommendations.queries.recommendations import in_state
from fachwerk.thread.queries import knot_by_id

FORM = "recommendations/office_form.html"
WORDS = ("title", "problem", "steps", "effort", "cost", "evidence", "done_by", "dimension", "sizes", "sectors")


@needs("recommendations.read_office")
def recommendations(request: HttpRequest, network: str) -> HttpResponse:
    """All recommendations with state, uptake and review day."""
    table = _table(network).bind(request)
    if table.export:
        return table.export
    frame = {"table": table, "due": queries.recommendations_due().count()}
    return render(request, "recommendations/office_recommendations.html", frame)


def _table(network: str) -> Table:
    return Table(
        "handlungsempfehlungen",
        caption=_("Handlungsempfehlungen"),
        rows=queries.office_recommendations(),
        columns=[
            Column("title", _("Titel"), link=lambda r: _address(network, r.slug), sort=True),
            Column("state", _("Stand"), value=lambda r: r.state.label, sort="published_on"),
            Column("dimension", _("Bereich"), value=lambda r: r.get_dimension_display(), sort="dimension"),
            Column("sizes", _("Betriebsgrößen"), value=lambda r: sizes_in_words(r) or _("alle"), hidden=True),
            Column("published_on", _("Veröffentlicht"), sort=True),
            Column("review_on", _("Geprüft bis"), sort=True),
            Column("used_by", _("Machen das"), align="num", sort=True),
            Column("did_not_help", _("Hat nicht geholfen"), align="num", sort=True),
        ],
        filters=[
            Filter("stand", _("Stand"), RecommendationState.choices, apply=in_state),
            Filter("dimension", _("Bereich"), Reach.choices),
        ],
        search=["title", "problem"],
        sorted_by="review_on",
        empty=_("Noch keine Handlungsempfehlung. Die erste entsteht oft aus dem Ergebnis einer Veranstaltung."),
        empty_label=_("Handlungsempfehlung schreiben"),
        empty_url=reverse("recommendations:office_recommendation_new", args=[network]),
    )


def _address(network: str, slug: str) -> str:
    return reverse("recommendations:recommendation", args=[network, slug])


@needs("recommendations.write_recommendation")
def recommendation_new(request: HttpRequest, network: str) -> HttpResponse:
    """A draft; ``?aus=`` names what it grows from."""
    roots = [knot_by_id(asked) for asked in request.GET.getlist("aus") if asked]
    form = RecommendationForm(**posted(request), initial={"grown_from": roots})

    def write(given: dict[str, Any]) -> Any:
        return operations.write_recommendation(actor_of(request), **_with_lists(given))

    return answer(
        request, form, write, template=FORM, heading=_("Neue Handlungsempfehlung"), submit=_("Als Entwurf speichern"),
        done=_("Der Entwurf ist gespeichert. Sehen Sie ihn an und veröffentlichen Sie ihn."),
        then=lambda made: _address(network, made.knot.slug), root=roots[0] if roots else None,
        cancel=reverse("recommendations:office_recommendations", args=[network]),
    )  # fmt: skip


@needs("recommendations.change_recommendation")
def recommendation_edit(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Another wording."""
    found = queries.recommendation_for(actor_of(request), slug)
    initial = {name: getattr(found, name) for name in WORDS} | queries.ties_of(found)
    form = RecommendationForm(**posted(request), initial=initial)

    def change(given: dict[str, Any]) -> Any:
        return operations.change_recommendation(actor_of(request), recommendation=found, **_with_lists(given))

    return answer(
        request, form, change, template=FORM, heading=found.title, submit=_("Speichern"), done=_("Gespeichert."),
        then=lambda _made: _address(network, slug), cancel=_address(network, slug),
        hint=_("Der bisherige Wortlaut bleibt als frühere Fassung lesbar.") if found.is_published else "",
    )  # fmt: skip


def _with_lists(given: dict[str, Any]) -> dict[str, Any]:
    return {**given, "grown_from": list(given["grown_from"]), "belongs_to": list(given["belongs_to"])}


@needs("recommendations.publish_recommendation")
def recommendation_publish(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """From draft to public, with the day of the next review."""
    return _with_review_day(
        request, network, slug, operations.publish_recommendation,
        heading=_("Handlungsempfehlung veröffentlichen"), submit=_("Veröffentlichen"),
        done=_("Die Handlungsempfehlung ist veröffentlicht."),
    )  # fmt: skip


@needs("recommendations.review_recommendation")
def recommendation_review(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """It still holds."""
    return _with_review_day(
        request, network, slug, operations.review_recommendation,
        heading=_("Handlungsempfehlung prüfen"), submit=_("Gilt weiter"), done=_("Geprüft. Der neue Termin steht."),
    )  # fmt: skip


def _with_review_day(
    request: HttpRequest, network: str, slug: str, act: Any, *, done: str, **words: str
) -> HttpResponse:
    found = queries.recommendation_for(actor_of(request), slug)
    in_two_years = today().replace(year=today().year + 2, day=1)
    form = ReviewDayForm(**posted(request), initial={"review_on": in_two_years})
    return answer(
        request, form, lambda given: act(actor_of(request), recommendation=found, **given), template=FORM, done=done,
        then=lambda _made: _address(network, slug), cancel=_address(network, slug), hint=found.title, **words,
    )  # fmt: skip


@needs("recommendations.read_office")
def selfcheck(request: HttpRequest, network: str) -> HttpResponse:
    """The questionnaire in use, runs and comparison."""
    return render(request, "recommendations/office_selfcheck.html", queries.office_selfcheck_page())


@needs("recommendations.put_questionnaire_in_use")
def selfcheck_edit(request: HttpRequest, network: str) -> HttpResponse:
    """The next version of the questionnaire."""
    form = QuestionnaireForm(**posted(request), initial=initial_of_questionnaire())

    def put(given: dict[str, Any]) -> Any:
        areas = form.areas(queries.codes_of_sentences())
        return operations.put_questionnaire_in_use(
            actor_of(request), title=given["title"], intro=given["intro"], areas=areas, **queries.kept_words()
        )

    return answer(
        request, form, put, template="recommendations/office_questionnaire.html",
        done=_("Die neue Fassung des Selbstchecks ist in Gebrauch."),
        then=lambda _made: reverse("recommendations:office_selfcheck", args=[network]),
    )  # fmt: skip
