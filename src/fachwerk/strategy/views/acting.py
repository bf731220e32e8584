"""The one way a form of this station becomes an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from fachwerk.core.errors import FachwerkError
from fachwerk.core.forms import FachwerkForm

FORM_PAGE = "strategy/office_form.html"


def to(name: str, network: str, *args: str) -> str:
    """The address of a page of strategy inside a network."""
    return reverse(f"strategy:{name}", args=[network, *args])


def see(url: str) -> HttpResponse:
    """After a change: go there and look."""
    return HttpResponseRedirect(url, status=303)


def address_or_nothing(name: str, *args: str) -> str:
    """The address behind a name, or nothing for a station that is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def succeeds(form: Form, act: Callable[[dict[str, Any]], Any]) -> bool:
    """Whether the form was right and the house agreed; a refusal stands at its field."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except FachwerkError as error:
        if not isinstance(form, FachwerkForm):
            raise
        form.add_refusal(error)
        return False
    return True


def form_page(
    request: HttpRequest,
    form: FachwerkForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    heading: str,
    submit: str,
    back: str,
    done: str,
    onward: str = "",
    lead: str = "",
    template: str = FORM_PAGE,
    **context: Any,
) -> HttpResponse:
    """Shows a form of the office, or acts, says so and goes on to ``onward`` (without it: ``back``)."""
    if request.method == "POST" and succeeds(form, act):
        messages.success(request, done)
        return see(onward or back)
    page = {"form": form, "heading": heading, "submit": submit, "back": back, "lead": lead, **context}
    return render(request, template, page, status=422 if request.method == "POST" else 200)


def filled(request: HttpRequest) -> dict[str, Any]:
    """What a form is bound to: the sent fields and files, or nothing."""
    if request.method != "POST":
        return {}
    return {"data": request.POST, "files": request.FILES}


def one_act(request: HttpRequest, act: Callable[[], Any], *, back: str, done: str) -> HttpResponse:
    """A button without a form: acts on POST and goes back; a refusal becomes the message."""
    if request.method == "POST":
        try:
            act()
            messages.success(request, done)
        except FachwerkError as error:
            messages.error(request, str(error))
    return see(back)
