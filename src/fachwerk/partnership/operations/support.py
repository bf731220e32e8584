"""Support under an agreement: asked, agreed, delivered, rated."""

from __future__ import annotations

from collections.abc import Sequence

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.operation.gate import operation
from fachwerk.partnership import policies
from fachwerk.partnership.models import Agreement, Support, SupportRequest
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie


@operation("partnership.ask_support")
def ask_support(
    actor: Actor,
    *,
    agreement: Agreement,
    title: str,
    service: str = "",
    note: str = "",
    belongs_to: Sequence[Knot] = (),
) -> Support:
    """A network asks for a service of its agreement, tied to what it is for."""
    request = SupportRequest.objects.create(
        agreement=agreement,
        asking_network=agreement.asking_network,
        answering_network=agreement.answering_network,
        title=title,
        service=service,
        note=note,
    )
    support = Support(request=request, title=title)
    support.save()
    for knot in belongs_to:
        tie_support(support.knot, knot, actor)
    return support


def tie_support(support: Knot, knot: Knot, actor: Actor) -> None:
    """An event grew out of support that was asked before it; support serves a focus or goal."""
    if knot.kind == "event":
        tie(knot, support, Relation.GROWS_FROM, by=actor.user_id)
    else:
        tie(support, knot, Relation.SERVES, by=actor.user_id)


@operation("partnership.agree_support", on="support_request", when=policies.may_agree_support)
def agree_support(actor: Actor, *, support_request: SupportRequest) -> SupportRequest:
    """Whoever was asked agrees to give the support."""
    support_request.agreed_on = clock.today()
    support_request.save(update_fields=["agreed_on"])
    return support_request


@operation("partnership.deliver_support", on="support_request", when=policies.may_deliver_support)
def deliver_support(actor: Actor, *, support_request: SupportRequest) -> SupportRequest:
    """The agreed support was given."""
    support_request.delivered_on = clock.today()
    support_request.save(update_fields=["delivered_on"])
    return support_request


@operation("partnership.rate_support", on="support_request", when=policies.may_rate_support)
def rate_support(
    actor: Actor, *, support_request: SupportRequest, rating: int, rating_text: str = ""
) -> SupportRequest:
    """Whoever asked says how helpful the support was, from 1 to 5."""
    support_request.rated_on = clock.today()
    support_request.rating = rating
    support_request.rating_text = rating_text
    support_request.save(update_fields=["rated_on", "rating", "rating_text"])
    return support_request
