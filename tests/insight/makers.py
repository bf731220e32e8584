"""A network with a year behind it, made by the operations of the house."""

from __future__ import annotations

from datetime import date

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.decisions.operations import record_decision
from fachwerk.events.operations import enter_past_event
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.projects.makers import a_project


def a_year(network: Network, office: Actor) -> None:
    """2016: two members and then three, a project with its award, an event with 31 people, a decision."""
    with network_scope(network):
        a_member(office, "Stadt Nordtal", "municipality", ags="05711", since=date(2014, 1, 1))
        a_member(office, "Tischlerei Morgenhof", since=date(2015, 6, 25))
        a_member(office, "Autohaus Abendgrund", since=date(2016, 3, 1))
        with clock.clock_set(date(2017, 3, 1)):
            a_project(office)
            enter_past_event(
                office,
                title="Ideenlabor: Lernen am Arbeitsplatz",
                format="idea_lab",
                day=date(2016, 10, 24),
                place="Bürgerhaus",
                attended=31,
            )
            record_decision(office, title="Beitritt zur Partnerschaft", decided_on=date(2016, 11, 17))
