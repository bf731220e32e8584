"""Who may take which step, and what is missing before it can be taken."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no, verdict
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.projects.models import (
    Endorsement,
    EndorsementResult,
    IdeaState,
    Project,
    ProjectIdea,
    ProjectState,
    Sketch,
)
from fachwerk.thread.trace import neighbours

GOALS = ("goal", "measure", "field_of_action")


def serves_a_goal(sketch: Sketch) -> bool:
    """Whether the sketch or the idea behind it is tied to the concept."""
    ids = [key for key in (sketch.pk, sketch.idea_id) if key]
    return any(neighbours(ids, kinds=GOALS, back=True).values())


def waiting_decision(sketch: Sketch) -> Any:
    """The decision about the sketch that runs or waits to become an endorsement."""
    decision = sketch.decision
    if decision is None or decision.outcome == "inquorate" or sketch.endorsements.filter(decision=decision).exists():
        return None
    return decision


def may_request_sketch(actor: Actor, idea: ProjectIdea) -> Verdict:
    """A sketch is asked for once, while the idea is alive."""
    allowed = verdict(actor, "projects.request_sketch")
    if not allowed:
        return allowed
    if idea.state == IdeaState.CLOSED:
        return no(_("Die Idee wird nicht weiter verfolgt."))
    if idea.sketches.exists():
        return no(_("Zu dieser Idee liegt schon eine Skizze vor."))
    return YES


def may_put_to_vote(actor: Actor, sketch: Sketch) -> Verdict:
    """Only the latest version of a sketch that serves the concept goes before the body, and only once."""
    allowed = verdict(actor, "projects.put_to_vote")
    if not allowed:
        return allowed
    if sketch.endorsements.exclude(result=EndorsementResult.DEFERRED).exists():
        return no(_("Über diese Skizze hat die Region schon entschieden."))
    if waiting_decision(sketch) is not None:
        return no(_("Die Skizze liegt schon zur Entscheidung vor."))
    if hasattr(sketch, "replaced_by"):
        return no(_("Es gibt eine neuere Fassung dieser Skizze."))
    if not serves_a_goal(sketch):
        return no(_("Noch nicht möglich: Die Skizze ist keinem Ziel zugeordnet."))
    return YES


def may_record_endorsement(actor: Actor, sketch: Sketch | None = None) -> Verdict:
    """A sketch is endorsed or refused once; a deferred one may come back."""
    allowed = verdict(actor, "projects.record_endorsement")
    if not allowed or sketch is None:
        return allowed
    if hasattr(sketch, "replaced_by"):
        return no(_("Es gibt eine neuere Fassung dieser Skizze."))
    if sketch.endorsements.exclude(result=EndorsementResult.DEFERRED).exists():
        return no(_("Über diese Skizze hat die Region schon entschieden."))
    return YES


def may_issue(actor: Actor, endorsement: Endorsement) -> Verdict:
    """A statement is made out once, for a positive endorsement, and never without its reason."""
    allowed = verdict(actor, "projects.issue_endorsement")
    if not allowed:
        return allowed
    if endorsement.is_issued:
        return no(_("Die Empfehlung ist schon ausgefertigt."))
    if not endorsement.is_positive:
        return no(_("Ausgefertigt wird nur, was die Region empfiehlt."))
    if not endorsement.reason.strip():
        return no(_("Die Begründung fehlt."))
    return YES


def may_give_reason(actor: Actor, endorsement: Endorsement) -> Verdict:
    """The reason of an issued statement stays as it is."""
    allowed = verdict(actor, "projects.give_reason")
    if not allowed:
        return allowed
    return no(_("Die Empfehlung ist schon ausgefertigt.")) if endorsement.is_issued else YES


def may_enter_award(actor: Actor, endorsement: Endorsement | None = None) -> Verdict:
    """An award may follow only from a positive endorsement, or stand alone."""
    allowed = verdict(actor, "projects.enter_award")
    if not allowed or endorsement is None:
        return allowed
    return YES if endorsement.is_positive else no(_("Die Region hat dieses Vorhaben nicht empfohlen."))


def works_for(actor: Actor, project: Project) -> bool:
    """Whether the actor belongs to the organisation that leads the project."""
    return project.lead_id in actor.organisation_ids


def may_enter_result(actor: Actor, project: Project) -> Verdict:
    """The office and the carrier enter results once the project has begun."""
    allowed = verdict(actor, "projects.enter_result")
    if not allowed:
        return allowed
    if not actor.is_office and not works_for(actor, project):
        return no(_("Ergebnisse tragen die Geschäftsstelle und der Träger des Projekts ein."))
    if project.state_on(clock.today()) == ProjectState.PLANNED:
        return no(
            _("Das Projekt beginnt erst: %(day)s.") % {"day": show_day(project.starts_on, project.starts_precision)}
        )
    return YES


def may_close_project(actor: Actor, project: Project) -> Verdict:
    """A running project is closed once."""
    allowed = verdict(actor, "projects.close_project")
    if not allowed:
        return allowed
    if project.closed_on:
        return no(_("Das Projekt ist schon abgeschlossen."))
    return YES


def sees_duties(actor: Actor, project: Project) -> bool:
    """Deadlines concern the office and the carrier only."""
    return actor.is_office or works_for(actor, project)
