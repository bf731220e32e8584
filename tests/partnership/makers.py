"""Agreements, examples and impulses through the operations."""

from __future__ import annotations

from fachwerk.access.actor import Actor, system
from fachwerk.core import clock
from fachwerk.networks.models import Network
from fachwerk.partnership import operations
from fachwerk.partnership.models import Agreement, GoodExample, Publication
from fachwerk.strategy.operations import receive_impulse, release_impulse
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie

STORY = {
    "title": "Lernen in der Werkhalle",
    "problem": "Niemand hat Zeit.",
    "approach": "Eine Stunde je Woche.",
    "effect": "312 Menschen.",
}


def office_of(network: Network) -> Actor:
    return system("test", network.pk)


def impulse(network: Network, text: str, *, is_public: bool = True) -> Knot:
    with network_scope(network):
        made = receive_impulse(office_of(network), text=text, source="call")
        if is_public:
            release_impulse(office_of(network), impulse=made)
        return made.knot


def example(network: Network, *, grown_from: Knot | None = None, carrier_agreed: bool = True) -> GoodExample:
    with network_scope(network):
        written = operations.write_example(office_of(network), **STORY)
        if grown_from is not None:
            tie(written.knot, grown_from, Relation.GROWS_FROM)
        if carrier_agreed:
            operations.note_carrier_agreement(office_of(network), example=written)
        return written


def released(network: Network, *, grown_from: Knot | None = None) -> Publication:
    written = example(network, grown_from=grown_from)
    with network_scope(network):
        return operations.release_example(office_of(network), example=written)


def agreement(network: Network, office: Network) -> Agreement:
    with network_scope(network):
        return operations.sign_agreement(
            office_of(network), with_network=office, signed=(clock.today(), "day"), services=["Moderation"]
        )
