"""How the sign-in library speaks and sends: our sentences, our outbox, nobody signs up on their own."""

from __future__ import annotations

import time
from typing import Any, ClassVar, cast

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.accounts.queries import only_assigned_network
from fachwerk.mailing.outbox import send_account_mail


class OutboxAdapter(DefaultAccountAdapter):
    """Registered as ACCOUNT_ADAPTER."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dieser Zugang ist gesperrt."),
        "email_password_mismatch": _("E-Mail-Adresse und Passwort passen nicht zusammen."),
        "enter_current_password": _("Bitte geben Sie Ihr jetziges Passwort ein."),
        "incorrect_code": _("Dieser Code stimmt nicht. Er steht in der letzten E-Mail, die wir Ihnen geschickt haben."),
        "incorrect_password": _("Dieses Passwort stimmt nicht."),
        "invalid_login": _("Einloggen hat nicht geklappt. Bitte prüfen Sie Ihre Angaben."),
        "too_many_login_attempts": _("Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde."),
        "rate_limited": _("Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Writes the mail into the outbox, in the transaction of the request."""
        words = {"email": email, "base_url": settings.BASE_URL, **context}
        subject = render_to_string(f"{template_prefix}_subject.txt", words).strip()
        text = render_to_string(f"{template_prefix}_message.txt", words)
        send_account_mail(
            to=email, subject=subject, text=text, purpose=f"accounts.{template_prefix.rpartition('/')[2]}"
        )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Users come by invitation."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever works in one network arrives there, everybody else at the account page."""
        assignment = only_assigned_network(cast(User, request.user))
        if assignment is None:
            return str(settings.LOGIN_REDIRECT_URL)
        at_the_office = assignment.role in (Role.OFFICE_STAFF, Role.OFFICE_LEAD)
        try:
            return reverse("loop:desk" if at_the_office else "insight:portal", args=[assignment.network.slug])
        except NoReverseMatch:
            return str(settings.LOGIN_REDIRECT_URL)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever logged in within the last minutes has just proved who they are."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)
        return not fresh and bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account page."""
        return str(settings.LOGIN_REDIRECT_URL)

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponseBase:
        """The interface speaks the language that the person chose."""
        answer: HttpResponseBase = super().post_login(request, user, **login)
        return with_language(answer, user.language)


def with_language(answer: HttpResponseBase, language: str) -> HttpResponseBase:
    """Sets the language cookie the way the language menu does."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return answer
