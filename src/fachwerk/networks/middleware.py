"""From the address to the network: everything below ``/n/<slug>/`` and behind ``/l/<signed>/`` runs in its scope.

The scope lives here and not in the view because templates are rendered after the view has returned. Together with
ATOMIC_REQUESTS an error leaves no row behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from fachwerk.core.errors import NotThere
from fachwerk.core.links import read_link
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope

_NETWORK = re.compile(r"^/n/(?P<slug>[-\w]+)/")
_LINK = re.compile(r"^/l/(?P<signed>[^/]+)/")


class ScopeMiddleware:
    """Sets ``request.network`` (None outside of networks) and opens the scope around the whole response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        network = self._network_of(request)
        request.network = network  # type: ignore[attr-defined]
        if network is None:
            return self.get_response(request)
        with network_scope(network):
            return self.get_response(request)

    def _network_of(self, request: HttpRequest) -> Network | None:
        if found := _NETWORK.match(request.path_info):
            network = Network.objects.filter(slug=found["slug"]).first()
            if network is None:
                raise Http404
            return network
        if found := _LINK.match(request.path_info):
            try:
                return Network.objects.filter(pk=read_link(found["signed"]).network_id).first()
            except NotThere:
                return None
        return None
