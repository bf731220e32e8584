"""Reading networks: their rows are windows, readable from everywhere."""

from __future__ import annotations

from django.db.models import QuerySet

from fachwerk.core.errors import NotThere
from fachwerk.networks.models import Network


def network_called(slug: str) -> Network:
    """The network behind an address; raises NotThere."""
    network = Network.objects.filter(slug=slug).first()
    if network is None:
        raise NotThere
    return network


def listed_networks(words: str = "", state: str = "", topic: str = "") -> QuerySet[Network]:
    """Networks of the public database by name, narrowed by words, Land and topic."""
    networks = Network.objects.filter(is_listed=True, is_national_office=False).order_by("name")
    if words:
        networks = networks.filter(name__icontains=words) | networks.filter(region_name__icontains=words)
    if state:
        networks = networks.filter(state_code=state)
    if topic:
        networks = networks.filter(topics__contains=[topic])
    return networks


def national_office() -> Network | None:
    """The office of the partnership, which is itself a network."""
    return Network.objects.filter(is_national_office=True).first()
