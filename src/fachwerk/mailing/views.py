"""Pages of the demonstration's mailbox, for one network and for mails about signing in."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fachwerk.access.pages import needs, public
from fachwerk.mailing.mailbox import attachment_called, mail_called, mails_in
from fachwerk.mailing.models import AccountMail, NetworkMail


@needs("mailing.read_demo_mailbox")
def demo_mailbox(request: HttpRequest, network: str) -> HttpResponse:
    """The mails of one network."""
    words = request.GET.get("q", "").strip()
    page = {
        "page": mails_in(NetworkMail, words, request.GET.get("seite", "1")),
        "words": words,
        "query": urlencode({"q": words}),
    }
    return render(request, "mailing/mailbox.html", page)


@needs("mailing.read_demo_mailbox")
def demo_mail(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One mail of a network."""
    page = {"mail": mail_called(NetworkMail, key), "back": reverse("mailing:demo_mailbox", args=[network])}
    return render(request, "mailing/mail.html", page)


@needs("mailing.read_demo_mailbox")
def demo_attachment(request: HttpRequest, network: str, key: UUID, position: int) -> HttpResponse:
    """An attachment, always as a download."""
    name, mime, content = attachment_called(NetworkMail, key, position)
    return HttpResponse(
        content, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{_plain(name)}"'}
    )


@public
def account_mailbox(request: HttpRequest) -> HttpResponse:
    """The mails about signing in."""
    words = request.GET.get("q", "").strip()
    page = {
        "page": mails_in(AccountMail, words, request.GET.get("seite", "1")),
        "words": words,
        "query": urlencode({"q": words}),
    }
    return render(request, "mailing/mailbox.html", page)


@public
def account_mail(request: HttpRequest, key: UUID) -> HttpResponse:
    """One mail about signing in."""
    page = {"mail": mail_called(AccountMail, key), "back": reverse("mailing_installation:demo_mailbox")}
    return render(request, "mailing/mail.html", page)


def _plain(name: str) -> str:
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in ".-_") else "_" for letter in name)
