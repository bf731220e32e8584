"""From the session to the actor, built once per request inside the network's scope."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from fachwerk.access.actor import actor_for


class ActorMiddleware:
    """Sets ``request.actor``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        network = getattr(request, "network", None)
        user_id = request.user.pk if request.user.is_authenticated else None
        name = request.user.get_full_name() if request.user.is_authenticated else ""
        request.actor = actor_for(user_id, network.pk if network else None, name)  # type: ignore[attr-defined]
        return self.get_response(request)
