"""What a session remembers about how somebody proved who they are, and since when."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from fachwerk.accounts.models import User
from fachwerk.accounts.queries import must_have_second_factor

BEGAN, SEEN, OFFICE = "accounts_began", "accounts_seen", "accounts_office"


def begin_session(session: SessionBase, user: User) -> None:
    """Notes when a session began. Real time, as the session machinery itself: the house's clock may stand still."""
    session[BEGAN] = session[SEEN] = int(time.time())
    session[OFFICE] = must_have_second_factor(user.pk)


def forget_second_factor(session: SessionBase) -> None:
    """After the key is gone, the session counts as one that never gave it."""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [one for one in records if one.get("method") != "mfa"]
