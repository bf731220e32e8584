"""What guests do without an account: confirm, release, accept, be reminded, report, answer."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, guest_link
from fachwerk.access.pages import actor_of, public
from fachwerk.core import clock
from fachwerk.core.errors import FachwerkError, NotThere
from fachwerk.core.links import Link
from fachwerk.events import queries
from fachwerk.events.forms import AddressForm, FullFeedbackForm, PeopleForm, ReportForm, WishForm
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.operations import (
    accept_offer,
    answer_feedback,
    change_claim_email,
    claim_places,
    confirm_claim,
    decline_offer,
    name_people,
    release_claim,
    release_place,
    remind_when_open,
    report_activity,
    send_link_again,
)
from fachwerk.events.operations.group import NAMED
from fachwerk.events.queries.answers import Answer, answer_for, link_is_over, sent_at_once, to_confirm
from fachwerk.events.queries.answers import sent as sent_answer
from fachwerk.events.queries.certificates import own_certificates
from fachwerk.events.queries.feedback import questions_of
from fachwerk.events.views.answers import SeeOther, answer
from fachwerk.events.views.certificates import own_paper
from fachwerk.events.views.claiming import read_state, sent_address

ACTS: dict[str, Callable[..., Claim]] = {
    "confirm": confirm_claim,
    "again": send_link_again,
    "release": release_claim,
    "accept": accept_offer,
    "decline": decline_offer,
}


def _guest(request: HttpRequest) -> Actor:
    return guest_link(request.network.pk)  # type: ignore[attr-defined]


def _shown(request: HttpRequest, event: Event, words: Answer, **more: object) -> HttpResponse:
    frame = {"event": event, "answer": words, "slug": event.knot.slug, **more}
    return render(request, "events/answer.html", frame)


def confirm_link(request: HttpRequest, link: Link) -> HttpResponse:
    """A button confirms the address: mail programs open links on their own, so opening it changes nothing."""
    claim = queries.claim_by_id(link.object_id)
    if request.method == "POST":
        return _act(request, claim)
    if claim.hold_is_over or claim.standing == Standing.EXPIRED:
        return _shown(request, claim.event, link_is_over(claim.held_until or link.until))
    return _shown(request, claim.event, to_confirm(claim) if claim.needs_click else answer_for(claim), claim=claim)


def claim_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The guest's own page."""
    claim = queries.claim_by_id(link.object_id)
    if (paper := own_paper(request, claim)) is not None:
        return paper
    wanted = request.POST.get("do", "")
    if request.method == "POST" and wanted != "names":
        return _act(request, claim)
    typed = request.POST if wanted == "names" else None
    form = PeopleForm(typed, people=[claim.name, *claim.companions])
    return answer(
        request,
        form,
        lambda: name_people(_guest(request), claim=claim, people=form.people()),
        then=lambda _done: request.path,
        done=_("Die Namen sind gespeichert."),
        template="events/own.html",
        certificates=own_certificates(claim),
        event=claim.event,
        slug=claim.event.knot.slug,
        claim=claim,
        answer=answer_for(claim),
        sessions=queries.sessions_of(claim),
        people=[(f"place_{number}", person) for number, person in enumerate(claim.people)],
        may_name=claim.standing in NAMED and claim.event.begins_at > clock.now(),
    )


def _one_place(wanted: str) -> Callable[..., Claim] | None:
    """The button of one person in a group: "place_2"."""
    number = wanted.removeprefix("place_")
    return partial(release_place, number=int(number)) if number != wanted and number.isdecimal() else None


def _act(request: HttpRequest, claim: Claim) -> HttpResponse:
    wanted = request.POST.get("do", "")
    act = ACTS.get(wanted) or _one_place(wanted)
    if act is not None:
        try:
            act(_guest(request), claim=claim)
        except FachwerkError as error:
            messages.error(request, str(error))
        else:
            if act is send_link_again:
                messages.success(request, _("Wir haben Ihnen eine E-Mail geschickt."))
    return SeeOther(request.path)


@public
def sent(request: HttpRequest, network: str, slug: str, state: str) -> HttpResponse:
    """ "Fast geschafft": send again or correct the address."""
    event = queries.event_for(actor_of(request), slug)
    known = read_state(state)
    if request.POST.get("do") == "again":
        _send_again(request, event, known)
        messages.success(request, _("Wir haben die E-Mail noch einmal geschickt."))
        return SeeOther(request.path)
    form = AddressForm(request.POST or None, initial={"email": known["e"]})
    words = sent_at_once(known["e"], waits=known["w"])
    if event.confirms_address:
        words = sent_answer(known["e"], known["until"], waits=known["w"])

    def go_on(changed: dict[str, object]) -> str:
        return sent_address(network, slug, changed)

    return answer(
        request,
        form,
        lambda: _change(request, event, known, form.cleaned_data["email"]),
        then=go_on,
        template="events/sent.html",
        event=event,
        answer=words,
        slug=slug,
    )


