"""Where somebody came from, and going back there."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_back(request: HttpRequest, wish: str, otherwise: str) -> str:
    """The page somebody came from if it is one of this network, or another one."""
    inside = wish.startswith(f"/n/{request.network.slug}/")  # type: ignore[attr-defined]
    return wish if inside and url_has_allowed_host_and_scheme(wish, allowed_hosts=None) else otherwise
