"""Reading networks, Kreise and maps."""

from fachwerk.networks.queries.kreise import NOTICE, STATES, kreis_choices, kreis_name, state_name
from fachwerk.networks.queries.networks import listed_networks, national_office, network_called
from fachwerk.networks.queries.region_map import RegionMap, country_map, region_map

__all__ = [
    "NOTICE",
    "STATES",
    "RegionMap",
    "country_map",
    "kreis_choices",
    "kreis_name",
    "listed_networks",
    "national_office",
    "network_called",
    "region_map",
    "state_name",
]
