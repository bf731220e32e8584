"""What stands on the page when something is missing, forbidden or broken: a calm sentence and a next step."""

from __future__ import annotations

import sys
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read."""
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the permission is missing."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here for this viewer."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest, *_given: Any) -> HttpResponse:
    """500: stands without database and without context. A database that cannot be reached is a 503."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return unavailable(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the house is closed for a moment; stands without database and without context."""
    answer = HttpResponse(render_to_string("503.html"), status=503)
    answer["Retry-After"] = "60"
    return answer