def _claim_or_none(known: dict[str, object]) -> Claim | None:
    try:
        return queries.claim_by_id(uuid.UUID(str(known["c"])))
    except NotThere:
        return None


def _send_again(request: HttpRequest, event: Event, known: dict[str, object]) -> None:
    claim = _claim_or_none(known)
    if claim is None:  # the address was known before: its claim answers by mail alone
        claim_places(_guest(request), event=event, name=str(known["n"]), email=str(known["e"]))
    else:
        send_link_again(_guest(request), claim=claim)


def _change(request: HttpRequest, event: Event, known: dict[str, object], email: str) -> dict[str, object]:
    claim = _claim_or_none(known)
    kept = {key: value for key, value in known.items() if key != "until"}
    if claim is None:
        key = uuid.uuid4().hex
        fresh = claim_places(
            _guest(request),
            event=event,
            name=str(known["n"]),
            email=email,
            organisation_name=str(known["o"]),
            idempotency_key=key,
        )
        # the claim of somebody else is not handed out: its address could be changed from here
        return {**kept, "c": fresh.pk.hex if fresh.idempotency_key == key else uuid.uuid4().hex, "e": email}
    change_claim_email(_guest(request), claim=claim, email=email)
    return {**kept, "e": email}


@public
def remind(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """ "Erinnern Sie mich"."""
    event = queries.event_for(actor_of(request), slug)
    form = WishForm(request.POST or None, prefix="wish")

    def act() -> None:
        if not form.is_from_a_machine:
            remind_when_open(actor_of(request), event=event, email=form.cleaned_data["email"])

    back = reverse("events:event", args=[network, slug])
    done = _("Wir schreiben Ihnen, sobald die Anmeldung öffnet.")
    return answer(
        request,
        form,
        act,
        then=lambda _done: back,
        done=done,
        heading=_("Erinnern Sie mich"),
        eyebrow=event.title,
        submit=_("Erinnern Sie mich"),
        cancel=back,
    )


@public
def report(request: HttpRequest, network: str) -> HttpResponse:
    """A member reports what it offers."""
    form = ReportForm(request.POST or None)

    def act() -> None:
        if not form.is_from_a_machine:
            report_activity(actor_of(request), **form.values())

    thanks = reverse("events:reported", args=[network])
    return answer(
        request,
        form,
        act,
        then=lambda _done: thanks,
        heading=_("Termin melden"),
        submit=_("Termin melden"),
        lead=_(
            "Für alles, was Sie in der Region anbieten. Ohne Konto. Die Geschäftsstelle sieht es an und gibt es frei."
        ),
        cancel=reverse("events:events", args=[network]),
    )


@public
def reported(request: HttpRequest, network: str) -> HttpResponse:
    """ "Vielen Dank"."""
    frame = {
        "heading": _("Vielen Dank für Ihren Termin"),
        "text": _("Die Geschäftsstelle sieht ihn an. Sobald er veröffentlicht ist, bekommen Sie eine E-Mail."),
        "actions": [{"label": _("Alle Termine ansehen"), "url": reverse("events:events", args=[network])}],
    }
    return render(request, "ui/outcome.html", frame)


def feedback_link(request: HttpRequest, link: Link) -> HttpResponse:
    """One question after the event."""
    claim = queries.claim_by_id(link.object_id)
    if claim.has_given_feedback or link.is_over:
        text = (
            _("Ihre Antwort ist angekommen.")
            if claim.has_given_feedback
            else _("Die Frist für die Antwort ist vorbei.")
        )
        return render(request, "ui/outcome.html", {"heading": _("Vielen Dank"), "text": text})
    form = FullFeedbackForm(request.POST or None, questions=questions_of(claim.event))

    def act() -> object:
        typed = {name: form.cleaned_data[name] for name in ("answer", "comment")}
        return answer_feedback(_guest(request), event=claim.event, claim=claim, replies=form.replies, **typed)

    return answer(
        request,
        form,
        act,
        then=lambda _done: request.path,
        heading=_("Wie war es?"),
        eyebrow=claim.event.title,
        lead=_(
            "Die Antwort ist freiwillig; Rechtsgrundlage ist Ihre Einwilligung durch das Absenden (Art. 6 Abs. 1 "
            "Buchst. a DSGVO). Wir halten getrennt fest, dass Sie geantwortet haben und was geantwortet wurde. Beides "
            "lässt sich nicht zusammenführen, auch nicht, um eine Antwort später zu löschen."
        ),
        submit=_("Antwort senden"),
    )
