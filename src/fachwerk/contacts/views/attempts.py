"""What every form page does: try, and put a refusal where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fachwerk.core.errors import FachwerkError
from fachwerk.core.forms import FachwerkForm


def succeeds(form: FachwerkForm, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form is filled well and ``act`` (given its values) was not refused."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except FachwerkError as refused:
        form.add_refusal(refused)
        return False
    return True


def form_page(request: HttpRequest, template: str, form: FachwerkForm, context: dict[str, Any]) -> HttpResponse:
    """The page with the form; a form that was refused answers 422."""
    return render(request, template, {**context, "form": form}, status=422 if form.errors else 200)


def onward(request: HttpRequest, sentence: str, name: str, *args: object) -> HttpResponse:
    """After the change: the sentence, on the page ``name`` of this network."""
    messages.success(request, sentence)
    answer = redirect(name, request.network.slug, *args)  # type: ignore[attr-defined]
    answer.status_code = 303
    return answer
