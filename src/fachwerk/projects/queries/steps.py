"""The one next step of everything on the way, and what is missing for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.core import clock
from fachwerk.decisions.queries import decision_page
from fachwerk.projects import policies
from fachwerk.projects.models import Award, Endorsement, IdeaState, Project, ProjectIdea, ProjectState, Result, Sketch
from fachwerk.thread.models import Knot, Threaded


@dataclass(frozen=True)
class Step:
    """What to do next, whether it can be done, and if not, what would help."""

    label: str
    url: str
    verdict: Verdict = YES
    fix_label: str = ""
    fix_url: str = ""


def step_of(actor: Actor, network: str, subject: Threaded) -> Step | None:
    """The next step for this actor, or nothing."""
    slug = Knot.objects.values_list("slug", flat=True).get(pk=subject.pk)
    if isinstance(subject, Project):
        return _after_project(subject, actor, network, slug)
    return _after(subject, network, slug, actor) if actor.is_office else None


def _url(name: str, network: str, *args: object) -> str:
    return reverse(f"projects:{name}", args=[network, *args])


@singledispatch
def _after(subject: Threaded, network: str, slug: str, actor: Actor) -> Step | None:
    return None


@_after.register
def _after_idea(subject: ProjectIdea, network: str, slug: str, actor: Actor) -> Step | None:
    if subject.sketches.exists():
        return None
    if subject.state == IdeaState.SKETCH_REQUESTED:
        return Step(_("Skizze eintragen"), f"{_url('office_sketch_new', network)}?idee={slug}")
    may = policies.may_request_sketch(actor, subject)
    return Step(_("Skizze anfordern"), _url("office_sketch_request", network, slug), may)


@_after.register
def _after_sketch(subject: Sketch, network: str, slug: str, actor: Actor) -> Step | None:
    decision = policies.waiting_decision(subject)
    if decision is not None:
        address = reverse("decisions:office_decision", args=[network, decision.knot.slug])
        if decision.is_open:
            page = decision_page(actor, decision)
            return Step(
                _("Beschluss festhalten"), address, page.may_close, _("Erinnern") if page.may_remind else "", address
            )
        return Step(_("Empfehlung eintragen"), f"{_url('office_endorsement_new', network)}?skizze={slug}")
    if subject.endorsements.exclude(result="deferred").exists() or hasattr(subject, "replaced_by"):
        return None
    may = policies.may_put_to_vote(actor, subject)
    missing = not may and not policies.serves_a_goal(subject)
    fix = _url("office_sketch_goals", network, slug) if missing else ""
    label = _("Ziel zuordnen") if missing else ""
    return Step(_("Zur Empfehlung vorlegen"), _url("office_sketch_vote", network, slug), may, label, fix)


@_after.register
def _after_endorsement(subject: Endorsement, network: str, slug: str, actor: Actor) -> Step | None:
    reason_url = _url("office_endorsement_reason", network, slug)
    if not subject.is_positive:
        missing = not subject.reason.strip()
        return Step(
            _("Begründung mitteilen"), _url("office_endorsement_tell", network, slug),
            no(_("Die Begründung fehlt.")) if missing else YES,
            _("Begründung schreiben") if missing else "", reason_url,
        )  # fmt: skip
    if not subject.is_issued and not subject.projects.exists():
        may = policies.may_issue(actor, subject)
        label = "" if may else _("Begründung schreiben")
        return Step(
            _("Empfehlung ausfertigen"), _url("office_endorsement_issue", network, slug), may, label, reason_url
        )
    if not subject.awards.exists() and not subject.projects.exists():
        return Step(_("Bewilligung eintragen"), f"{_url('office_award_new', network)}?empfehlung={slug}")
    return None


@_after.register
def _after_award(subject: Award, network: str, slug: str, actor: Actor) -> Step | None:
    if subject.projects.exists():
        return None
    return Step(_("Projekt beginnen"), f"{_url('office_project_new', network)}?bewilligung={slug}")


def _after_project(subject: Project, actor: Actor, network: str, slug: str) -> Step | None:
    if not actor.is_office and not policies.works_for(actor, subject):
        return None
    result = subject.results.order_by("-observed_on").first()
    ended = subject.state_on(clock.today()) == ProjectState.ENDED
    if ended and result is not None and actor.is_office:
        shared = _share_address(network, result)
        if shared:
            return Step(_("Als gutes Beispiel teilen"), shared)
    if ended and result is not None:
        return None
    may = policies.may_enter_result(actor, subject)
    return Step(_("Ergebnis eintragen"), _url("office_result_new", network, slug), may)


def _share_address(network: str, result: Result) -> str:
    """Retelling belongs to the loop; without it there is nothing to offer."""
    try:
        return reverse("loop:example_from_result", args=[network, result.pk])
    except NoReverseMatch:
        return ""
