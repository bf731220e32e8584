"""What logging in leaves in the session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fachwerk.accounts.models import User
from fachwerk.accounts.operations.sessions import begin_session


def session_begins(sender: object, request: HttpRequest, user: User, **_more: Any) -> None:
    """Notes when the session began, and whether it is one of an office."""
    begin_session(request.session, user)
