"""The partnership as the office works with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import answer, posted
from fachwerk.core.errors import FachwerkError, NotNow
from fachwerk.core.tables import Column, Table
from fachwerk.partnership import operations, policies, queries
from fachwerk.partnership.forms import ExampleForm, KeptAgreementForm, QuestionForm, RatingForm, ReplyForm, SupportForm
from fachwerk.thread.queries import knot_by_id


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    form = context.get("form")
    return render(request, f"partnership/{name}.html", context, status=422 if form is not None and form.errors else 200)


@needs("partnership.read_office")
def office_partnership(request: HttpRequest, network: str) -> HttpResponse:
    """Agreements, services used and open."""
    table = Table(
        "support",
        caption=_("Unterstützungsleistungen"),
        rows=list(queries.support_requests()),
        columns=[
            Column("title", _("Leistung")),
            Column("asking_network.name", _("Für")),
            Column("standing", _("Stand"), value=lambda row: row.standing_shown()),
            Column("asked_on", _("Angefragt")),
            Column("agreed_on", _("Zugesagt")),
            Column("delivered_on", _("Geleistet")),
            Column("rating_text", _("Bewertung")),
        ],
        search=["title"],
        empty=_("Noch keine Unterstützung angefragt."),
    ).bind(request)
    if table.export:
        return table.export
    open_requests = [row for row in queries.support_requests() if row.rated_on is None]
    context = {
        "agreements": queries.agreements(),
        "kept": [(kept, kept.knot.slug) for kept in queries.kept_agreements(actor_of(request))],
        "today": clock.today(),
        "table": table,
        "open_requests": open_requests,
        "adoptions": queries.adoptions_by_us(),
    }
    return _page(request, "office_partnership", context)


@needs("partnership.keep_agreement")
def office_agreement_new(request: HttpRequest, network: str) -> HttpResponse:
    """Keep an agreement that was signed."""
    form = KeptAgreementForm(**posted(request))
    return answer(
        request,
        form,
        lambda _values: operations.keep_agreement(actor_of(request), **form.values()),
        done=_("Die Vereinbarung ist nachgetragen."),
        then=lambda kept: reverse("partnership:agreement", args=[network, kept.knot.slug]),
        template="partnership/office_form.html",
        heading=_("Vereinbarung nachtragen"),
        submit=_("Nachtragen"),
    )


@needs("partnership.ask_support")
def office_support_new(request: HttpRequest, network: str) -> HttpResponse:
    """Ask for a service of the agreement."""
    agreement = queries.agreement_in_force()
    if agreement is None:
        raise NotNow(_("Ihr Netzwerk hat noch keine Partnerschaftsvereinbarung."))
    form = SupportForm(request.POST or None, services=list(agreement.services))
    if request.method == "POST" and form.is_valid():
        try:
            operations.ask_support(actor_of(request), agreement=agreement, **form.cleaned_data)
        except FachwerkError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Die Anfrage ist gestellt."))
            return redirect("partnership:office_partnership", network)
    return _page(
        request, "office_form", {"form": form, "heading": _("Unterstützung anfragen"), "submit": _("Anfragen")}
    )


@needs("partnership.read_office")
@require_POST
def office_support_step(request: HttpRequest, network: str, request_id: uuid.UUID, step: str) -> HttpResponse:
    """Agree or deliver with one button."""
    found = queries.support_request_for(request_id)
    act = {"zusagen": operations.agree_support, "geleistet": operations.deliver_support}[step]
    act(actor_of(request), support_request=found)
    messages.success(request, _("Vermerkt: %(title)s") % {"title": found.title})
    return redirect("partnership:office_partnership", network)


@needs("partnership.rate_support")
def office_support_rate(request: HttpRequest, network: str, request_id: uuid.UUID) -> HttpResponse:
    """Say how helpful the support was."""
    found = queries.support_request_for(request_id)
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.rate_support(actor_of(request), support_request=found, **form.cleaned_data)
        except FachwerkError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Danke für die Bewertung."))
            return redirect("partnership:office_partnership", network)
    return _page(request, "office_form", {"form": form, "heading": found.title, "submit": _("Bewerten")})


@needs("partnership.write_example")
def office_examples(request: HttpRequest, network: str) -> HttpResponse:
    """Our examples, drafts included."""
    return _page(request, "office_examples", {"examples": queries.examples(actor_of(request))})


@needs("partnership.write_example")
def office_example_new(request: HttpRequest, network: str) -> HttpResponse:
    """Tell an example, from a result if the address names one."""
    source = knot_by_id(request.GET["aus"]) if request.GET.get("aus") else None
    form = ExampleForm(request.POST or None, initial={"title": source.title if source else ""})
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        try:
            example = operations.write_example(actor, retells=source, **form.cleaned_data)
            if form.cleaned_data["carrier_agreed"]:
                operations.note_carrier_agreement(actor, example=example)
        except FachwerkError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Das Beispiel ist als Entwurf gespeichert."))
            return redirect("partnership:example", network, example.knot.slug)
    context = {
        "form": form,
        "heading": _("Als gutes Beispiel teilen"),
        "submit": _("Entwurf speichern"),
        "source": source,
    }
    return _page(request, "office_form", context)


@needs("partnership.change_example")
def office_example_edit(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Edit an example; a released copy follows."""
    found = queries.example_at(actor_of(request), slug)
    first = {name: getattr(found, name, None) for name in ExampleForm.base_fields}
    form = ExampleForm(request.POST or None, initial={**first, "carrier_agreed": bool(found.carrier_agreed_on)})
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        operations.change_example(actor, example=found, **form.cleaned_data)
        if form.cleaned_data["carrier_agreed"] and not found.carrier_agreed_on:
            operations.note_carrier_agreement(actor, example=found)
        messages.success(request, _("Gespeichert."))
        return redirect("partnership:example", network, slug)
    return _page(request, "office_form", {"form": form, "heading": found.title, "submit": _("Speichern")})


