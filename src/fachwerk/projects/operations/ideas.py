"""Ideas, before there is a sketch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.projects import facts, policies
from fachwerk.projects.models import IdeaState, ProjectIdea
from fachwerk.thread.models import Knot, Relation, Visibility
from fachwerk.thread.ties import tie


@operation("projects.suggest_idea")
def suggest_idea(
    actor: Actor,
    *,
    title: str,
    summary: str = "",
    proposed_by: str = "",
    suggested_on: date | None = None,
    visibility: str = Visibility.MEMBERS,
    belongs_to: Sequence[Knot] = (),
    grown_from: Sequence[Knot] = (),
) -> ProjectIdea:
    """Members and office may put down an idea; one sentence is enough."""
    if not title.strip():
        raise NotSo(_("Bitte sagen Sie in wenigen Worten, worum es geht."), field="title")
    idea = ProjectIdea(
        title=title.strip(),
        summary=summary,
        proposed_by=proposed_by,
        suggested_on=suggested_on or clock.today(),
        visibility=visibility,
    )
    idea.save()
    for knot in belongs_to:
        tie(idea.knot, knot, Relation.SERVES, by=actor.user_id)
    for knot in grown_from:
        tie(idea.knot, knot, Relation.GROWS_FROM, by=actor.user_id)
    announce(facts.IdeaSuggested(idea_id=idea.pk))
    return idea


@operation("projects.change_idea", on="idea")
def change_idea(actor: Actor, *, idea: ProjectIdea, title: str, summary: str, proposed_by: str = "") -> ProjectIdea:
    """The words of an idea may change until it has become a sketch."""
    if idea.sketches.exists():
        raise NotNow(_("Zu dieser Idee liegt schon eine Skizze vor. Bitte reichen Sie dort eine neue Fassung ein."))
    idea.title, idea.summary, idea.proposed_by = title, summary, proposed_by
    idea.save()
    return idea


@operation("projects.advise_idea", on="idea")
def advise_idea(actor: Actor, *, idea: ProjectIdea, advice: str) -> ProjectIdea:
    """The office notes what it advised; the idea counts as advised."""
    if idea.state == IdeaState.CLOSED:
        raise NotNow(_("Die Idee wird nicht weiter verfolgt."))
    idea.advice = "\n\n".join(part for part in (idea.advice, advice.strip()) if part)
    if idea.state == IdeaState.IDEA:
        idea.state = IdeaState.ADVISED
    idea.save()
    return idea


@operation("projects.request_sketch", on="idea", when=policies.may_request_sketch)
def request_sketch(actor: Actor, *, idea: ProjectIdea, due_on: date | None = None) -> ProjectIdea:
    """The office asks for a sketch, by a day if it wants."""
    if due_on is not None and due_on < clock.today():
        raise NotSo(_("Das Datum liegt in der Vergangenheit."), field="due_on")
    idea.state = IdeaState.SKETCH_REQUESTED
    idea.sketch_due_on = due_on
    idea.save()
    return idea


@operation("projects.close_idea", on="idea")
def close_idea(actor: Actor, *, idea: ProjectIdea, because: str) -> ProjectIdea:
    """An idea that is not pursued keeps its reason and stays findable."""
    if idea.sketches.exists():
        raise NotNow(_("Zu dieser Idee liegt schon eine Skizze vor."))
    if not because.strip():
        raise NotSo(_("Bitte nennen Sie den Grund in einem Satz."), field="because")
    idea.state = IdeaState.CLOSED
    idea.closed_because = because.strip()
    idea.save()
    return idea
