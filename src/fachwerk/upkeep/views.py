"""The status page for administrators, and the one word for monitoring."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fachwerk.access.pages import for_signed_in, public
from fachwerk.accounts.models import User
from fachwerk.core.errors import FachwerkError
from fachwerk.upkeep import status as state


def _administrator(request: HttpRequest) -> User:
    return state.administrator(cast(User, request.user))


@for_signed_in
@never_cache
def status(request: HttpRequest) -> HttpResponseBase:
    """How the installation is doing."""
    _administrator(request)
    lines = state.lines()
    page = {"lines": lines, "troubles": [line for line in lines if not line.is_well], "failed": state.failed_jobs()}
    return render(request, "upkeep/status.html", page)


@for_signed_in
@never_cache
def status_json(request: HttpRequest) -> HttpResponseBase:
    """The same for programs."""
    _administrator(request)
    lines = state.lines()
    answer = {"well": all(line.is_well for line in lines), "lines": [vars(line) for line in lines]}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


@for_signed_in
@require_POST
def retry_job(request: HttpRequest, job: int) -> HttpResponse:
    """Lets given-up work be tried once more."""
    _administrator(request)
    try:
        state.try_again(job)
        messages.success(request, _("Die Arbeit wird noch einmal versucht."))
    except FachwerkError as error:
        messages.error(request, str(error))
    return redirect("upkeep_installation:status")


@public
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """One word for monitoring: 200 „ok“ when database and worker answer, else 503. It tells nothing else."""
    word, code = ("ok\n", 200) if state.worker_is_alive() else ("gestört\n", 503)
    return HttpResponse(word, status=code, content_type="text/plain; charset=utf-8")
