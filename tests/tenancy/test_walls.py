"""What a network cannot see, change or point at."""

from __future__ import annotations

import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from fachwerk.journal.models import Entry
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import NoNetwork, network_scope
from fachwerk.thread.models import Knot, Tie

pytestmark = pytest.mark.django_db


def make_knot(network: Network, title: str = "Ein Impuls") -> Knot:
    with network_scope(network):
        return Knot.objects.create(kind="impulse", title=title, slug=f"impuls-{uuid.uuid4().hex[:8]}")


def test_the_tests_run_as_a_role_that_cannot_pass_walls() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


def test_a_query_without_scope_raises_and_raw_sql_sees_nothing(network: Network) -> None:
    make_knot(network)
    with pytest.raises(NoNetwork):
        Knot.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM thread_knot")
        assert cursor.fetchone() == (0,)


def test_the_own_network_sees_its_rows_and_a_foreign_network_sees_nothing(
    network: Network, other_network: Network
) -> None:
    knot = make_knot(network)
    with network_scope(network):
        assert list(Knot.objects.all()) == [knot]
    with network_scope(other_network):
        assert not Knot.objects.exists()
        assert Knot.objects.filter(pk=knot.pk).update(title="übernommen") == 0


def test_a_row_for_a_foreign_network_is_rejected(network: Network, other_network: Network) -> None:
    with network_scope(network), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Knot.objects.create(network=other_network, kind="impulse", title="untergeschoben", slug="untergeschoben")


def tie_now(later: Knot, earlier: Knot) -> None:
    """Ties and lets the database look at the keys at once instead of at the end of the transaction."""
    Tie.objects.create(later=later, earlier_id=earlier.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_key_to_an_invisible_row_of_another_network_is_rejected(network: Network, other_network: Network) -> None:
    foreign = make_knot(other_network)
    own = make_knot(network)
    with network_scope(network), pytest.raises(IntegrityError), transaction.atomic():
        tie_now(own, foreign)


def test_nested_scopes_restore_the_outer_one(network: Network, other_network: Network) -> None:
    make_knot(network)
    with network_scope(network):
        with network_scope(other_network):
            assert Knot.objects.count() == 0
        assert Knot.objects.count() == 1


def test_an_error_inside_a_scope_leaves_the_outer_scope_intact(network: Network, other_network: Network) -> None:
    make_knot(network)
    with network_scope(network):
        with pytest.raises(ZeroDivisionError), network_scope(other_network):
            raise ZeroDivisionError
        assert Knot.objects.count() == 1


def test_a_window_is_read_by_everybody_and_written_only_by_its_owner(network: Network, other_network: Network) -> None:
    with network_scope(other_network):
        assert Network.objects.get(pk=network.pk).name == network.name
        assert Network.objects.filter(pk=network.pk).update(name="umbenannt") == 0
        assert Network.objects.filter(pk=other_network.pk).update(name="Neuer Name") == 1


def test_the_journal_can_be_added_to_but_neither_changed_nor_emptied(scope: Network) -> None:
    Entry.objects.create(code="networks.change_profile", done_at=scope.created_at)
    assert Entry.objects.update(code="gefälscht") == 0
    assert Entry.objects.all().delete()[0] == 0
    assert Entry.objects.filter(code="networks.change_profile").exists()
