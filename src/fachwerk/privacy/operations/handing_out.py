"""Handing out everything about somebody."""

from __future__ import annotations

from fachwerk.access.actor import Actor
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.privacy.queries.export import Everything, everything_about
from fachwerk.privacy.queries.subjects import Subject
from fachwerk.tenancy.scope import active_network_id


@operation("privacy.hand_out_everything")
def hand_out_everything(actor: Actor, *, subject: Subject) -> Everything:
    """Whoever asks gets everything; the journal says that it was handed out, and by whom."""
    return everything_about(subject, Network.objects.get(pk=active_network_id()).name)
