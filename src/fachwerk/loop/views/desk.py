""" "Heute" and what is done on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.dates import show_day
from fachwerk.core.errors import FachwerkError
from fachwerk.loop.forms import CONTACT, FOLLOW_UP, IMPULSE, NOTE, BounceForm, NotingForm
from fachwerk.loop.operations import correct_and_send, note_quickly
from fachwerk.loop.queries.desk import desk_page
from fachwerk.mailing.bounces import bounced, bounced_mail, why_not
from fachwerk.notebook.forms import proposed_day
from fachwerk.notebook.operations import choose_desk
from fachwerk.notebook.queries import offered_names, place_named
from fachwerk.operation.mails import drop_mail
from fachwerk.projects.operations import fulfil_duty
from fachwerk.projects.queries import duty_for

MINE = "meins"


def _desk_url(network: str) -> str:
    return reverse("loop:desk", args=[network])


@needs("office.read_desk")
def desk(request: HttpRequest, network: str) -> HttpResponse:
    """ "Heute": what is due, what came in, whom we wait for."""
    form = NotingForm(**posted(request), initial={"kind": NOTE})
    if form.is_bound and form.is_valid():
        try:
            return _noted(request, network, form.cleaned_data)
        except FachwerkError as error:
            form.add_refusal(error)
    joined = request.user.joined_at.date() if request.user.is_authenticated else None
    only_mine = request.GET.get("zeigen") == MINE
    page = desk_page(actor_of(request), request.network, only_mine=only_mine, joined_on=joined)  # type: ignore[attr-defined]
    names = offered_names() if form.errors else []
    back = request.get_full_path()
    context = {"page": page, "form": form, "today": clock.today(), "names": names, "back": back}
    return render(request, "loop/desk.html", context, status=422 if form.errors else 200)


def _noted(request: HttpRequest, network: str, values: dict[str, Any]) -> HttpResponse:
    given = values.get("on")
    day = given or (proposed_day(request.network.state_code) if values["kind"] == FOLLOW_UP else clock.today())  # type: ignore[attr-defined]
    made = note_quickly(
        actor_of(request), kind=values["kind"], text=values["text"], place=place_named(values.get("who", "")), on=day,
        is_day_given=given is not None, sending_key=values["sending_key"],
    )  # fmt: skip
    said = {
        NOTE: _("Notiert."),
        FOLLOW_UP: _("Wiedervorlage am %(day)s.") % {"day": show_day(day, weekday=True)},
        IMPULSE: _("Notiert. Der Impuls steht unter „Neu eingegangen“."),
        CONTACT: _("Der Kontakt ist notiert."),
    }
    undo = {NOTE: "note_take_back", FOLLOW_UP: "follow_up_take_back"}.get(values["kind"])
    address = f"undo:{reverse(f'notebook:{undo}', args=[network, made.pk])}" if undo else ""
    messages.success(request, said[values["kind"]], extra_tags=address)
    return SeeOther(_desk_url(network))


@needs("projects.fulfil_duty")
@require_POST
def duty_done(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """A duty to a funder is done, or open again, without leaving the desk."""
    duty = duty_for(actor_of(request), key)
    undone = duty.done_on is not None
    fulfil_duty(actor_of(request), duty=duty, undone=undone)
    here = reverse("loop:duty_done", args=[network, key])
    said = _("Wieder offen.") if undone else _("Erledigt.")
    messages.success(request, said, extra_tags="" if undone else f"undo:{here}")
    anchor = request.POST.get("back", "").rpartition("#")[2]
    return SeeOther(f"{_desk_url(network)}#{anchor}" if anchor.startswith("z-") else _desk_url(network))


@needs("notebook.choose_desk")
@require_POST
def hide(request: HttpRequest, network: str) -> HttpResponse:
    """The introduction, the hint at the handover or "Still geworden" stays away, the last until next month."""
    page = {"einfuehrung": "introduction_hidden", "uebergabe": "handover_hidden"}
    what = page.get(request.POST.get("was", ""))
    if what:
        choose_desk(actor_of(request), **{what: True})
    else:
        first = (clock.today().replace(day=28) + timedelta(days=4)).replace(day=1)
        choose_desk(actor_of(request), quiet_hidden_until=first)
    messages.success(request, _("Ausgeblendet."))
    return SeeOther(_desk_url(network))


@needs("mailing.send_again")
def bounces(request: HttpRequest, network: str) -> HttpResponse:
    """Mails that did not arrive."""
    found = [(mail, why_not(mail)) for mail in bounced()[:100]]
    return render(request, "loop/bounces.html", {"mails": found})


@needs("mailing.send_again")
def bounce(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One of them: correct the address and send it again."""
    mail = bounced_mail(key)
    form = BounceForm(**posted(request), initial={"to": mail.to})
    return answer(
        request, form, lambda values: correct_and_send(actor_of(request), mail=mail, **values),
        done=_("Die E-Mail ist noch einmal unterwegs."), then=lambda _sent: reverse("loop:bounces", args=[network]),
        template="loop/bounce.html", mail=mail, why=why_not(mail),
    )  # fmt: skip


@needs("mailing.drop_mail")
@require_POST
def bounce_drop(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One of them is not sent any more."""
    drop_mail(actor_of(request), mail=bounced_mail(key))
    messages.success(request, _("Die E-Mail wird nicht mehr verschickt."))
    return SeeOther(reverse("loop:bounces", args=[network]))
