"""One's own account."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import for_signed_in
from fachwerk.accounts.forms import AccountForm
from fachwerk.accounts.models import User
from fachwerk.accounts.operations import change_account, end_other_sessions, end_session
from fachwerk.accounts.queries import has_second_factor, places_of, sessions_of
from fachwerk.accounts.views.adapter import with_language


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)


@for_signed_in
def account(request: HttpRequest) -> HttpResponseBase:
    """My networks, my sessions, my password, my name and language."""
    user = _person(request)
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        change_account(user, name=form.cleaned_data["name"], language=form.cleaned_data["language"])
        messages.success(request, _("Gespeichert."))
        return with_language(redirect("accounts_installation:account"), user.language)
    here = request.session.session_key or ""
    page = {"form": form, "places": places_of(user), "sessions": sessions_of(user, here), "person": user}
    page["has_second_factor"] = has_second_factor(user)
    return render(request, "accounts/account.html", page, status=422 if form.is_bound else 200)


@for_signed_in
@require_POST
def end_one_session(request: HttpRequest, session: int) -> HttpResponse:
    """Ends a session on another device."""
    end_session(_person(request), session)
    messages.success(request, _("Beendet. Auf diesem Gerät müssen Sie sich neu einloggen."))
    return redirect("accounts_installation:account")


@for_signed_in
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Ends all sessions but this one."""
    end_other_sessions(_person(request), request.session.session_key or "")
    messages.success(request, _("Alle anderen Sitzungen sind beendet."))
    return redirect("accounts_installation:account")
