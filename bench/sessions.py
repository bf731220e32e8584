"""A session of somebody of the office, made as logging in with the second factor makes it."""

from __future__ import annotations

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.test import Client

from fachwerk.accounts.models import User


def log_in(client: Client, user_id: int) -> None:
    """Logs the client in."""
    client.force_login(User.objects.get(pk=user_id))
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user_id)
    session.save()


def session_of(user_id: int) -> str:
    """The value of the session's cookie."""
    client = Client()
    log_in(client, user_id)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
