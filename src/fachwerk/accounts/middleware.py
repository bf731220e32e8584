"""From the session to the actor, built once per request inside the network's scope.

Whoever holds a role of an office is nobody here before the second factor has been given, and is logged out when idle.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, actor_for
from fachwerk.access.pages import PUBLIC
from fachwerk.access.roles import Role
from fachwerk.accounts.operations.sessions import BEGAN, OFFICE, SEEN
from fachwerk.accounts.policies import SECOND_FACTOR_ROLES
from fachwerk.accounts.queries import has_second_factor, must_have_second_factor

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 12 * 60 * 60
#: The session is written at most this often only because somebody is still there.
NOTED_EVERY_SECONDS = 60
#: Pages that lead to the second factor; everything else that is not public waits for it.
WAY_TO_SECOND_FACTOR = {"mfa_activate_totp", "mfa_reauthenticate", "account_reauthenticate"}


def gave_second_factor(request: HttpRequest) -> bool:
    """Whether the second factor was given in this session."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class ActorMiddleware:
    """Sets ``request.actor`` and leads to the second factor where it is missing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
            messages.info(request, _("Sie waren längere Zeit nicht aktiv. Bitte loggen Sie sich wieder ein."))
        network = getattr(request, "network", None)
        user_id = request.user.pk if request.user.is_authenticated else None
        name = request.user.get_full_name() if request.user.is_authenticated else ""
        actor = actor_for(user_id, network.pk if network else None, name)
        owes = _owes_second_factor(request, actor)
        if owes:
            actor = replace(actor, roles=frozenset({Role.VISITOR}), organisation_ids=frozenset())
        request.actor = actor  # type: ignore[attr-defined]
        request.owes_second_factor = owes  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Public pages stay readable; every other page waits for the second factor."""
        if not getattr(request, "owes_second_factor", False) or getattr(view, "action", PUBLIC) == PUBLIC:
            return None
        here = request.resolver_match.url_name if request.resolver_match else ""
        wanted = "mfa_reauthenticate" if has_second_factor(request.user) else "mfa_activate_totp"  # type: ignore[arg-type]
        if here in WAY_TO_SECOND_FACTOR and (here != "account_reauthenticate" or wanted == "mfa_activate_totp"):
            return None
        after = request.get_full_path() if request.method == "GET" else str(settings.LOGIN_REDIRECT_URL)
        return HttpResponseRedirect(f"{reverse(wanted)}?{urlencode({'next': after})}")


def _owes_second_factor(request: HttpRequest, actor: Actor) -> bool:
    if actor.user_id is None or not settings.SECOND_FACTOR_FORCED or gave_second_factor(request):
        return False
    is_suspect = request.session.get(OFFICE) or not SECOND_FACTOR_ROLES.isdisjoint(actor.roles)
    return bool(is_suspect) and must_have_second_factor(actor.user_id)


def _is_over(request: HttpRequest) -> bool:
    session, moment = request.session, int(time.time())
    if BEGAN not in session:
        return False
    if moment - session[BEGAN] > LONGEST_SECONDS or (
        session.get(OFFICE) and moment - session[SEEN] > IDLE_SECONDS and not settings.DEMO
    ):
        return True
    if moment - session[SEEN] >= NOTED_EVERY_SECONDS:
        session[SEEN] = moment
    return False
