"""One way to answer a form: act, or show it again with everything typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import render
from django.utils.functional import Promise

from fachwerk.core.errors import FachwerkError
from fachwerk.core.forms import FachwerkForm


class SeeOther(HttpResponseRedirectBase):
    """After a POST the browser gets the page anew."""

    status_code = 303


def posted(request: HttpRequest) -> dict[str, Any]:
    """The arguments that bind a form to a POST, files included."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def answer(
    request: HttpRequest,
    form: FachwerkForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    done: str | Promise,
    then: Callable[[Any], str],
    template: str = "",
    **frame: Any,
) -> HttpResponse:
    """Runs ``act`` with the cleaned values and goes on to ``then(result)``; a refusal is shown in the form.

    Without a template the station's own ``form.html`` shows the form.
    """
    shown = template or f"{request.resolver_match.namespace if request.resolver_match else ''}/form.html"
    if form.is_bound and form.is_valid():
        try:
            result = act(form.cleaned_data)
        except FachwerkError as error:
            form.add_refusal(error)
        else:
            messages.success(request, str(done))
            return SeeOther(then(result))
    return render(request, shown, {"form": form, **frame}, status=422 if form.is_bound else 200)
