"""Jobs: the scope is open inside, and without a commit there is no job."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from fachwerk.networks.models import Network
from fachwerk.operation.jobs import defer, every, network_job, order_everywhere
from fachwerk.tenancy.scope import active_network_id, network_is_active

seen: list[object] = []


@network_job("operation.probe_of_the_tests")
def note_network(word: str = "") -> None:
    seen.append((active_network_id(), word))


def test_a_job_runs_in_the_scope_of_its_network(network: Network) -> None:
    seen.clear()
    note_network.task(network_id=str(network.pk), word="Termin")
    assert seen == [(network.pk, "Termin")]
    assert not network_is_active()


def test_a_job_is_ordered_for_the_active_network_and_falls_with_the_transaction(scope: Network) -> None:
    with transaction.atomic():
        defer(note_network, word="Termin")
        assert ProcrastinateJob.objects.get().args == {"network_id": str(scope.pk), "word": "Termin"}
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_regular_work_becomes_one_job_per_network(network: Network, other_network: Network) -> None:
    order_everywhere(note_network)
    assert {job.args["network_id"] for job in ProcrastinateJob.objects.all()} == {
        str(network.pk),
        str(other_network.pk),
    }


@pytest.mark.parametrize("minutes", [0, 7, 61])
def test_regular_work_repeats_at_a_divisor_of_an_hour(minutes: int) -> None:
    with pytest.raises(ValueError, match="divisor"):
        every(minutes)
