"""The partnership and who has joined it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.partnership.models import Agreement, Partnership, PartnershipMember
from fachwerk.tenancy.scope import active_network_id


@operation("partnership.describe_partnership")
def describe_partnership(
    actor: Actor, *, name: str, about: str, since: tuple[date, str], duties: Sequence[str], services: Sequence[str]
) -> Partnership:
    """The office of the partnership tells everybody what it is for, what it asks and what it gives."""
    described, _created = Partnership.objects.update_or_create(
        network_id=active_network_id(),
        defaults={
            "name": name,
            "about": about,
            "since_on": since[0],
            "since_precision": since[1],
            "duties": list(duties),
            "services": list(services),
        },
    )
    return described


@operation("partnership.add_partnership_member")
def add_partnership_member(
    actor: Actor,
    *,
    name: str,
    since: tuple[date | None, str] = (None, Precision.DAY),
    member_slug: str = "",
    is_invented: bool = False,
) -> PartnershipMember:
    """The office of the partnership lists a network that takes part."""
    return PartnershipMember.objects.create(
        name=name, since_on=since[0], since_precision=since[1], member_slug=member_slug, is_invented=is_invented
    )


@operation("partnership.sign_agreement")
def sign_agreement(
    actor: Actor,
    *,
    with_network: Network,
    signed: tuple[date, str],
    services: Sequence[str] = (),
    duties: Sequence[str] = (),
    roles: Sequence[dict[str, str]] = (),
    valid_until: date | None = None,
) -> Agreement:
    """A network joins the partnership by an agreement with its office."""
    return Agreement.objects.create(
        asking_network_id=active_network_id(),
        answering_network=with_network,
        signed_on=signed[0],
        signed_precision=signed[1],
        services=list(services),
        duties=list(duties),
        roles=list(roles),
        valid_until=valid_until,
    )
