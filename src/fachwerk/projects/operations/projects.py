"""Projects and their results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.projects import facts, policies
from fachwerk.projects.models import Award, Endorsement, Project, ProjectIdea, ProjectPartner, Result, Sketch, last_day
from fachwerk.projects.operations.sketches import check_period
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie

WORDS = ("summary", "situation", "plan", "target_group", "lasting", "acronym", "contact_function")


@operation("projects.start_project")
def start_project(
    actor: Actor,
    *,
    starts_on: date,
    starts_precision: str = Precision.MONTH,
    award: Award | None = None,
    endorsement: Endorsement | None = None,
    sketch: Sketch | None = None,
    idea: ProjectIdea | None = None,
    title: str = "",
    lead: Any = None,
    partners: Sequence[Any] | None = None,
    ends_on: date | None = None,
    ends_precision: str = Precision.MONTH,
    endorsement_not_needed: bool = False,
    is_backfilled: bool = False,
    belongs_to: Sequence[Knot] = (),
    grown_from: Sequence[Knot] = (),
    **words: str,
) -> Project:
    """A project begins; what its award, endorsement, sketch and idea already say is not asked again."""
    endorsement = endorsement or (award.endorsement if award else None)
    sketch = sketch or (endorsement.sketch if endorsement else None)
    idea = idea or (sketch.idea if sketch else None)
    title = title or next((origin.title for origin in (sketch, endorsement, award, idea) if origin), "")
    lead = lead or (sketch.lead if sketch else None)
    if not title.strip():
        raise NotSo(_("Bitte geben Sie dem Projekt einen Titel."), field="title")
    if lead is None:
        raise NotSo(_("Bitte wählen Sie den Träger."), field="lead")
    check_period(starts_on, ends_on, ends_precision)
    project = Project(
        title=title,
        lead=lead,
        award=award,
        endorsement=endorsement,
        sketch=sketch,
        idea=idea,
        starts_on=first_day(starts_on, starts_precision),
        starts_precision=starts_precision,
        ends_on=first_day(ends_on, ends_precision) if ends_on else None,
        ends_precision=ends_precision,
        endorsement_not_needed=endorsement_not_needed,
        is_backfilled=is_backfilled,
        entered_on=clock.today(),
        **_words(sketch, idea, words),
    )
    project.save()
    if partners is None:
        partners = (
            [partner.organisation for partner in sketch.partners.select_related("organisation")] if sketch else []
        )
    _set_partners(project, partners)
    for knot in belongs_to:
        tie(project.knot, knot, Relation.SERVES, by=actor.user_id)
    for knot in grown_from:
        tie(project.knot, knot, Relation.GROWS_FROM, by=actor.user_id)
    announce(facts.ProjectStarted(project_id=project.pk))
    return project


def _words(sketch: Sketch | None, idea: ProjectIdea | None, given: dict[str, str]) -> dict[str, str]:
    unknown = set(given) - set(WORDS)
    if unknown:
        raise TypeError(f"start_project: unknown {sorted(unknown)}")
    words = {name: given.get(name) or getattr(sketch, name, "") or "" for name in WORDS}
    words["summary"] = words["summary"] or (idea.summary if idea else "")
    return words


def _set_partners(project: Project, partners: Sequence[Any]) -> None:
    project.partners.all().delete()
    others = {partner.pk: partner for partner in partners if partner.pk != project.lead_id}
    ProjectPartner.objects.bulk_create(
        ProjectPartner(project=project, organisation=partner) for partner in others.values()
    )


@operation("projects.change_project", on="project")
def change_project(actor: Actor, *, project: Project, partners: Sequence[Any] | None = None, **changed: Any) -> Project:
    """The office corrects what is known about a project."""
    allowed = {*WORDS, "title", "lead", "starts_on", "starts_precision", "ends_on", "ends_precision"}
    if unknown := set(changed) - allowed - {"endorsement_not_needed"}:
        raise TypeError(f"change_project: unknown {sorted(unknown)}")
    for name, value in changed.items():
        setattr(project, name, value)
    check_period(project.starts_on, project.ends_on, project.ends_precision)
    project.save()
    if partners is not None:
        _set_partners(project, partners)
    return project


@operation("projects.enter_result", on="project", when=policies.may_enter_result)
def enter_result(
    actor: Actor,
    *,
    project: Project,
    sentence: str,
    figure: Decimal | int | None = None,
    unit: str = "",
    observed_on: date | None = None,
    observed_precision: str = Precision.DAY,
    evidence: str = "",
) -> Result:
    """Office and carrier say in one sentence what came out, if possible with one figure and its unit."""
    observed_on = observed_on or clock.today()
    if not sentence.strip():
        raise NotSo(_("Bitte schreiben Sie das Ergebnis in einem Satz."), field="sentence")
    if figure is not None and not unit.strip():
        raise NotSo(_("Was zählt diese Zahl? Zum Beispiel: Betriebe."), field="unit")
    if observed_on > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft."), field="observed_on")
    result = Result(
        project=project,
        sentence=sentence.strip(),
        figure=figure,
        unit=unit.strip(),
        observed_on=first_day(observed_on, observed_precision),
        observed_precision=observed_precision,
        evidence=evidence,
    )
    result.save()
    announce(facts.ResultEntered(result_id=result.pk, project_id=project.pk))
    return result


@operation("projects.close_project", on="project", when=policies.may_close_project)
def close_project(actor: Actor, *, project: Project, closed_on: date | None = None) -> Project:
    """A project is closed on a day, by itself on its planned last one; from the next day on it counts as ended."""
    if closed_on is None:
        end = last_day(project.ends_on, project.ends_precision) if project.ends_on else clock.today()
        closed_on = min(end, clock.today())
    if closed_on > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft."), field="closed_on")
    if closed_on < project.starts_on:
        raise NotSo(_("Das Ende liegt vor dem Anfang."), field="closed_on")
    project.closed_on = closed_on
    project.save()
    announce(facts.ProjectClosed(project_id=project.pk))
    return project
