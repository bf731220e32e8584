"""Drawing the red thread: in full where somebody came to understand, as one line where somebody came to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.text import Truncator

from fachwerk.access.pages import actor_of
from fachwerk.thread.kinds import kind_of
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import Step, Trace, trace

register = template.Library()
SHOWN_OF_A_KIND = 5
SHORT_TITLE = 34
LONG = 14  # from here on a thread shows fewer of each kind and folds what was only a step on the way
SHOWN_OF_A_KIND_WHEN_LONG = 3


@dataclass(frozen=True)
class Fold:
    """What is shown of one direction, and per kind what is folded away."""

    shown: Sequence[Step]
    folded: Sequence[tuple[str, str | Promise, Sequence[Step]]]  # kind, its plural, its steps

    @property
    def folded_count(self) -> int:
        """How many are folded away."""
        return sum(len(steps) for _kind, _label, steps in self.folded)


def _fold(steps: Sequence[Step]) -> Fold:
    shown: list[Step] = []
    rest: dict[str, list[Step]] = {}
    counts: dict[str, int] = {}
    is_long = len(steps) > LONG
    for step in steps:
        counts[step.kind] = counts.get(step.kind, 0) + 1
        limit = SHOWN_OF_A_KIND_WHEN_LONG if is_long else SHOWN_OF_A_KIND
        if is_long and not step.is_stub and kind_of(step.kind).in_passing:
            limit = 0
        (shown if counts[step.kind] <= limit else rest.setdefault(step.kind, [])).append(step)
    return Fold(
        shown, [(kind, kind_of(kind).plural if kind else steps[0].label, steps) for kind, steps in rest.items()]
    )


def _traced(context: template.Context, knot: Knot) -> Trace:
    """A page may draw the same thread twice, in full and as a line: it is followed once."""
    request = context["request"]
    traced: dict[object, Trace] = vars(request).setdefault("traced", {})
    if knot.pk not in traced:
        traced[knot.pk] = trace(knot, actor_of(request), request.network.slug)
    return traced[knot.pk]


@register.filter
def kind_and_title(step: Step) -> str:
    """ "Projekt: Lernwerkstatt"; a title that begins with its kind says it once ("Schwerpunkt 2017: Smart …")."""
    label, title = str(step.label), str(step.title)
    if not title:
        return label
    short = Truncator(title).chars(SHORT_TITLE)
    return short if title.casefold().startswith(label.casefold()) else f"{label}: {short}"


@register.inclusion_tag("thread/_full.html", takes_context=True)
def thread_full(context: template.Context, knot: Knot, here: str = "") -> dict[str, Any]:
    """Both headed lists around the thing itself; ``here`` replaces its title."""
    traced = _traced(context, knot)
    return {
        "knot": knot,
        "here": here or knot.title,
        "back": _fold(traced.back),
        "forward": _fold(traced.forward),
        "is_office": actor_of(context["request"]).is_office,
    }


@register.inclusion_tag("thread/_line.html", takes_context=True)
def thread_line(context: template.Context, knot: Knot) -> dict[str, Any]:
    """The nearest steps on both sides as one line: at most three back and two forward."""
    traced = _traced(context, knot)
    near_back = sorted((s for s in traced.back if not s.is_stub), key=lambda s: s.depth)[:3]
    near_forward = sorted((s for s in traced.forward if not s.is_stub), key=lambda s: s.depth)[:2]
    return {"knot": knot, "back": list(reversed(near_back)), "forward": near_forward}
