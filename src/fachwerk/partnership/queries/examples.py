"""Good examples of our own, publications of others, and where they were adopted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.core.dates import Precision, rough_day
from fachwerk.core.errors import NotThere
from fachwerk.networks.models import Network
from fachwerk.partnership.models import Adoption, GoodExample, Publication
from fachwerk.tenancy.scope import active_network_id
from fachwerk.thread.kinds import kind_of
from fachwerk.thread.queries import knot_at
from fachwerk.thread.trace import Step, may_see


def examples(actor: Actor) -> QuerySet[GoodExample]:
    """Our own examples; drafts only for the office."""
    own = GoodExample.objects.all()
    return own if actor.is_office else own.exclude(released_on=None)


def example_at(actor: Actor, slug: str) -> GoodExample:
    """The example behind an address; a draft is NotThere for everybody but the office."""
    knot = knot_at("good_example", slug)
    if not may_see(actor, knot.visibility):
        raise NotThere
    example = GoodExample.objects.get(pk=knot.pk)
    example.knot = knot
    return example


def example_for(example_id: uuid.UUID) -> GoodExample:
    """One of our examples by its id; raises NotThere."""
    found = GoodExample.objects.filter(pk=example_id).first()
    if found is None:
        raise NotThere
    return found


def publication_of(example: GoodExample) -> Publication | None:
    """The released copy of our example."""
    return Publication.objects.filter(example_id=example.pk).first()


def library(words: str = "", topic: str = "") -> QuerySet[Publication]:
    """What other networks share at present, newest first."""
    shared = Publication.objects.filter(withdrawn_on=None).exclude(network=active_network_id())
    if words:
        shared = shared.filter(Q(title__icontains=words) | Q(problem__icontains=words) | Q(approach__icontains=words))
    return shared.filter(topic=topic) if topic else shared


def publication_for(publication_id: uuid.UUID) -> Publication:
    """A released example of any network; raises NotThere."""
    found = Publication.objects.select_related("network").filter(pk=publication_id).first()
    if found is None:
        raise NotThere
    return found


def adoptions_of(example_id: uuid.UUID) -> QuerySet[Adoption]:
    """Where our example was adopted."""
    return Adoption.objects.filter(publication__example_id=example_id).select_related("asking_network")


def adoptions_by_us() -> QuerySet[Adoption]:
    """What the active network adopted from others."""
    return Adoption.objects.filter(asking_network=active_network_id()).select_related("publication")


def adoption_of_impulse(impulse_id: uuid.UUID) -> Adoption | None:
    """The adoption that an impulse stands for, if it came from another network."""
    return adoptions_by_us().filter(impulse_id=impulse_id).first()


def frozen_steps(knot_ids: Sequence[uuid.UUID]) -> Iterable[Step]:
    """The frozen chains behind adopted impulses among these knots, as steps of the thread."""
    for adoption in adoptions_by_us().filter(impulse_id__in=knot_ids):
        publication = adoption.publication
        for position, row in enumerate(reversed(publication.chain), start=1):
            yield _step(row, position, publication)


def _step(row: dict[str, str | None], position: int, publication: Publication) -> Step:
    day, precision = rough_day(row["on"]) if row["on"] else (None, Precision.DAY)
    is_example = position == 1
    origin = row.get("origin") or publication.origin_name
    if row["title"] is None:
        return Step(
            kind="", label=_("Eintrag"), title=_("Ein Eintrag, der nicht öffentlich ist"), standing="", day=day,
            precision=precision, depth=100 + position, is_stub=True, origin=origin,
        )  # fmt: skip
    return Step(
        kind=str(row["kind"]), label=kind_of(str(row["kind"])).label, title=row["title"], standing="", day=day,
        precision=precision, depth=100 + position, origin=origin,
        url=f"/n/{publication.origin_slug}/beispiele/{publication.example_slug}/" if is_example else "",
    )  # fmt: skip


def shared_topics() -> list[str]:
    """Topics to filter the library by."""
    return sorted(set(library().exclude(topic="").values_list("topic", flat=True)))


def shared_on(network: Network, day: date) -> int:
    """How many examples a network shares on a day."""
    return Publication.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=day), network=network, released_on__lte=day
    ).count()
