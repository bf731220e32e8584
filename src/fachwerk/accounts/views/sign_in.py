"""Logging in and out, and passwords: the library's views with our templates, each with its declared access."""

from __future__ import annotations

from functools import wraps
from typing import Any

from allauth.account import views as library
from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from fachwerk.access.pages import View, for_signed_in, public
from fachwerk.accounts.forms import RequestCodeForm
from fachwerk.accounts.queries import demonstration_logins, demonstration_user

WITH_MISTAKES = 422


def honest(view: View) -> View:
    """A form shown again because of a mistake answers 422 as everywhere in the house."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        if request.method == "POST" and answer.status_code == HttpResponse.status_code:
            answer.status_code = WITH_MISTAKES
        return answer

    return answering


class _StartsAnew:
    """Whoever comes back to this page wants another way in or another code: a code not yet entered is forgotten."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            clear_login(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class RequestCodeView(_StartsAnew, library.RequestLoginCodeView):
    """Sends a code, also a second one."""


class LoginView(_StartsAnew, library.LoginView):
    """Both ways in on one page; in the demonstration also one button per role."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["code_form"] = RequestCodeForm(auto_id="code_%s")
        context["demonstration_logins"] = demonstration_logins()
        context["next"] = self.request.POST.get("next") or self.request.GET.get("next", "")
        return context


log_in = public(honest(LoginView.as_view()))
request_code = public(honest(RequestCodeView.as_view()))
enter_code = public(honest(library.confirm_login_code))
log_out = public(library.logout)
locked = public(library.account_inactive)
forgotten = public(honest(library.password_reset))
enter_reset_code = public(honest(library.confirm_password_reset_code))
new_password = public(honest(library.complete_password_reset))
new_password_is_set = public(library.password_reset_from_key_done)
change_password = for_signed_in(honest(library.password_change))
first_password = for_signed_in(honest(library.password_set))


@public
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """How to get an account: by invitation."""
    return render(request, "account/signup_closed.html")


@public
@require_POST
def demonstration_login(request: HttpRequest) -> HttpResponseBase:
    """Logs in as one of the demonstration's invented people; outside of the demonstration there is no such page."""
    user = demonstration_user(request.POST.get("user", ""))
    return perform_login(request, Login(user=user, email=user.email, redirect_url=get_next_redirect_url(request)))
