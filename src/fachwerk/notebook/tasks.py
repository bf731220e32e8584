"""Jobs of the notebook."""

from __future__ import annotations

from fachwerk.access.actor import system
from fachwerk.notebook.operations import settle_list_mails
from fachwerk.operation.jobs import network_job, nightly
from fachwerk.tenancy.scope import active_network_id


@nightly(hour=1, minute=50)
@network_job("notebook.settle_list_mails")
def settle_letters() -> None:
    """Keeps what became of each mail to a list, before the outbox forgets it."""
    settle_list_mails(system("nightly", active_network_id()))
