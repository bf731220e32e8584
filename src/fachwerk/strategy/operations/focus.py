"""The focus topic of each year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.strategy import facts
from fachwerk.strategy.models import FocusState, FocusTopic
from fachwerk.thread.models import Knot, Relation, Tie
from fachwerk.thread.ties import tie, untie

FIRST_YEAR = 1990
YEARS_AHEAD = 5


@operation("strategy.choose_focus")
def choose_focus(
    actor: Actor,
    *,
    year: int,
    title: str,
    subtitle: str = "",
    goals: Sequence[Knot] = (),
    reason: str = "",
    chosen_on: date | None = None,
    precision: str = Precision.DAY,
    decision: Knot | None = None,
    grown_from: Sequence[Knot] = (),
) -> FocusTopic:
    """Each year has one focus topic, chosen by the region with a reason."""
    _check_year(year)
    if FocusTopic.objects.filter(year=year).exists():
        raise NotSo(_("Für %(year)s ist schon ein Schwerpunkt gewählt.") % {"year": year}, field="year")
    topic = FocusTopic(
        year=year,
        title=_titled(title),
        subtitle=subtitle.strip(),
        reason=reason.strip(),
        chosen_on=first_day(chosen_on or clock.today(), precision),
        chosen_precision=precision,
    )
    topic.save()
    _serve(topic.knot, goals, actor)
    if decision is not None:
        tie(topic.knot, decision, Relation.GROWS_FROM, by=actor.user_id)
    for knot in grown_from:
        tie(topic.knot, knot, Relation.GROWS_FROM, by=actor.user_id)
    announce(facts.FocusChosen(topic_id=topic.pk, year=year))
    return topic


@operation("strategy.change_focus", on="topic")
def change_focus(
    actor: Actor,
    *,
    topic: FocusTopic,
    title: str,
    subtitle: str = "",
    reason: str = "",
    goals: Sequence[Knot] | None = None,
    chosen_on: date | None = None,
    precision: str = Precision.DAY,
) -> FocusTopic:
    """The office corrects a focus topic; its year stays."""
    topic.title = _titled(title)
    topic.subtitle = subtitle.strip()
    topic.reason = reason.strip()
    if chosen_on is not None:
        topic.chosen_on, topic.chosen_precision = first_day(chosen_on, precision), precision
    topic.save()
    if goals is not None:
        _serve(topic.knot, goals, actor)
    return topic


@operation("strategy.evaluate_focus", on="topic")
def evaluate_focus(actor: Actor, *, topic: FocusTopic, outcome: str) -> FocusTopic:
    """At the end of the year the network writes down what the focus brought."""
    if not outcome.strip():
        raise NotSo(_("Bitte schreiben Sie in ein paar Sätzen, was das Jahr gebracht hat."), field="outcome")
    topic.outcome = outcome.strip()
    topic.state = FocusState.EVALUATED
    topic.save()
    return topic


def _check_year(year: int) -> None:
    last = clock.today().year + YEARS_AHEAD
    if not FIRST_YEAR <= year <= last:
        raise NotSo(
            _("Bitte geben Sie ein Jahr zwischen %(first)s und %(last)s an.") % {"first": FIRST_YEAR, "last": last},
            field="year",
        )


def _titled(title: str) -> str:
    if not title.strip():
        raise NotSo(_("Bitte geben Sie dem Schwerpunkt einen Titel."), field="title")
    return title.strip()


def _serve(focus: Knot, goals: Sequence[Knot], actor: Actor) -> None:
    wanted = {knot.pk: knot for knot in goals}
    served = Tie.objects.filter(later=focus, relation=Relation.SERVES, earlier__kind="goal").select_related("earlier")
    for known in served:
        if known.earlier_id not in wanted:
            untie(focus, known.earlier)
    for knot in wanted.values():
        tie(focus, knot, Relation.SERVES, by=actor.user_id)
