"""The endorsement of the region at the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import answer, posted
from fachwerk.core.forms import FachwerkForm
from fachwerk.projects import forms, operations, policies, queries
from fachwerk.projects.views.values import picked, rough


@needs("projects.put_to_vote")
def sketch_vote(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Zur Empfehlung vorlegen"."""
    sketch, back = queries.sketch_for(actor_of(request), slug), _url("sketch", network, slug)
    form = forms.VoteForm(**posted(request))
    return answer(
        request, form, lambda values: operations.put_to_vote(actor_of(request), sketch=sketch, **_vote(values)),
        done=_("Die Skizze ist vorgelegt. Die Abstimmung läuft."),
        then=lambda made: reverse("decisions:office_decision", args=[network, made.decision.knot.slug]),
        heading=_("Zur Empfehlung vorlegen"), eyebrow=sketch.title, button=_("Zur Empfehlung vorlegen"), cancel=back,
    )  # fmt: skip


@needs("projects.record_endorsement")
def endorsement_new(request: HttpRequest, network: str) -> HttpResponse:
    """The endorsement after a counted decision, or entered afterwards."""
    asked = request.GET.get("skizze", "")
    sketch = queries.sketch_for(actor_of(request), asked) if asked else None
    counted = policies.waiting_decision(sketch) if sketch else None
    form = _endorsement_form(request, sketch, counted)
    return answer(
        request, form, lambda values: operations.record_endorsement(actor_of(request), sketch=sketch, **_given(values)),
        done=_("Die Empfehlung der Region ist eingetragen."),
        then=lambda made: _url("endorsement", network, made.knot.slug),
        heading=_("Empfehlung der Region eintragen") if counted else _("Empfehlung der Region nachtragen"),
        eyebrow=sketch.title if sketch else "", button=_("Eintragen") if counted else _("Nachtragen"),
        lead="" if counted else _("Für Beschlüsse, die schon vorliegen. Es werden keine Stimmen erfunden."),
        cancel=_url("sketch", network, asked) if sketch else _url("office_projects", network),
    )  # fmt: skip


@needs("projects.give_reason")
def reason(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Begründung schreiben"."""
    found = queries.endorsement_for(actor_of(request), network, slug).endorsement
    form = forms.ReasonForm(**posted(request), initial={"reason": found.reason, "hints": found.hints})
    return answer(
        request, form,
        lambda values: operations.give_reason(
            actor_of(request), endorsement=found, **picked(values, "reason", "hints")
        ),
        done=_("Gespeichert."), then=lambda made: _url("endorsement", network, slug), heading=_("Begründung schreiben"),
        eyebrow=found.title, button=_("Begründung speichern"), cancel=_url("endorsement", network, slug),
    )  # fmt: skip


@needs("projects.issue_endorsement")
def issue(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Empfehlung ausfertigen"."""
    found = queries.endorsement_for(actor_of(request), network, slug).endorsement
    form = forms.IssueForm(**posted(request))
    return answer(
        request, form,
        lambda values: operations.issue_endorsement(actor_of(request), endorsement=found, number=values["number"]),
        done=_("Ausgefertigt. Die Empfehlung liegt als barrierefreie PDF-Datei bereit."),
        then=lambda made: _url("endorsement", network, slug), heading=_("Empfehlung ausfertigen"), eyebrow=found.title,
        lead=_("Danach lassen sich Ergebnis, Begründung und Hinweise nicht mehr ändern."),
        button=_("Empfehlung ausfertigen"), cancel=_url("endorsement", network, slug),
    )  # fmt: skip


@needs("projects.tell_reason")
def tell(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Begründung mitteilen"."""
    found = queries.endorsement_for(actor_of(request), network, slug).endorsement
    form = forms.TellForm(**posted(request), initial=_letter(found))
    return answer(
        request, form,
        lambda values: operations.tell_reason(actor_of(request), endorsement=found, **picked(values, "email", "text")),
        done=_("Die Begründung ist unterwegs."), then=lambda made: _url("endorsement", network, slug),
        heading=_("Begründung mitteilen"), eyebrow=found.title, button=_("Begründung mitteilen"),
        cancel=_url("endorsement", network, slug),
    )  # fmt: skip


def _url(name: str, network: str, *args: object) -> str:
    return reverse(f"projects:{name}", args=[network, *args])


def _vote(values: dict[str, Any]) -> dict[str, Any]:
    closes_on = values["closes_on"]
    closes_at = clock.at_local(closes_on, 23, 59) if closes_on else None
    return {**picked(values, "body", "question"), "closes_at": closes_at}


def _endorsement_form(request: HttpRequest, sketch: Any, counted: Any) -> FachwerkForm:
    if counted is not None:
        result = "recommended" if counted.outcome == "adopted" else "not_recommended"
        return forms.CountedForm(**posted(request), initial={"result": result, "reason": counted.reason})
    return forms.BackfillForm(
        **posted(request), initial={"title": sketch.title if sketch else "", "result": "recommended"}
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    given = picked(values, "result", "reason", "hints")
    if "day" in values:
        given |= {**picked(values, "title", "body", "protocol"), **rough(values, "day", "decided")}
    return given


def _letter(found: Any) -> dict[str, str]:
    email = found.sketch.lead.email if found.sketch else ""
    text = _(
        "Guten Tag,\n\ndas Gremium „%(body)s“ hat über Ihr Vorhaben „%(title)s“ entschieden (%(day)s): %(result)s.\n\n"
        "Begründung:\n%(reason)s"
    ) % {
        "body": found.body_name, "title": found.title, "day": found.shown_day,
        "result": found.get_result_display(), "reason": found.reason,
    }  # fmt: skip
    return {"email": email, "text": text}
