"""Changes to a network's own row."""

from __future__ import annotations

import uuid
from typing import Any

from fachwerk.access.actor import Actor, system
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.tenancy.scope import network_scope


def found_network(*, slug: str, name: str, **profile: Any) -> Network:
    """A new network comes into being; the first thing that ever happens in its scope.

    Called from the command line, before anybody has a role in the network.
    """
    network_id = uuid.uuid4()
    with network_scope(network_id):
        return _write_first_row(system("founding", network_id), network_id=network_id, slug=slug, name=name, **profile)


@operation("networks.found_network")
def _write_first_row(actor: Actor, *, network_id: uuid.UUID, slug: str, name: str, **profile: Any) -> Network:
    """The network gets its row, which from now on only the network itself may change."""
    return Network.objects.create(id=network_id, slug=slug, name=name, **profile)


@operation("networks.change_profile", on="network")
def change_profile(actor: Actor, *, network: Network, **profile: Any) -> Network:
    """The office describes its network anew."""
    for name, value in profile.items():
        setattr(network, name, value)
    network.full_clean(exclude=["id"])
    network.save(update_fields=list(profile))
    return network
