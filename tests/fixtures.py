"""The few fixtures of the house: two networks that must not see each other, a scope, actors and a clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from fachwerk.access.actor import Actor, system, visitor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.core import clock
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.tenancy.scope import network_scope


@pytest.fixture
def network(db: None) -> Network:
    return found_network(
        slug="teutoheim", name="Fachkräftebündnis Teutoheim", region_name="Teutoheim", kreise=["05711"]
    )


@pytest.fixture
def other_network(db: None) -> Network:
    return found_network(
        slug="wesermark", name="Fachkräfteallianz Wesermark", region_name="Wesermark", kreise=["03241"]
    )


@pytest.fixture
def scope(network: Network) -> Iterator[Network]:
    """The scope of ``network`` is open for the whole test."""
    with network_scope(network):
        yield network


@pytest.fixture
def office(network: Network) -> Actor:
    """Somebody of the office of ``network``."""
    return Actor(1, network.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF}), "Geschäftsstelle")


@pytest.fixture
def guest(network: Network) -> Actor:
    """Somebody without account."""
    return visitor(network.pk)


@pytest.fixture
def the_system(network: Network) -> Actor:
    return system("test", network.pk)


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """``signed_in(network, Role.OFFICE_STAFF)`` gives a browser client of a user with these roles."""

    def sign_in(network: Network, *roles: Role) -> Client:
        user = User.objects.create_user(f"{'-'.join(roles) or 'niemand'}@{network.slug}.example", name="Probezugang")
        for role in roles:
            RoleAssignment.objects.create(user=user, network=network, role=role)
        client = Client()
        log_in(client, user)
        return client

    return sign_in


def log_in(client: Client, user: User) -> None:
    """Logs in the way somebody of an office does: with the second factor given."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


@pytest.fixture
def frozen_clock() -> Iterator[datetime]:
    """It is Thursday, 27 April 2017, 10:00 in Berlin."""
    moment = clock.at_local(datetime(2017, 4, 27).date(), 10)  # noqa: DTZ001 - a day, not a moment
    with clock.clock_set(moment):
        yield moment
