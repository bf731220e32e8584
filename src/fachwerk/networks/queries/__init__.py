"""Reading networks, Kreise and maps."""

from fachwerk.networks.queries.kreise import NOTICE, STATES, kreis_choices, kreis_name, state_name
from fachwerk.networks.queries.legal import open_barrier_reports, reviews_due
from fachwerk.networks.queries.networks import (
    database_page,
    interviews_of,
    latest_interview,
    listed_networks,
    national_office,
    network_called,
    network_record,
)
from fachwerk.networks.queries.region_map import RegionMap, country_map, region_map

__all__ = [
    "NOTICE",
    "STATES",
    "RegionMap",
    "country_map",
    "database_page",
    "interviews_of",
    "kreis_choices",
    "kreis_name",
    "latest_interview",
    "listed_networks",
    "national_office",
    "network_called",
    "network_record",
    "open_barrier_reports",
    "region_map",
    "reviews_due",
    "state_name",
]
