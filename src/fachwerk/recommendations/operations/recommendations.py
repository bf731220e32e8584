"""Recommendations: written, published, changed, reviewed, taken up."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass, WzSection
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.recommendations import facts, policies
from fachwerk.recommendations.models import EarlierWording, Fit, Reach, Recommendation, Uptake, UptakeKind
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie

WORDS = ("title", "problem", "steps", "effort", "cost", "sectors", "sizes", "done_by", "evidence", "dimension")
FEWEST_STEPS, MOST_STEPS = 2, 12
SHORT = {"title": 160, "effort": 160, "cost": 160, "done_by": 200}


@operation("recommendations.write_recommendation")
def write_recommendation(
    actor: Actor,
    *,
    title: str,
    problem: str,
    steps: Sequence[str],
    effort: str = "",
    cost: str = "",
    sectors: Sequence[str] = (),
    sizes: Sequence[str] = (),
    done_by: str = "",
    evidence: str = "",
    dimension: str = Reach.ORGANISATION,
    review_on: date | None = None,
    item_codes: Sequence[str] = (),
    belongs_to: Sequence[Knot] = (),
    grown_from: Knot | Sequence[Knot] | None = None,
) -> Recommendation:
    """A recommendation begins as a draft and names what it grew from, such as a result of an event."""
    recommendation = Recommendation(review_on=review_on)
    _put_words(
        recommendation,
        {
            "title": title, "problem": problem, "steps": steps, "effort": effort, "cost": cost, "sectors": sectors,
            "sizes": sizes, "done_by": done_by, "evidence": evidence, "dimension": dimension,
        },
    )  # fmt: skip
    recommendation.save()
    _fit(recommendation, item_codes)
    _tie(recommendation, belongs_to, grown_from, actor)
    return recommendation


@operation("recommendations.change_recommendation", on="recommendation")
def change_recommendation(
    actor: Actor,
    *,
    recommendation: Recommendation,
    item_codes: Sequence[str] | None = None,
    review_on: date | None = None,
    belongs_to: Sequence[Knot] = (),
    grown_from: Knot | Sequence[Knot] | None = None,
    **words: Any,
) -> Recommendation:
    """A changed wording of something public is a new version; the earlier wording stays readable."""
    before = {name: getattr(recommendation, name) for name in WORDS}
    _put_words(recommendation, {**before, **words})
    changed = any(getattr(recommendation, name) != before[name] for name in WORDS)
    if changed and recommendation.published_on:
        EarlierWording.objects.create(
            recommendation=recommendation,
            version=recommendation.version,
            wording=before,
            worded_on=recommendation.worded_on,
        )
        recommendation.version += 1
        recommendation.worded_on = clock.today()
    if review_on is not None:
        recommendation.review_on = _later_day(review_on)
    recommendation.save()
    if item_codes is not None:
        _fit(recommendation, item_codes)
    _tie(recommendation, belongs_to, grown_from, actor)
    return recommendation


@operation("recommendations.publish_recommendation", on="recommendation", when=policies.may_publish)
def publish_recommendation(
    actor: Actor, *, recommendation: Recommendation, review_on: date | None = None
) -> Recommendation:
    """What companies are told to do is complete, has evidence and a day on which somebody looks at it again."""
    _check_complete(recommendation)
    recommendation.review_on = _later_day(review_on or recommendation.review_on)
    recommendation.published_on = recommendation.worded_on = clock.today()
    recommendation.save()
    announce(facts.RecommendationPublished(recommendation_id=recommendation.pk))
    return recommendation


@operation("recommendations.review_recommendation", on="recommendation", when=policies.may_review)
def review_recommendation(actor: Actor, *, recommendation: Recommendation, review_on: date) -> Recommendation:
    """A recommendation that still holds gets the day of its next review."""
    recommendation.review_on = _later_day(review_on)
    recommendation.reviewed_on = clock.today()
    recommendation.save()
    announce(facts.RecommendationReviewed(recommendation_id=recommendation.pk))
    return recommendation


@operation("recommendations.tell_uptake", on="recommendation", when=policies.may_answer)
def tell_uptake(
    actor: Actor,
    *,
    recommendation: Recommendation,
    kind: str,
    reason: str = "",
    submission: uuid.UUID | None = None,
) -> Uptake:
    """Every company may say, without a name, that it does this or why it did not help; one sending counts once."""
    if kind not in UptakeKind.values:
        raise NotSo(_("Bitte wählen Sie eine der beiden Antworten."), field="kind")
    if kind == UptakeKind.DID_NOT_HELP and not reason.strip():
        raise NotSo(_("Bitte schreiben Sie kurz, warum es nicht geholfen hat."), field="reason")
    if len(reason) > 500:
        raise NotSo(_("Bitte fassen Sie sich kürzer: höchstens 500 Zeichen."), field="reason")
    told: Uptake
    told, _created = Uptake.objects.get_or_create(
        pk=submission or uuid.uuid4(),
        defaults={"recommendation": recommendation, "uptake_kind": kind, "reason": reason.strip()},
    )
    return told


def _put_words(recommendation: Recommendation, words: dict[str, Any]) -> None:
    for name, value in words.items():
        if name not in WORDS:
            raise TypeError(f"{name} is not a word of a recommendation")
        if name in ("steps", "sectors", "sizes"):
            value = [str(each).strip() for each in value if str(each).strip()]
        setattr(recommendation, name, value.strip() if isinstance(value, str) else value)
    recommendation.sectors = [letter for letter in recommendation.sectors if letter != "alle"]
    _check_words(recommendation)


def _check_words(recommendation: Recommendation) -> None:
    if not recommendation.title:
        raise NotSo(_("Bitte geben Sie der Handlungsempfehlung einen Titel."), field="title")
    if not recommendation.problem:
        raise NotSo(_("Bitte schreiben Sie, worum es geht. Ein Satz genügt."), field="problem")
    for name, limit in SHORT.items():
        if len(getattr(recommendation, name)) > limit:
            raise NotSo(_("Bitte fassen Sie sich kürzer: höchstens %(count)s Zeichen.") % {"count": limit}, field=name)
    if len(recommendation.steps) > MOST_STEPS:
        raise NotSo(_("Höchstens %(count)s Schritte, sonst liest es niemand.") % {"count": MOST_STEPS}, field="steps")
    if recommendation.dimension not in Reach.values:
        raise NotSo(_("Bitte wählen Sie den Bereich."), field="dimension")
    if not set(recommendation.sectors) <= set(WzSection.values):
        raise NotSo(_("Diesen Wirtschaftszweig gibt es nicht."), field="sectors")
    if not set(recommendation.sizes) <= set(SizeClass.values):
        raise NotSo(_("Diese Betriebsgröße gibt es nicht."), field="sizes")


def _check_complete(recommendation: Recommendation) -> None:
    if len(recommendation.steps) < FEWEST_STEPS:
        raise NotSo(_("Bitte beschreiben Sie mindestens zwei Schritte."), field="steps")
    for name, sentence in (
        ("effort", _("Bitte nennen Sie den Aufwand, zum Beispiel „Ein halber Tag mit vier Personen“.")),
        ("cost", _("Bitte nennen Sie die Kosten, zum Beispiel „keine“.")),
        ("evidence", _("Bitte schreiben Sie, woran man sieht, dass es wirkt.")),
    ):
        if not getattr(recommendation, name):
            raise NotSo(sentence, field=name)


def _later_day(day: date | None) -> date:
    if day is None:
        raise NotSo(
            _("Bitte nennen Sie den Tag, bis zu dem die Handlungsempfehlung als geprüft gilt."), field="review_on"
        )
    if day <= clock.today():
        raise NotSo(_("Dieser Tag ist schon vorbei. Bitte nennen Sie einen späteren."), field="review_on")
    return day


def _fit(recommendation: Recommendation, codes: Sequence[str]) -> None:
    wanted = set(codes)
    known = set(Fit.objects.filter(recommendation=recommendation).values_list("item_code", flat=True))
    if known - wanted:
        Fit.objects.filter(recommendation=recommendation, item_code__in=known - wanted).delete()
    Fit.objects.bulk_create(Fit(recommendation=recommendation, item_code=code) for code in sorted(wanted - known))


def _tie(
    recommendation: Recommendation,
    belongs_to: Sequence[Knot],
    grown_from: Knot | Sequence[Knot] | None,
    actor: Actor,
) -> None:
    roots = [grown_from] if isinstance(grown_from, Knot) else list(grown_from or ())
    if not roots and not belongs_to:
        return
    knot = recommendation.knot
    for root in roots:
        tie(knot, root, Relation.GROWS_FROM, by=actor.user_id)
    for purpose in belongs_to:
        tie(knot, purpose, Relation.SERVES, by=actor.user_id)
