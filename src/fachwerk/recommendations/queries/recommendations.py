"""Finding recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.recommendations.models import Fit, Reach, Recommendation, RecommendationState, UptakeKind
from fachwerk.thread.models import Knot, Relation, Tie
from fachwerk.thread.queries import knot_at

SIZES = [(size.value, size.label) for size in (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM)]


def _with_slug() -> QuerySet[Recommendation]:
    slug = Subquery(Knot.objects.filter(pk=OuterRef("pk")).values("slug")[:1])
    rows: QuerySet[Recommendation] = Recommendation.objects.all()
    return rows.annotate(
        slug=slug,
        used_by=Count("uptakes", filter=Q(uptakes__uptake_kind=UptakeKind.USED)),
        did_not_help=Count("uptakes", filter=Q(uptakes__uptake_kind=UptakeKind.DID_NOT_HELP)),
    )


def recommendation_for(actor: Actor, slug: str) -> Recommendation:
    """The recommendation behind an address, with ``slug`` and ``used_by``; raises NotThere for a draft of others."""
    found = _with_slug().filter(pk=knot_at(Recommendation.kind, slug).pk).first()
    if found is None or not (found.is_published or actor.is_office):
        raise NotThere
    return found


def published_on(day: date) -> QuerySet[Recommendation]:
    """What was public on ``day``, latest first."""
    return _with_slug().filter(published_on__lte=day).order_by("-published_on", "title")


def published_recommendations(
    *, dimension: str = "", size: str = "", sector: str = "", words: str = ""
) -> QuerySet[Recommendation]:
    """What is public today, narrowed; a recommendation without sizes or sectors is meant for all."""
    found = published_on(clock.today())
    if dimension in Reach.values:
        found = found.filter(dimension__in=[dimension, Reach.BOTH])
    if size:
        found = found.filter(Q(sizes__contains=[size]) | Q(sizes=[]))
    if sector:
        found = found.filter(Q(sectors__contains=[sector]) | Q(sectors=[]))
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(problem__icontains=word)
            | Q(steps__icontains=word)
            | Q(evidence__icontains=word)
        )
    return found


def office_recommendations() -> QuerySet[Recommendation]:
    """All of them for the office."""
    return _with_slug()


def in_state(found: QuerySet[Recommendation], state: str) -> QuerySet[Recommendation]:
    """Narrowed to a state, which is computed from days and never stored."""
    today = clock.today()
    if state == RecommendationState.DRAFT:
        return found.filter(Q(published_on=None) | Q(published_on__gt=today))
    is_due = Q(review_on__lte=today)
    public = found.filter(published_on__lte=today)
    return public.filter(is_due) if state == RecommendationState.DUE_FOR_REVIEW else public.exclude(is_due)


def ties_of(recommendation: Recommendation) -> dict[str, list[Any]]:
    """What it grew from, what it serves and which sentences it helps with, as the form shows them."""
    ties = Tie.objects.filter(later_id=recommendation.pk).values_list("earlier_id", "relation")
    return {
        "grown_from": [earlier for earlier, relation in ties if relation == Relation.GROWS_FROM],
        "belongs_to": [earlier for earlier, relation in ties if relation == Relation.SERVES],
        "item_codes": list(Fit.objects.filter(recommendation=recommendation).values_list("item_code", flat=True)),
    }


def recommendations_due(on: date | None = None, *, within: timedelta = timedelta(0)) -> QuerySet[Recommendation]:
    """Public ones whose review day has come, or comes ``within`` some time, oldest first."""
    last = (on or clock.today()) + within
    return _with_slug().filter(published_on__isnull=False, review_on__lte=last).order_by("review_on", "title")


def recommendations_for_items(codes: Iterable[str]) -> dict[str, list[Recommendation]]:
    """Sentence of the self-check → what is public and helps with it."""
    wanted = list(codes)
    found: dict[str, list[Recommendation]] = {code: [] for code in wanted}
    rows = published_on(clock.today()).filter(fits__item_code__in=wanted).prefetch_related("fits").distinct()
    for recommendation in rows:
        for fit in recommendation.fits.all():
            if fit.item_code in found:
                found[fit.item_code].append(recommendation)
    return found
