"""The second factor: setting it up, giving it, recovery codes. The library's views with our templates and our rules."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account import views as account_library
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.mfa.base import views as library
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from fachwerk.access.pages import View, for_signed_in, public
from fachwerk.accounts.models import User
from fachwerk.accounts.operations import end_other_sessions
from fachwerk.accounts.operations.sessions import forget_second_factor
from fachwerk.accounts.queries import must_have_second_factor
from fachwerk.accounts.views.sign_in import honest


def way_to_confirm(request: HttpRequest, back: str) -> HttpResponse | None:
    """Where somebody proves once more who they are before a sensitive act; None when they just did."""
    if not is_reauthentication_required(request, app="allauth.mfa"):
        return None
    methods = get_adapter(request).get_reauthentication_methods(cast(User, request.user))
    page = methods[0]["url"] if methods else str(settings.LOGIN_URL)
    return HttpResponseRedirect(f"{page}?{urlencode({'next': back})}")


def _confirmed(view: View) -> View:
    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return way_to_confirm(request, request.path) or view(request, *args, **kwargs)

    return asking


class ActivateView(totp.ActivateTOTPView):
    """Setting it up counts as having given it, and logs out every other device."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        user = cast(User, self.request.user)
        record_authentication(self.request, user, "mfa", type="totp", reauthenticated=True)
        end_other_sessions(user, self.request.session.session_key or "")
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["key_in_groups"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context


class DeactivateView(totp.DeactivateTOTPView):
    """Taking it away; whose role asks for one sets up the next before anything else."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        forget_second_factor(self.request.session)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["is_forced"] = settings.SECOND_FACTOR_FORCED and must_have_second_factor(self.request.user.pk)
        return context


class RecoveryCodesView(codes.ViewRecoveryCodesView):
    """The codes that are left, and where to go on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["go_on_url"] = get_adapter(self.request).get_login_redirect_url(self.request)
        return context


class NewCodesView(codes.GenerateRecoveryCodesView):
    """New codes; the old ones no longer count."""

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes")


give = public(honest(library.authenticate))
give_again = for_signed_in(honest(library.reauthenticate))
confirm_password = for_signed_in(honest(account_library.reauthenticate))
overview = for_signed_in(library.index)
activate = for_signed_in(_confirmed(honest(ActivateView.as_view())))
deactivate = for_signed_in(_confirmed(honest(DeactivateView.as_view())))
recovery_codes = for_signed_in(_confirmed(RecoveryCodesView.as_view()))
new_codes = for_signed_in(_confirmed(honest(NewCodesView.as_view())))
download_codes = for_signed_in(_confirmed(codes.download_recovery_codes))
