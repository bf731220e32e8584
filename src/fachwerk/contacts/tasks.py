"""Jobs of contacts."""

from __future__ import annotations

from fachwerk.access.actor import system
from fachwerk.contacts.operations import drop_unconfirmed_applications
from fachwerk.operation.jobs import network_job, nightly
from fachwerk.tenancy.scope import active_network_id


@nightly(hour=2, minute=20)
@network_job("contacts.drop_unconfirmed")
def drop_unconfirmed() -> None:
    """Deletes declarations to join that nobody confirmed."""
    drop_unconfirmed_applications(system("nightly", active_network_id()))
