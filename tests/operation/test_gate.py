"""The five duties of the gate."""

from __future__ import annotations

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotAllowed
from fachwerk.journal.models import Entry
from fachwerk.networks.models import Network
from fachwerk.networks.operations import change_profile
from fachwerk.tenancy.scope import NoNetwork, network_scope

pytestmark = pytest.mark.django_db


def test_outside_of_a_scope_nothing_happens(network: Network, office: Actor) -> None:
    with pytest.raises(NoNetwork):
        change_profile(office, network=network, about="Neu")


def test_the_office_may_and_the_journal_names_code_actor_object_and_fields(scope: Network, office: Actor) -> None:
    change_profile(office, network=scope, about="Neu")
    entry = Entry.objects.get(code="networks.change_profile")
    assert (entry.actor_user_id, entry.object_id, entry.fields) == (office.user_id, scope.pk, ["about"])
    assert entry.acted_as == ""  # no name of a person stands in the journal


def test_a_guest_is_refused_and_nothing_is_changed_or_journalled(scope: Network, guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        change_profile(guest, network=scope, about="Neu")
    assert Network.objects.get(pk=scope.pk).about == ""
    assert not Entry.objects.filter(code="networks.change_profile").exists()


def test_an_actor_of_another_network_is_refused(scope: Network, other_network: Network, office: Actor) -> None:
    with network_scope(other_network), pytest.raises(NotAllowed):
        change_profile(office, network=other_network, about="Neu")
