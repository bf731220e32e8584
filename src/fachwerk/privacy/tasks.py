"""What the clock sets off."""

from __future__ import annotations

from fachwerk.access.actor import system
from fachwerk.operation.jobs import network_job, nightly
from fachwerk.privacy.operations import end_consents, end_keeping
from fachwerk.tenancy.scope import active_network_id


@nightly(hour=2, minute=40)
@network_job("privacy.end_keeping")
def end_of_keeping() -> None:
    """Erases what was kept long enough and what nobody confirmed."""
    actor = system("nightly", active_network_id())
    end_consents(actor)
    end_keeping(actor)
