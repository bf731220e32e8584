"""Old addresses lead on to the entry that took over."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fachwerk.contacts.models import RegisterKind
from fachwerk.contacts.queries import slug_led_on, survivor_of
from fachwerk.core.errors import NotThere

View = Callable[..., HttpResponse]


def leads_on(keyword: str) -> Callable[[View], View]:
    """A page whose entry was merged away answers with the address of the one that stayed."""

    def declare(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, network: str, **key: Any) -> HttpResponse:
            try:
                return view(request, network, **key)
            except NotThere:
                kind = RegisterKind.PERSON if keyword == "person" else RegisterKind.ORGANISATION
                present = slug_led_on(key[keyword]) if keyword == "slug" else survivor_of(kind, key[keyword])
                if present is None or request.resolver_match is None:
                    raise
                address = reverse(request.resolver_match.view_name, args=[network, present])
                return redirect(address, permanent=False)

        return page

    return declare
