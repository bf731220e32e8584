"""Every address × every role, generated from the resolver and the permission matrix.

A URL without a declared action fails; a page of a foreign network is 404 for whoever has no role there or, where the
page is public, shows only the foreign network's public face.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from fachwerk.access.matrix import MATRIX, allows
from fachwerk.access.roles import Role
from fachwerk.networks.models import Network

# views of libraries and of the framework that stand outside of the matrix, each with its reason
FOREIGN_VIEWS = {
    "set_language": "changes only the language cookie of whoever asks",
    "gallery": "shows the components of the interface, no data",
}
PERSONAL = {"public", "account"}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


ALL = list(patterns(get_resolver()))
OURS = [(route, entry) for route, entry in ALL if (entry.name or "") not in FOREIGN_VIEWS]


def action_of(entry: URLPattern) -> str | None:
    return getattr(entry.callback, "action", None)


def test_every_address_declares_its_action() -> None:
    undeclared = [route for route, entry in OURS if action_of(entry) is None]
    assert undeclared == []


def test_every_declared_action_stands_in_the_matrix() -> None:
    unknown = [(route, action_of(entry)) for route, entry in OURS if action_of(entry) not in {*MATRIX, *PERSONAL}]
    assert unknown == []


def filled(route: str, network: Network) -> str:
    """The address with the network's slug and values that name nothing."""
    for part, value in {
        "<slug:network>": network.slug,
        "<uuid:": str(uuid.UUID(int=7)),
        "<int:": "2999999",
        "<slug:": "gibt-es-nicht",
        "<str:": "gibt-es-nicht",
        "<path:": "gibt-es-nicht",
    }.items():
        while part in route:
            start = route.index(part)
            route = route[:start] + value + route[route.index(">", start) + 1 :]
    route = re.sub(
        r"\(\?P<\w+>([^()]*)\)", lambda group: group[1].split("|")[0] if "|" in group[1] else "gibt-es-nicht", route
    )
    return "/" + route.replace("^", "").replace("$", "").replace("\\.", ".")


GUARDED = [(route, action_of(entry) or "") for route, entry in OURS if action_of(entry) not in PERSONAL]


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_pages_answer_each_role_as_the_matrix_says(
    role: Role, network: Network, signed_in: Callable[..., Client]
) -> None:
    browser = Client() if role is Role.VISITOR else signed_in(network, role)
    browser.raise_request_exception = False
    wrong = []
    for route, action in GUARDED:
        answer = browser.get(filled(route, network))
        allowed = allows({Role.VISITOR, role}, action)
        refused = answer.status_code == 403 or (answer.status_code == 302 and "/einloggen/" in answer["Location"])
        if answer.status_code >= 500 or allowed == refused:
            wrong.append((route, action, answer.status_code))
    assert wrong == []


@pytest.mark.django_db
def test_an_office_has_no_office_page_of_a_foreign_network(
    network: Network, other_network: Network, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(network, Role.OFFICE_LEAD, Role.OFFICE_STAFF)
    leaked = [
        route
        for route, action in GUARDED
        if "<slug:network>" in route
        and not allows({Role.VISITOR}, action)
        and browser.get(filled(route, other_network)).status_code != 404
    ]
    assert leaked == []


@pytest.mark.django_db
def test_a_network_that_does_not_exist_is_not_found(signed_in: Callable[..., Client], network: Network) -> None:
    ghost = Network(slug="niemandsland", name="Niemandsland")
    browser = signed_in(network, Role.OFFICE_STAFF)
    found = [r for r, _action in GUARDED if "<slug:network>" in r and browser.get(filled(r, ghost)).status_code == 200]
    assert found == []
