"""What people change about their own account. It belongs to no network, so no gate stands in front of it."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from fachwerk.accounts.models import User
from fachwerk.core.errors import NotThere


def change_account(user: User, *, name: str, language: str) -> User:
    """Somebody corrects their own name or language."""
    user.name, user.language = name.strip(), language
    user.save(update_fields=["name", "language"])
    return user


def end_session(user: User, key: int) -> None:
    """Somebody logs out a device of their own."""
    session = UserSession.objects.filter(user=user, pk=key).first()
    if session is None:
        raise NotThere
    session.end()


def end_other_sessions(user: User, session_key: str) -> None:
    """Somebody logs out all their devices but the present one."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=session_key):
        session.end()


def end_all_sessions(user: User) -> None:
    """Every device of the user is logged out."""
    for session in UserSession.objects.filter(user=user):
        session.end()
