"""A good example of another region becomes an impulse here; its origin stays visible."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.operation.gate import operation
from fachwerk.partnership.facts import AdoptablePublication
from fachwerk.partnership.operations import record_adoption
from fachwerk.strategy.operations import receive_impulse, release_impulse
from fachwerk.thread.models import Knot


@operation("loop.adopt_publication", on="publication")
def adopt_publication(
    actor: Actor, *, publication: AdoptablePublication, text: str = "", goal: Knot | None = None
) -> AdoptablePublication:
    """The office takes over what worked elsewhere as its own impulse; the network of origin learns of it."""
    said = text.strip() or _("%(title)s – das wollen wir auch versuchen.") % {"title": publication.title}
    impulse = receive_impulse(
        actor,
        text=said,
        source="other_region",
        voice=_("übernommen von %(origin)s") % {"origin": publication.origin_name},
        belongs_to=[goal] if goal else [],
        origin_network_name=publication.origin_name,
        origin_title=publication.title,
        origin_publication=publication.pk,
    )
    release_impulse(actor, impulse=impulse)
    record_adoption(actor, publication=publication, impulse=impulse.knot)
    return publication
