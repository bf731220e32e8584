"""Recommendations for everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.contacts.models import WzSection
from fachwerk.core.answers import answer, posted
from fachwerk.core.export import csv_response
from fachwerk.recommendations import queries
from fachwerk.recommendations.forms import UptakeForm
from fachwerk.recommendations.models import Dimension
from fachwerk.recommendations.operations import tell_uptake
from fachwerk.recommendations.queries.pages import sectors_in_words, sizes_in_words


@public
def for_companies(request: HttpRequest, network: str) -> HttpResponse:
    """The entrance for small companies."""
    return render(request, "recommendations/for_companies.html", queries.for_companies())


@public
def recommendations(request: HttpRequest, network: str) -> HttpResponse:
    """Everything that is published, as cards with filters, or as CSV."""
    names = {"dimension": "bereich", "size": "groesse", "sector": "zweig", "words": "suche"}
    wanted = {key: request.GET.get(name, "").replace("\x00", "").strip()[:100] for key, name in names.items()}
    found = queries.published_recommendations(**wanted)
    if request.GET.get("format") == "csv":
        return csv_response(_("Handlungsempfehlungen"), *_as_rows(found))
    frame = {"dimensions": Dimension.choices, "sizes": queries.SIZES, "sectors": WzSection.choices, "wanted": wanted}
    return render(
        request,
        "recommendations/recommendations.html",
        {"found": list(found), "is_narrowed": any(wanted.values()), "query": request.GET.urlencode(), **frame},
    )


def _as_rows(found: Any) -> tuple[list[str], list[list[Any]]]:
    head = [
        _("Titel"), _("Worum es geht"), _("Schritte"), _("Aufwand"), _("Kosten"), _("Bereich"), _("Betriebsgrößen"),
        _("Wirtschaftszweige"), _("Wer hat es gemacht?"), _("Beleg"), _("Veröffentlicht"), _("Geprüft bis"),
    ]  # fmt: skip
    rows = [
        [r.title, r.problem, " · ".join(r.steps), r.effort, r.cost, r.get_dimension_display(), sizes_in_words(r),
         sectors_in_words(r), r.done_by, r.evidence, r.published_on, r.review_on]
        for r in found
    ]  # fmt: skip
    return head, rows


@public
def recommendation(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One recommendation; below it two anonymous answers."""
    page = queries.recommendation_page(actor_of(request), slug)
    form = UptakeForm(**posted(request))

    def tell(given: dict[str, Any]) -> None:
        if not form.is_from_a_machine:
            tell_uptake(
                actor_of(request), recommendation=page["recommendation"], kind=given["kind"], reason=given["reason"],
                submission=given["sending_key"],
            )  # fmt: skip

    return answer(
        request, form, tell, done=_("Danke für Ihre Rückmeldung."), template="recommendations/recommendation.html",
        then=lambda _told: reverse("recommendations:recommendation", args=[network, slug]), **page,
    )  # fmt: skip
