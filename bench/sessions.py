"""A session of somebody of the office, made as logging in makes it."""

from __future__ import annotations

import time

from django.conf import settings
from django.test import Client

from fachwerk.accounts.models import User


def session_of(user_id: int) -> str:
    """The value of the session's cookie."""
    client = Client()
    client.force_login(User.objects.get(pk=user_id))
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session.save()
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