@needs("partnership.release_example")
@require_POST
def office_example_release(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Show it to every network."""
    found = queries.example_at(actor_of(request), slug)
    operations.release_example(actor_of(request), example=found)
    messages.success(request, _("Veröffentlicht. Alle Netzwerke können das Beispiel jetzt lesen und übernehmen."))
    return redirect("partnership:example", network, slug)


@needs("partnership.withdraw_example")
@require_POST
def office_example_withdraw(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Offer it no longer."""
    found = queries.example_at(actor_of(request), slug)
    operations.withdraw_example(actor_of(request), example=found)
    messages.success(
        request, _("Das Beispiel wird nicht mehr angeboten. Wer es übernommen hat, behält seinen eigenen Text.")
    )
    return redirect("partnership:example", network, slug)


@needs("partnership.read_office")
def library(request: HttpRequest, network: str) -> HttpResponse:
    """What other networks share."""
    words, topic = request.GET.get("words", "").strip(), request.GET.get("topic", "")
    adopted = {adoption.publication_id for adoption in queries.adoptions_by_us()}
    context = {"publications": queries.library(words, topic), "words": words, "topic": topic, "adopted": adopted}
    return _page(request, "library", {**context, "topics": queries.shared_topics()})


@needs("partnership.read_office")
def publication(request: HttpRequest, network: str, publication_id: uuid.UUID) -> HttpResponse:
    """One example of another network, with the button that makes it our impulse."""
    found = queries.publication_for(publication_id)
    adoption = next((a for a in queries.adoptions_by_us() if a.publication_id == found.pk), None)
    context = {"publication": found, "adoption": adoption, "verdict": policies.may_adopt(actor_of(request), found)}
    return _page(request, "publication", context)


@needs("partnership.read_office")
def questions(request: HttpRequest, network: str) -> HttpResponse:
    """Ask the other networks and read their answers."""
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.ask_question(actor_of(request), **form.cleaned_data)
        messages.success(request, _("Ihre Frage ist gestellt. Alle Netzwerke der Partnerschaft können sie lesen."))
        return redirect("partnership:questions", network)
    return _page(request, "questions", {"questions": queries.questions(), "form": form})


@needs("partnership.read_office")
def question(request: HttpRequest, network: str, question_id: uuid.UUID) -> HttpResponse:
    """One question: read, answer, thank."""
    found = queries.question_for(question_id)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and "helped" in request.POST:
        operations.thank_for_answers(actor_of(request), question=found)
        return redirect("partnership:question", network, question_id)
    if request.method == "POST" and form.is_valid():
        operations.answer_question(actor_of(request), question=found, **form.cleaned_data)
        messages.success(request, _("Ihre Antwort ist veröffentlicht."))
        return redirect("partnership:question", network, question_id)
    return _page(
        request,
        "question",
        {"question": found, "form": form, "own": policies.may_thank(actor_of(request), found).allowed},
    )
