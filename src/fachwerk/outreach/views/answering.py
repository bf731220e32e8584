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


def posted(request: HttpRequest) -> Any:
    """What binds a form, or nothing."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest,
    form: FachwerkForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    done: str | Promise,
    then: Callable[[Any], str],
    template: str,
    **frame: Any,
) -> HttpResponse:
    """Runs ``act`` with the cleaned values and goes on to ``then(result)``; a refusal is shown in the form."""
    if form.is_bound and form.is_valid():
        try:
            result = act(form.cleaned_data)
        except FachwerkError as error:
            form.add_refusal(error)
        else:
            messages.success(request, str(done))
            return SeeOther(then(result))
    return render(request, template, {"form": form, **frame}, status=422 if form.is_bound else 200)
