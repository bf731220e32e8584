"""The one boundary that turns the house's refusals into pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fachwerk.core.errors import FachwerkError, NotThere


class RefusalMiddleware:
    """NotAllowed → 403, NotThere → 404, NotNow → 409, NotSo → 422, each with its own sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, FachwerkError):
            return None
        template = {403: "403.html", 404: "404.html"}.get(exception.status, "refusal.html")
        sentence = "" if type(exception) is NotThere and exception.message == NotThere.message else str(exception)
        return render(request, template, {"sentence": sentence}, status=exception.status)
