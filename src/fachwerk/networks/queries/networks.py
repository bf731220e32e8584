"""Reading networks: their rows are windows, readable from everywhere."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from fachwerk.core.dates import machine_day, show_day
from fachwerk.core.errors import NotThere
from fachwerk.networks.models import Interview, Network
from fachwerk.networks.queries.kreise import NOTICE, kreis_name, state_name
from fachwerk.networks.queries.region_map import country_map, region_map


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


def latest_interview(network: Network) -> Interview | None:
    """The released answers shown for a network."""
    return interviews_of(network).prefetch_related("answers").order_by("-released_on").first()


def interviews_of(network: Network) -> QuerySet[Interview]:
    """Every interview of a network."""
    return Interview.objects.filter(network=network)


def network_record(network: Network, *, full: bool = False) -> dict[str, Any]:
    """What the network database says of one network, in plain words."""
    record: dict[str, Any] = {
        "slug": network.slug,
        "name": network.name,
        "region": network.region_name,
        "state": state_name(network.state_code),
        "kreise": [{"ags": ags, "name": kreis_name(ags)} for ags in network.kreise],
        "founded": machine_day(network.founded_on, network.founded_precision),
        "carrier": network.carrier,
        "topics": network.topics,
        "mentor_topics": network.mentor_topics,
        "learner_topics": network.learner_topics,
        "target_groups": network.target_groups,
        "sectors": network.sectors,
        "purpose": network.purpose,
        "verified_on": machine_day(network.verified_on),
        "invented": network.is_invented,
    }
    if full:
        record |= {
            "founded_shown": show_day(network.founded_on, network.founded_precision),
            "map": region_map(tuple(network.kreise)) if network.kreise else None,
            "notice": NOTICE,
        }
    return record


def _kreise_shown(network: Network) -> str:
    return ", ".join(kreis_name(ags) for ags in network.kreise)


def database_page(words: str, state: str, topic: str) -> dict[str, Any]:
    """Networks, map of Germany with their Kreise, topics to filter by, and the rows of the CSV."""
    found = list(listed_networks(words, state, topic))
    for network in found:
        vars(network).update(state_shown=state_name(network.state_code), kreise_shown=_kreise_shown(network))
    everywhere = tuple(sorted({ags for network in found for ags in network.kreise}))
    owners = {ags: network for network in found for ags in network.kreise}
    topics = {topic for network in Network.objects.filter(is_listed=True) for topic in network.topics}
    head = ["Name", "Region", "Land", "Kreise", "Gegründet", "Träger", "Themen", "Zuletzt geprüft"]
    rows = [
        [
            network.name,
            network.region_name,
            state_name(network.state_code),
            _kreise_shown(network),
            machine_day(network.founded_on, network.founded_precision) or "",
            network.carrier,
            ", ".join(network.topics),
            machine_day(network.verified_on) or "",
        ]
        for network in found
    ]
    return {
        "networks": found,
        "map": country_map(everywhere),
        "owners": owners,
        "topics": sorted(topics),
        "csv_head": head,
        "csv_rows": rows,
    }
