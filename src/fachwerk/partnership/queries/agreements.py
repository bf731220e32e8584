"""The partnership, agreements and support."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotThere
from fachwerk.networks.queries import listed_networks
from fachwerk.partnership.models import (
    Agreement,
    KeptAgreement,
    Partnership,
    PartnershipMember,
    Support,
    SupportRequest,
)
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import may_see


def partnership_page() -> dict[str, Any]:
    """What the public page of the partnership shows; readable without any network."""
    described = Partnership.objects.first()
    members = [
        {
            "name": m.name,
            "since": show_day(m.since_on, m.since_precision),
            "slug": m.member_slug,
            "is_invented": m.is_invented,
        }
        for m in PartnershipMember.objects.all()
    ]
    return {"partnership": described, "members": members, "networks": listed_networks()}


def agreements() -> QuerySet[Agreement]:
    """Agreements in which the active network is one of the two."""
    return Agreement.objects.select_related("asking_network", "answering_network")


def agreement_in_force(on: date | None = None) -> Agreement | None:
    """The agreement under which support can be asked on a day."""
    return agreements_in_force(on or clock.today()).first()


def agreements_in_force(on: date) -> QuerySet[Agreement]:
    """Every agreement under which support can be asked on a day."""
    return agreements().filter(Q(valid_until=None) | Q(valid_until__gte=on), signed_on__lte=on)


def kept_agreements(actor: Actor) -> QuerySet[KeptAgreement]:
    """Agreements that the active network keeps; the public ones for everybody but the office."""
    own = KeptAgreement.objects.all()
    return own if actor.is_office else own.filter(is_public=True)


def kept_agreement_at(actor: Actor, slug: str) -> KeptAgreement:
    """The agreement behind an address; raises NotThere for who may not see it."""
    knot = knot_at("agreement", slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    return KeptAgreement.objects.get(pk=knot.pk)


def support_requests() -> QuerySet[SupportRequest]:
    """Requests of the active network and requests to it."""
    return SupportRequest.objects.select_related("asking_network", "answering_network", "support")


def support_request_for(request_id: uuid.UUID) -> SupportRequest:
    """One request; raises NotThere for one between other networks."""
    found = support_requests().filter(pk=request_id).first()
    if found is None:
        raise NotThere
    return found


def support_at(slug: str) -> Support:
    """The knot's own row; raises NotThere."""
    return Support.objects.select_related("request", "request__answering_network").get(
        pk=knot_at("support_request", slug).pk
    )
