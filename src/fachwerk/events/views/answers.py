"""One way to answer a form: act and go on, or show it again with everything typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render

from fachwerk.core.errors import FachwerkError
from fachwerk.core.forms import FachwerkForm


class SeeOther(HttpResponseRedirectBase):
    """After a POST the browser asks for a page, so that going back never sends twice."""

    status_code = 303


def answer(
    request: HttpRequest,
    form: FachwerkForm,
    act: Callable[[], Any],
    *,
    then: Callable[[Any], str],
    done: str = "",
    template: str = "events/form.html",
    **frame: Any,
) -> HttpResponse:
    """Runs ``act`` when the form is right; a refusal is shown in the form."""
    if form.is_bound and form.is_valid():
        try:
            result = act()
        except FachwerkError as error:
            form.add_refusal(error)
        else:
            if done:
                messages.success(request, done)
            return SeeOther(then(result))
    return render(request, template, {"form": form, **frame}, status=422 if form.is_bound else 200)


def do(request: HttpRequest, act: Callable[[], Any], *, done: str, then: str) -> HttpResponse:
    """One button: acts on POST and goes on; a refusal is told on the next page."""
    if request.method == "POST":
        try:
            act()
        except FachwerkError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
    return SeeOther(then)
