""" "E-Mail an diese Liste": write, look, try, send; and what became of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, posted
from fachwerk.core.dates import show_moment
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Table
from fachwerk.notebook import operations, queries
from fachwerk.notebook.forms import ListMailForm
from fachwerk.notebook.models import Purpose
from fachwerk.notebook.policies.merging import merged, proposed_text

SENDING, TRYING = "senden", "probe"


@needs("notebook.send_list_mail")
def list_mail_new(request: HttpRequest, network: str, audience: str) -> HttpResponse:
    """The letter, who gets it and who does not; nothing goes out before the button says so."""
    key = request.GET.get("liste", "")
    found = queries.listed(audience, key, network)
    form = ListMailForm(**posted(request), initial={"purpose": Purpose.SERVICE, "text": proposed_text()})
    wish = request.POST.get("tun", "")
    if form.is_bound and form.is_valid() and wish in (SENDING, TRYING):
        try:
            return _sent(request, network, form, wish, audience, key, found)
        except FachwerkError as error:
            form.add_refusal(error)
    purpose = form.cleaned_data.get("purpose", "") if form.is_bound else Purpose.SERVICE
    selection = queries.select(found, purpose or Purpose.SERVICE)
    example = selection.recipients[0].name if selection.recipients else ""
    preview = merged(form.cleaned_data["text"], example) if form.is_bound and form.is_valid() else ""
    page = {"form": form, "list": found, "selection": selection, "preview": preview, "example": example}
    return render(request, "notebook/list_mail_new.html", page, status=422 if form.errors else 200)


def _sent(
    request: HttpRequest, network: str, form: ListMailForm, wish: str, audience: str, key: str, found: queries.Listed
) -> HttpResponse:
    values = form.cleaned_data
    actor = actor_of(request)
    if wish == TRYING:
        to = request.user.email  # type: ignore[union-attr]
        operations.send_test_mail(actor, to=to, subject=values["subject"], text=values["text"])
        messages.success(request, _("Die Probe ist unterwegs an %(address)s.") % {"address": to})
        selection = queries.select(found, values["purpose"])
        page = {"form": form, "list": found, "selection": selection, "preview": merged(values["text"], actor.name)}
        return render(request, "notebook/list_mail_new.html", page)
    letter = operations.send_list_mail(
        actor, audience=audience, audience_key=key, found=found, purpose=values["purpose"],
        subject=values["subject"], text=values["text"], sending_key=values["sending_key"],
    )  # fmt: skip
    messages.success(request, _("Die E-Mail ist unterwegs."))
    return SeeOther(reverse("notebook:list_mail", args=[network, letter.pk]))


@needs("notebook.read_office")
def list_mail(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """A letter that was sent: to whom, why, and what became of each."""
    found = queries.list_mail_called(key)
    table = Table(
        "empfangende",
        caption=_("Wer die E-Mail bekommen hat"),
        rows=queries.recipients_of(found),
        columns=[
            Column("name", _("Name")),
            Column("email", _("E-Mail")),
            Column("reason", _("Warum")),
            Column("state", _("Stand")),
        ],
        search=["name", "email"],
        empty=_("Niemand."),
    ).bind(request)
    page = {"letter": found, "table": table, "left_out": queries.left_out_of(found)}
    return table.export or render(request, "notebook/list_mail.html", page)


@needs("notebook.read_office")
def list_mails(request: HttpRequest, network: str) -> HttpResponse:
    """Every letter to a list."""
    table = Table(
        "rundschreiben",
        caption=_("E-Mails an Listen"),
        rows=queries.list_mails(),
        columns=[
            Column("betreff", _("Betreff"), value="subject", sort="subject",
                   link=lambda m: reverse("notebook:list_mail", args=[network, m.pk])),
            Column("an", _("An"), value="audience_label"),
            Column("zahl", _("Empfangende"), value="number", align="num"),
            Column("wann", _("Verschickt"), value=lambda m: show_moment(m.sent_at), sort="sent_at"),
            Column("von", _("Von"), value="sent_by_name"),
        ],
        search=["subject", "audience_label"],
        empty=_("Noch keine E-Mail an eine Liste. Sie beginnen bei einer Liste, zum Beispiel bei den Mitgliedern."),
        empty_label=_("Zu den Mitgliedern"),
        empty_url=reverse("contacts:office_members", args=[network]),
    ).bind(request)  # fmt: skip
    return table.export or render(request, "notebook/list_mails.html", {"table": table})
