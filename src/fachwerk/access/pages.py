"""Each view declares its action; a URL without one fails the tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from fachwerk.access.actor import Actor, visitor
from fachwerk.access.matrix import allows
from fachwerk.access.roles import Role
from fachwerk.core.errors import NotAllowed, NotThere

View = Callable[..., HttpResponseBase]
PUBLIC = "public"


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the middleware built for this request."""
    return getattr(request, "actor", None) or visitor()


def needs(action: str) -> Callable[[View], View]:
    """Lets only actors pass whose roles allow ``action``; a visitor is sent to the login page and comes back."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = actor_of(request)
            if allows(actor.roles, action):
                return view(request, *args, **kwargs)
            if actor.user_id is None:
                return redirect_to_login(request.get_full_path())
            # somebody without any role here does not even learn that the page exists
            raise NotAllowed if actor.roles - {Role.VISITOR} else NotThere

        guarded.action = action  # type: ignore[attr-defined]
        return guarded

    return declare


def public(view: View) -> View:
    """Declares a page that everybody may see."""
    view.action = PUBLIC  # type: ignore[attr-defined]
    return view


def for_signed_in(view: View) -> View:
    """Declares a page of the signed-in person's own account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if actor_of(request).user_id is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.action = "account"  # type: ignore[attr-defined]
    return guarded
